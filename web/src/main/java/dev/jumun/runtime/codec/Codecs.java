package dev.jumun.runtime.codec;

import dev.jumun.Secret;
import dev.jumun.Upload;
import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
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
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The codecs that generated code puts others together from. */
public final class Codecs {
    public static final Codec<Integer> INTEGER =
            new IntegralCodec<>(
                    Integer.MIN_VALUE,
                    Integer.MAX_VALUE,
                    Number::intValue,
                    (out, value) -> out.number(value.longValue()));
    public static final Codec<Long> LONG =
            new IntegralCodec<>(
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    Number::longValue,
                    (out, value) -> out.number(value.longValue()));
    public static final Codec<Short> SHORT =
            new IntegralCodec<>(
                    Short.MIN_VALUE,
                    Short.MAX_VALUE,
                    Number::shortValue,
                    (out, value) -> out.number(value.longValue()));
    public static final Codec<Byte> BYTE =
            new IntegralCodec<>(
                    Byte.MIN_VALUE,
                    Byte.MAX_VALUE,
                    Number::byteValue,
                    (out, value) -> out.number(value.longValue()));
    public static final Codec<BigInteger> BIG_INTEGER =
            new IntegralCodec<BigInteger>(
                    number ->
                            number instanceof BigInteger big
                                    ? big
                                    : BigInteger.valueOf(number.longValue()),
                    JsonWriter::number);
    public static final Codec<Double> DOUBLE =
            new DoubleCodec<>(
                    "double", Double::valueOf, (out, value) -> out.number(value.doubleValue()));
    public static final Codec<Float> FLOAT =
            new DoubleCodec<>(
                    "float",
                    number -> (float) number,
                    (out, value) -> out.number(Double.parseDouble(value.toString())));
    public static final Codec<BigDecimal> BIG_DECIMAL = new DecimalCodec();
    public static final Codec<Boolean> BOOLEAN = new BooleanCodec();
    public static final Codec<String> STRING = new StringCodec();
    public static final Codec<byte[]> BYTES = new BytesCodec();
    public static final Codec<Upload> UPLOAD = new UploadCodec();
    public static final Codec<byte[]> BASE64 = new Base64Codec();
    public static final Codec<Secret> SECRET =
            new TextCodec<>(
                    Schema.type("string").with("format", "password").with("writeOnly", true),
                    Secret::toString,
                    (text, problems) -> new Secret(text),
                    "string_type",
                    "Input should be a valid string");
    public static final Codec<UUID> UUID =
            new TextCodec<>(
                    Schema.type("string").with("format", "uuid"),
                    java.util.UUID::toString,
                    UuidText::parse,
                    "uuid_type",
                    "UUID input should be a string, bytes or UUID object");
    public static final Codec<URI> URI =
            new TextCodec<>(
                    Schema.type("string").with("format", "uri").with("minLength", 1),
                    java.net.URI::toString,
                    UriText::parse,
                    "url_type",
                    "URL input should be a string or URL");
    public static final Codec<Inet4Address> INET4_ADDRESS =
            new TextCodec<>(
                    Schema.type("string").with("format", "ipv4"),
                    Inet4Address::getHostAddress,
                    Inet4Text::parse,
                    "ip_v4_address",
                    "Input is not a valid IPv4 address");
    public static final Codec<LocalDate> LOCAL_DATE = TimeCodecs.localDate();
    public static final Codec<LocalDateTime> LOCAL_DATE_TIME = TimeCodecs.localDateTime();
    public static final Codec<OffsetDateTime> OFFSET_DATE_TIME = TimeCodecs.offsetDateTime();
    public static final Codec<Instant> INSTANT = TimeCodecs.instant();
    public static final Codec<Temporal> TEMPORAL = TimeCodecs.temporal();
    public static final Codec<LocalTime> LOCAL_TIME = TimeCodecs.localTime();
    public static final Codec<OffsetTime> OFFSET_TIME = TimeCodecs.offsetTime();

    /** A time of day, with an offset or without one. */
    public static final Codec<TemporalAccessor> TIME = TimeCodecs.time();

    public static final Codec<Duration> DURATION = TimeCodecs.duration();
    public static final Codec<ZonedDateTime> ZONED_DATE_TIME = JdkCodecs.zonedDateTime();
    public static final Codec<YearMonth> YEAR_MONTH = JdkCodecs.yearMonth();
    public static final Codec<Year> YEAR = JdkCodecs.year();
    public static final Codec<ZoneId> ZONE_ID = JdkCodecs.zoneId();
    public static final Codec<Currency> CURRENCY = JdkCodecs.currency();
    public static final Codec<Locale> LOCALE = JdkCodecs.locale();
    public static final Codec<InetAddress> INET_ADDRESS = JdkCodecs.inetAddress();
    public static final Codec<Character> CHARACTER = JdkCodecs.character();

    /** Any JSON. */
    public static final Codec<Object> ANY = new AnyCodec();

    private Codecs() {}

    /** Of an enumeration: its constants, and their names on the wire. */
    public static <E extends Enum<E>> Codec<E> enumeration(
            Class<E> type, String title, E[] values, String... names) {
        return new EnumCodec<>(type, title, values, names);
    }

