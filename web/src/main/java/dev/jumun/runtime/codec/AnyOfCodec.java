package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.List;

/** A value that has one of several types: pydantic's smart mode for unions. */
final class AnyOfCodec implements Codec<Object> {
    private final List<String> names;
    private final List<Codec<?>> codecs;

    AnyOfCodec(List<String> names, List<Codec<?>> codecs) {
        this.names = names;
        this.codecs = codecs;
    }

    @Override
    public @Nullable Object decode(JsonReader reader) {
        Problems problems = reader.problems();
        String exact = exactly(reader.token());
        byte[] json = reader.copy();
        int first = names.indexOf(exact);
        if (first >= 0) {
            Object value = decode(reader.part(json, problems.branch(exact)), first);
            if (value != null) {
                return value;
            }
        }
        List<Problems> failures = new ArrayList<>();
        for (int i = 0; i < codecs.size(); i++) {
            if (!problems.attempt(json.length)) {
                problems.add("recursion_loop", "Input is too deeply nested to find its form");
                return null;
            }
            Problems own = problems.branch(names.get(i));
            Object value = decode(reader.part(json, own), i);
            if (own.isEmpty()) {
                return value;
            }
            failures.add(own);
        }
        failures.forEach(problems::addAll);
        return null;
    }

    private static String exactly(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> "str";
            case VALUE_NUMBER_INT -> "int";
            case VALUE_NUMBER_FLOAT -> "float";
            case VALUE_TRUE, VALUE_FALSE -> "bool";
            default -> "";
        };
    }

    private @Nullable Object decode(JsonReader part, int index) {
        try (part) {
            return part.document(codecs.get(index));
        }
    }

    @Override
    public @Nullable Object decodeText(String text, Problems problems) {
        if (names.contains("str")) {
            int textBranch = names.indexOf("str");
            Problems own = problems.branch("str");
            Object value = codecs.get(textBranch).decodeText(text, own);
            if (own.isEmpty()) {
                return value;
            }
        }
        List<Problems> failures = new ArrayList<>();
        for (int i = 0; i < codecs.size(); i++) {
            Problems own = problems.branch(names.get(i));
            Object value = codecs.get(i).decodeText(text, own);
            if (own.isEmpty()) {
                return value;
            }
            failures.add(own);
        }
        failures.forEach(problems::addAll);
        return null;
    }

    @Override
    public void encode(Object value, JsonWriter writer) {
        writer.any(value);
    }

    @Override
    public Schema schema(Schemas schemas) {
        return Schema.anyOf(
                codecs.stream().map(codec -> codec.schema(schemas)).toArray(Schema[]::new));
    }
}
