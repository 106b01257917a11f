package dev.jumun.runtime.codec;

import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A value that has one of several forms: the records of a sealed interface. Each is tried in its
 * order, unless a member identifies it.
 */
public final class UnionCodec<T> implements Codec<T> {
    private record Branch<T>(
            String name, Class<? extends T> type, Codec<? extends T> codec, String tag) {}

    private final String discriminator;
    private final List<Branch<T>> branches = new ArrayList<>();

    /** Makes a union without forms; with the name of the discriminator, or empty. */
    public UnionCodec(String discriminator) {
        this.discriminator = discriminator;
    }

    /** Adds a form: its name in errors, and its value of the discriminator. */
    public <S extends T> UnionCodec<T> branch(
            String name, Class<S> type, Codec<S> codec, String tag) {
        branches.add(new Branch<>(name, type, codec, tag));
        return this;
    }

    @Override
    public @Nullable T decode(JsonReader reader) {
        byte[] json = reader.copy();
        Problems problems = reader.problems();
        return discriminator.isEmpty()
                ? any(json, problems, reader.memory())
                : tagged(json, problems, reader.memory());
    }

    private @Nullable T any(byte[] json, Problems problems, @Nullable ValueMemory memory) {
        List<Problems> failures = new ArrayList<>();
        for (Branch<T> branch : branches) {
            if (!problems.attempt(json.length)) {
                problems.add("recursion_loop", "Input is too deeply nested to find its form");
                return null;
            }
            Problems own = problems.branch(branch.name());
            T value = decode(json, branch, own, memory);
            if (own.isEmpty()) {
                return value;
            }
            failures.add(own);
        }
        failures.forEach(problems::addAll);
        return null;
    }

    private @Nullable T tagged(byte[] json, Problems problems, @Nullable ValueMemory memory) {
        // that of a small one is soon gone
        ValueMemory counting = json.length > BodyMemory.SMALL ? memory : null;
        if (!(JsonTree.read(json, counting) instanceof Map<?, ?> object)) {
            problems.add(
                    "model_attributes_type",
                    "Input should be a valid dictionary or object to extract fields from");
            return null;
        }
        String quoted = "'" + discriminator + "'";
        if (!object.containsKey(discriminator)) {
            problems.add(
                    "union_tag_not_found",
                    "Unable to extract tag using discriminator " + quoted,
                    Map.of("discriminator", quoted));
            return null;
        }
        Object tag = object.get(discriminator);
        for (Branch<T> branch : branches) {
            if (branch.tag().equals(tag)) {
                Problems own = problems.branch(branch.tag());
                T value = decode(json, branch, own, memory);
                problems.addAll(own);
                return own.isEmpty() ? value : null;
            }
        }
        String found = tag == null ? "None" : tag.toString();
        String expected =
                branches.stream()
                        .map(branch -> "'" + branch.tag() + "'")
                        .collect(Collectors.joining(", "));
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("discriminator", quoted);
        context.put("tag", found);
        context.put("expected_tags", expected);
        problems.add(
                "union_tag_invalid",
                "Input tag '"
                        + found
                        + "' found using "
                        + quoted
                        + " does not match any of the expected tags: "
                        + expected,
                context);
        return null;
    }

    private static <T> @Nullable T decode(
            byte[] json, Branch<T> branch, Problems problems, @Nullable ValueMemory memory) {
        try (JsonReader reader = new JsonReader(json, problems, memory)) {
            return reader.document(branch.codec());
        }
    }

    @Override
    public @Nullable T decodeText(String text, Problems problems) {
        JsonWriter json = new JsonWriter().string(text);
        return any(json.toBytes(), problems, null);
    }

    @Override
    public void encode(T value, JsonWriter writer) {
        for (Branch<T> branch : branches) {
            if (branch.type().isInstance(value)) {
                encode(value, branch, writer);
                return;
            }
        }
        throw new IllegalArgumentException(value.getClass() + " is not one of the union's types.");
    }

    @SuppressWarnings("unchecked") // it was found by its class
    private static <T, S extends T> void encode(T value, Branch<T> branch, JsonWriter writer) {
        ((Codec<S>) branch.codec()).encode((S) value, writer);
    }

    @Override
    public Schema schema(Schemas schemas) {
        List<Schema> options = new ArrayList<>();
        Map<String, @Nullable Object> mapping = new LinkedHashMap<>();
        for (Branch<T> branch : branches) {
            Schema option = branch.codec().schema(schemas);
            options.add(option);
            mapping.put(branch.tag(), option.get("$ref"));
            if (!discriminator.isEmpty()) {
                schemas.require(option, discriminator);
            }
        }
        if (discriminator.isEmpty()) {
            return Schema.any().with("anyOf", options);
        }
        Map<String, Object> how = new LinkedHashMap<>();
        how.put("propertyName", discriminator);
        how.put("mapping", mapping);
        return Schema.any().with("oneOf", options).with("discriminator", how);
    }
}