    /** Of a whole number, without conversion. */
    public static <T> Codec<T> strictInteger(Codec<T> codec) {
        return new StrictCodec<>(codec, StrictCodec.Kind.INTEGER);
    }

    /** Of a number, without conversion. */
    public static <T> Codec<T> strictNumber(Codec<T> codec) {
        return new StrictCodec<>(codec, StrictCodec.Kind.NUMBER);
    }

    /** Of text, without conversion. */
    public static <T> Codec<T> strictText(Codec<T> codec) {
        return new StrictCodec<>(codec, StrictCodec.Kind.TEXT);
    }

    /** Of a boolean, without conversion. */
    public static <T> Codec<T> strictBoolean(Codec<T> codec) {
        return new StrictCodec<>(codec, StrictCodec.Kind.BOOLEAN);
    }

    /** Of some values of a type: texts or whole numbers. */
    public static <T> Codec<T> oneOf(Codec<T> codec, List<T> values) {
        return new OneOfCodec<>(codec, values);
    }

    /** Of a value that has one of several types; what errors call each, and its codec. */
    public static Codec<Object> anyOf(List<String> names, Codec<?>... codecs) {
        return new AnyOfCodec(names, List.of(codecs));
    }

    /** Of a record that is an array: how it is made of its components, and taken apart. */
    public static <T> Codec<T> tuple(
            Function<@Nullable Object[], T> make,
            Function<T, @Nullable Object[]> take,
            Codec<?>... items) {
        return new TupleCodec<>(List.of(items), make, take);
    }

    /** Of an array of any length. */
    public static <T> Codec<List<T>> list(Codec<T> item) {
        return ListCodec.list(item);
    }

    /** Of an array, where the type is only {@code Collection}: a list. */
    public static <T> Codec<Collection<T>> collection(Codec<T> item) {
        return ListCodec.collection(item);
    }

    /** Of an array in which what comes twice is dropped; the order stays. */
    public static <T> Codec<Set<T>> set(Codec<T> item) {
        return ListCodec.set(item);
    }

    /** Of an object with free names. */
    public static <K, V> Codec<Map<K, V>> map(Codec<K> key, Codec<V> value) {
        return new MapCodec<>(key, value);
    }

    /** Of a record that is written as its one component. */
    public static <V, T> Codec<T> scalar(Codec<V> inner, Function<V, T> make, Function<T, V> take) {
        return new ScalarRecordCodec<>(inner, make, take, schema -> schema);
    }

    /** Of a simple type that has a schema of its name. */
    public static <T> Codec<T> named(
            Codec<T> codec, String name, String qualifiedName, String title, String description) {
        return new NamedScalarCodec<>(codec, name, qualifiedName, title, description);
    }

    /** Of what must be null: for what may be null or missing, and must not be anything else. */
    public static <T> Codec<T> nothing(Codec<T> codec, String message) {
        return new NothingCodec<>(codec, message);
    }

    /** Of secret values: errors don't show what was sent. */
    public static <T> Codec<T> hidden(Codec<T> codec) {
        return new HiddenCodec<>(codec);
    }

    /** Of what may be null, as null. */
    public static <T> Codec<T> nullable(Codec<T> codec) {
        return new NullableCodec<>(codec);
    }

    /** Of what may be null or missing, as an {@link Optional}. */
    public static <T> Codec<Optional<T>> optional(Codec<T> codec) {
        return new NullableCodec.Optionally<>(codec);
    }

    /** Of what may be left out, as a {@link dev.jumun.Omittable}. */
    public static <T> Codec<dev.jumun.Omittable<T>> maybe(Codec<T> codec) {
        return new OmittableCodec<>(codec);
    }

    /** Of objects that are written without some of their members. */
    public static <T> Codec<T> filtered(
            Codec<T> codec,
            List<String> only,
            List<String> without,
            boolean nulls,
            boolean defaults) {
        return new FilteredCodec<>(codec, Set.copyOf(only), Set.copyOf(without), nulls, defaults);
    }

    /** Of a type that refers to itself: the codec is asked for when it is needed. */
    public static <T> Codec<T> later(java.util.function.Supplier<Codec<T>> codec) {
        return new LaterCodec<>(codec);
    }

    /**
     * The codec of a class that the application knows.
     *
     * @throws IllegalArgumentException if it does not
     */
    public static <T> Codec<T> known(Class<T> type) {
        Codec<T> codec = KnownTypes.find(type);
        if (codec == null) {
            throw unknown(type);
        }
        return codec;
    }

    /**
     * Refuses a class that no application knows, before its codec is needed.
     *
     * @throws IllegalArgumentException if none does
     */
    public static void requireKnown(Class<?> type) {
        if (!KnownTypes.areThere(type)) {
            throw unknown(type);
        }
    }

    private static IllegalArgumentException unknown(Class<?> type) {
        return new IllegalArgumentException(
                "No running API knows %s. Name it in @Api(models = %s.class), and use it while that API runs, such as in a @Provides(Scope.APP) method."
                        .formatted(type.getName(), type.getSimpleName()));
    }
}
