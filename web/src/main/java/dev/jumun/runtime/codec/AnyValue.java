package dev.jumun.runtime.codec;

import dev.jumun.Response;
import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.BaseStream;

/** Writes values whose type is only known when they come. */
final class AnyValue {
    private AnyValue() {}

    static void write(@Nullable Object value, JsonWriter out) {
        switch (value) {
            case null -> out.nullValue();
            case String s -> out.string(s);
            case Boolean b -> out.bool(b);
            case Integer n -> out.number(n.longValue());
            case Long n -> out.number(n.longValue());
            case Short n -> out.number(n.longValue());
            case Byte n -> out.number(n.longValue());
            case Double n -> real(n, out);
            case Float n -> real(Double.parseDouble(n.toString()), out);
            case BigInteger n -> out.number(n);
            case BigDecimal n -> decimal(n, out);
            case byte[] bytes -> out.string(new String(bytes, StandardCharsets.UTF_8));
            case Map<?, ?> map -> object(map, out);
            case Path path -> out.string(path.toString()); // which is an Iterable of itself
            case Iterable<?> items -> array(items.iterator(), out);
            case Iterator<?> items -> array(items, out);
            case BaseStream<?, ?> items -> stream(items, out);
            case Object[] items -> array(Arrays.asList(items).iterator(), out);
            case Character character -> out.string(character.toString());
            case Optional<?> optional -> write(optional.orElse(null), out);
            case Enum<?> constant -> constant(constant, out);
            case Schema schema -> object(schema.keywords(), out);
            case UUID uuid -> Codecs.UUID.encode(uuid, out);
            case InetAddress address -> Codecs.INET_ADDRESS.encode(address, out);
            case YearMonth month -> out.string(month.toString());
            case Year year -> out.number(year.getValue());
            case ZoneId zone -> out.string(zone.getId());
            case Currency currency -> out.string(currency.getCurrencyCode());
            case Locale locale -> out.string(locale.toLanguageTag());
            case URI uri -> Codecs.URI.encode(uri, out);
            case LocalDate date -> Codecs.LOCAL_DATE.encode(date, out);
            case LocalDateTime time -> Codecs.LOCAL_DATE_TIME.encode(time, out);
            case OffsetDateTime time -> moment(time, Codecs.OFFSET_DATE_TIME, out);
            case ZonedDateTime time ->
                    moment(time.toOffsetDateTime(), Codecs.OFFSET_DATE_TIME, out);
            case Instant time ->
                    moment(time.atOffset(ZoneOffset.UTC), Codecs.OFFSET_DATE_TIME, out);
            case LocalTime time -> Codecs.LOCAL_TIME.encode(time, out);
            case OffsetTime time -> moment(time, Codecs.OFFSET_TIME, out);
            case Duration duration -> out.number(seconds(duration));
            default -> registered(value, out);
        }
    }

    /** As FastAPI's encoder for values without a model: an offset of zero has digits. */
    private static <T> void moment(T time, Codec<T> codec, JsonWriter out) {
        JsonWriter text = new JsonWriter(48);
        codec.encode(time, text);
        String json = new String(text.toBytes(), StandardCharsets.UTF_8);
        out.string(json.substring(1, json.length() - 1).replaceAll("Z$", "+00:00"));
    }

    /** As FastAPI's encoder for values without a model: what JSON has no number for is text. */
    private static void real(double number, JsonWriter out) {
        if (Double.isFinite(number)) {
            out.number(number);
        } else {
            out.string(Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf");
        }
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    /** A number, as FastAPI's encoder for values without a model has it. */
    private static void decimal(BigDecimal number, JsonWriter out) {
        if (number.scale() <= 0) {
            out.number(number.toBigInteger());
        } else {
            out.number(number.doubleValue());
        }
    }

    private static void constant(Enum<?> constant, JsonWriter out) {
        if (KnownTypes.find(constant.getDeclaringClass()) != null) {
            encode(constant, constant.getDeclaringClass(), out);
        } else {
            out.string(constant.name());
        }
    }

    private static void registered(Object value, JsonWriter out) {
        Iterable<?> numbers = PrimitiveArrays.asList(value);
        if (numbers == null) {
            encode(value, value.getClass(), out);
            return;
        }
        out.deeper().beginArray();
        for (Object each : numbers) {
            out.item();
            write(each, out);
        }
        out.endArray().higher();
    }

    @SuppressWarnings("unchecked")
    private static void encode(Object value, Class<?> type, JsonWriter out) {
        Codec<Object> codec = (Codec<Object>) KnownTypes.find(type);
        if (codec == null) {
            throw new IllegalArgumentException(
                    "A value of "
                            + value.getClass().getName()
                            + " has no JSON form here. "
                            + remedy(value));
        }
        codec.encode(value, out);
    }

    private static String remedy(Object value) {
        if (value instanceof Response) {
            return "A Response can only be returned directly, not inside another value.";
        }
        return value instanceof Record || value instanceof Enum
                ? "Name its class in @Api(models = …), declare its class as the result, or put its"
                        + " values into a map."
                : "Write it as text or a number, or put its values into a map or a record.";
    }

    private static void object(Map<?, ?> map, JsonWriter out) {
        out.deeper().beginObject();
        map.forEach((name, value) -> {
            out.name(String.valueOf(name));
            write(value, out);
        });
        out.endObject().higher();
    }

    private static void array(Iterator<?> items, JsonWriter out) {
        out.deeper().beginArray();
        while (items.hasNext()) {
            Object item = items.next();
            out.item();
            write(item, out);
        }
        out.endArray().higher();
    }

    private static void stream(BaseStream<?, ?> items, JsonWriter out) {
        try (items) {
            array(items.iterator(), out);
        }
    }
}
