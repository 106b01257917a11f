package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A closed set of values, by their names. */
final class EnumCodec<E extends Enum<E>> implements Codec<E> {
    private final Class<E> type;
    private final String title;
    private final E[] values;
    private final String[] names;
    private final Map<E, String> byValue;
    private final String expected;

    /** Whether all names are whole numbers: then it is one of numbers. */
    private final boolean numeric;

    EnumCodec(Class<E> type, String title, E[] values, String[] names) {
        this.type = type;
        this.title = title;
        this.values = values.clone();
        this.names = names.clone();
        this.byValue = new EnumMap<>(type);
        this.numeric =
                names.length > 0
                        && Arrays.stream(names).allMatch(name -> name.matches("-?\\d{1,18}"));
        this.expected = expected(names, numeric ? "" : "'");
        for (int i = 0; i < values.length; i++) {
            byValue.put(values[i], names[i]);
        }
    }

    @Override
    public @Nullable E decode(JsonReader reader) {
        JsonToken token = reader.token();
        boolean number =
                token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        if (token == JsonToken.VALUE_STRING || (numeric && number)) {
            return decodeText(reader.parser().getString(), reader.problems());
        }
        reader.skip();
        return unknown(reader.problems());
    }

    @Override
    public @Nullable E decodeText(String text, Problems problems) {
        Number number = numeric ? IntegerText.parse(text) : null;
        String whole = number instanceof Long ? number.toString() : text;
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(whole)) {
                return values[i];
            }
        }
        return unknown(problems);
    }

    @Override
    public void encode(E value, JsonWriter writer) {
        if (numeric) {
            writer.number(Long.parseLong(Objects.requireNonNull(byValue.get(value))));
            return;
        }
        writer.string(Objects.requireNonNull(byValue.get(value)));
    }

    @Override
    public Schema schema(Schemas schemas) {
        return schemas.named(
                title,
                type.getName(),
                _ ->
                        Schema.type(numeric ? "integer" : "string")
                                .with("enum", numeric ? numbers() : List.of(names))
                                .with("title", title));
    }

    private @Nullable E unknown(Problems problems) {
        problems.add("enum", "Input should be " + expected, Map.of("expected", expected));
        return null;
    }

    private List<Long> numbers() {
        return Arrays.stream(names).map(Long::valueOf).toList();
    }

    private static String expected(String[] values, String quote) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append(i == values.length - 1 ? " or " : ", ");
            }
            text.append(quote).append(values[i]).append(quote);
        }
        return text.toString();
    }
}
