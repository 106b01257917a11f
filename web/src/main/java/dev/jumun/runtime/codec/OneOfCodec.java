package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Some values of a type: texts, whole numbers, true and false. */
record OneOfCodec<T>(Codec<T> codec, List<T> values) implements Codec<T> {
    @Override
    public @Nullable T decode(JsonReader reader) {
        Object there =
                switch (reader.token()) {
                    case VALUE_STRING -> reader.parser().getString();
                    case VALUE_NUMBER_INT -> reader.parser().getNumberValue();
                    case VALUE_TRUE -> true;
                    case VALUE_FALSE -> false;
                    default -> {
                        reader.skip();
                        yield null;
                    }
                };
        for (T value : values) {
            if (there != null && same(value, there)) {
                return value;
            }
        }
        return unknown(reader.problems());
    }

    /** Numbers are the same whatever class holds them; 1 and "1" are not. */
    private static boolean same(Object value, Object there) {
        return value instanceof Number
                ? there instanceof Number && value.toString().equals(there.toString())
                : value.equals(there);
    }

    @Override
    public @Nullable T decodeText(String text, Problems problems) {
        for (T value : values) {
            if (value instanceof String && value.equals(text)) {
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
            expected.append(asPython(values.get(i)));
        }
        problems.add(
                "literal_error",
                "Input should be " + expected,
                Map.of("expected", expected.toString()));
        return null;
    }

    private static String asPython(Object value) {
        return switch (value) {
            case String text -> "'" + text + "'";
            case Boolean yes -> yes ? "True" : "False";
            default -> value.toString();
        };
    }

    @Override
    public void encode(T value, JsonWriter writer) {
        codec.encode(value, writer);
    }

    @Override
    public Schema schema(Schemas schemas) {
        boolean texts = values.stream().allMatch(value -> value instanceof String);
        boolean numbers = values.stream().allMatch(value -> value instanceof Number);
        Schema schema = texts || numbers ? Schema.type(texts ? "string" : "integer") : Schema.any();
        return values.size() == 1
                ? schema.with("const", values.getFirst())
                : schema.with("enum", List.copyOf(values));
    }
}
