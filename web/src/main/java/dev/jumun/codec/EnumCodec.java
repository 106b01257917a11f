package dev.jumun.codec;

import dev.jumun.schema.Schema;
import dev.jumun.schema.Schemas;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.util.List;
import java.util.Map;

/** A closed set of values, by their names. */
final class EnumCodec<E extends Enum<E>> implements Codec<E> {
    private final Class<E> type;
    private final E[] values;
    private final String expected;

    EnumCodec(Class<E> type, E[] values) {
        this.type = type;
        this.values = values.clone();
        this.expected = expected(values);
    }

    @Override
    public @Nullable E decode(JsonReader reader) {
        if (reader.token() == JsonToken.VALUE_STRING) {
            return decodeText(reader.parser().getString(), reader.problems());
        }
        reader.skip();
        return unknown(reader.problems());
    }

    @Override
    public @Nullable E decodeText(String text, Problems problems) {
        for (E value : values) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        return unknown(problems);
    }

    @Override
    public void encode(E value, JsonWriter writer) {
        writer.string(value.name());
    }

    @Override
    public Schema schema(Schemas schemas) {
        return schemas.named(
                type.getSimpleName(),
                type.getName(),
                () ->
                        Schema.type("string")
                                .with("enum", List.of(values).stream().map(Enum::name).toList())
                                .with("title", type.getSimpleName()));
    }

    private @Nullable E unknown(Problems problems) {
        problems.add("enum", "Input should be " + expected, Map.of("expected", expected));
        return null;
    }

    private static String expected(Enum<?>[] values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append(i == values.length - 1 ? " or " : ", ");
            }
            text.append('\'').append(values[i].name()).append('\'');
        }
        return text.toString();
    }
}
