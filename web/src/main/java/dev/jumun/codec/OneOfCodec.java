package dev.jumun.codec;

import dev.jumun.schema.Schema;
import dev.jumun.schema.Schemas;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.util.List;
import java.util.Map;

/** Some values of a type: texts, or whole numbers. */
record OneOfCodec<T>(Codec<T> codec, List<T> values) implements Codec<T> {
    @Override
    public @Nullable T decode(JsonReader reader) {
        JsonToken token = reader.token();
        boolean fits =
                values.getFirst() instanceof String
                        ? token == JsonToken.VALUE_STRING
                        : token == JsonToken.VALUE_NUMBER_INT;
        if (!fits) {
            reader.skip();
            return unknown(reader.problems());
        }
        String text = reader.parser().getString();
        return known(text, reader.problems());
    }

    @Override
    public @Nullable T decodeText(String text, Problems problems) {
        return values.getFirst() instanceof String ? known(text, problems) : unknown(problems);
    }

    private @Nullable T known(String text, Problems problems) {
        for (T value : values) {
            if (value.toString().equals(text)) {
                return value;
            }
        }
        return unknown(problems);
    }

    private @Nullable T unknown(Problems problems) {
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                expected.append(i == values.size() - 1 ? " or " : ", ");
            }
            T value = values.get(i);
            expected.append(value instanceof String ? "'" + value + "'" : value.toString());
        }
        problems.add(
                "literal_error",
                "Input should be " + expected,
                Map.of("expected", expected.toString()));
        return null;
    }

    @Override
    public void encode(T value, JsonWriter writer) {
        codec.encode(value, writer);
    }

    @Override
    public Schema schema(Schemas schemas) {
        Schema schema = Schema.type(values.getFirst() instanceof String ? "string" : "integer");
        return values.size() == 1
                ? schema.with("const", values.getFirst())
                : schema.with("enum", List.copyOf(values));
    }
}
