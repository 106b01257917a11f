package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Leaves members of JSON objects out, at every depth: those that a type declares, and never the
 * entries of a map.
 */
final class DeclaredMembers {
    private static final String PREFIX = "#/components/schemas/";

    private final @Nullable Object schema;
    private final Map<String, @Nullable Object> named;
    private final boolean nulls;
    private final boolean defaults;

    /**
     * Of what a codec writes.
     *
     * @param nulls whether members that are null stay
     * @param defaults whether members that have the value that they have when left out stay
     */
    DeclaredMembers(Codec<?> codec, boolean nulls, boolean defaults) {
        Schemas schemas = new Schemas();
        Schema described = codec.schema(schemas);
        this.schema = schemas.resolve(described);
        this.named = schemas.all();
        this.nulls = nulls;
        this.defaults = defaults;
    }

    @Nullable Object kept(@Nullable Object json) {
        return nulls && defaults ? json : kept(json, schema);
    }

    private @Nullable Object kept(@Nullable Object json, @Nullable Object at) {
        return switch (json) {
            case Map<?, ?> map -> {
                Map<?, ?> keywords = objectOf(map, at);
                Map<String, @Nullable Object> kept = new LinkedHashMap<>();
                map.forEach((key, value) -> {
                    if (stays(value, keywords, key)) {
                        kept.put(String.valueOf(key), kept(value, member(keywords, key)));
                    }
                });
                yield kept;
            }
            case List<?> list -> {
                Object items = arrayOf(at).get("items");
                yield list.stream().map(each -> kept(each, items)).toList();
            }
            case null, default -> json;
        };
    }

    /** What may be left out and has no default in the schema is null then. */
    private boolean stays(@Nullable Object value, Map<?, ?> keywords, Object key) {
        if (!(properties(keywords).get(key) instanceof Map<?, ?> member)) {
            return true;
        }
        boolean required = keywords.get("required") instanceof List<?> all && all.contains(key);
        boolean isDefault = !required && Objects.equals(member.get("default"), value);
        return (nulls || value != null) && (defaults || !isDefault);
    }

    private static @Nullable Object member(Map<?, ?> keywords, Object key) {
        Object declared = properties(keywords).get(key);
        return declared == null ? keywords.get("additionalProperties") : declared;
    }

    private static Map<?, ?> properties(Map<?, ?> keywords) {
        return keywords.get("properties") instanceof Map<?, ?> all ? all : Map.of();
    }

    /** The schema of an object: of several, the first that has all of its members. */
    private Map<?, ?> objectOf(Map<?, ?> json, @Nullable Object at) {
        return options(at)
                .filter(option -> "object".equals(option.get("type")))
                .filter(option ->
                        !option.containsKey("properties")
                                || properties(option).keySet().containsAll(json.keySet()))
                .findFirst()
                .orElse(Map.of());
    }

    private Map<?, ?> arrayOf(@Nullable Object at) {
        return options(at)
                .filter(option -> "array".equals(option.get("type")))
                .findFirst()
                .orElse(Map.of());
    }

    /** The schemas behind references and alternatives. */
    private Stream<Map<?, ?>> options(@Nullable Object at) {
        if (!(at instanceof Map<?, ?> keywords)) {
            return Stream.of();
        }
        if (keywords.get("$ref") instanceof String reference) {
            return options(named.get(reference.substring(PREFIX.length())));
        }
        for (String alternatives : List.of("anyOf", "oneOf")) {
            if (keywords.get(alternatives) instanceof List<?> options) {
                return options.stream().flatMap(this::options);
            }
        }
        return Stream.of(keywords);
    }
}
