package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;
import dev.jumun.runtime.schema.Schemas;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Takes out of JSON what has the value that it has when it is left out. */
final class Defaults {
    private static final String PREFIX = "#/components/schemas/";

    private Defaults() {}

    static @Nullable Object without(@Nullable Object json, Codec<?> codec) {
        Schemas schemas = new Schemas();
        Schema schema = codec.schema(schemas);
        return without(json, schemas.resolve(schema), schemas.all());
    }

    private static @Nullable Object without(
            @Nullable Object json, @Nullable Object schema, Map<String, @Nullable Object> named) {
        Map<?, ?> keywords = object(schema, named);
        return switch (json) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> kept = new LinkedHashMap<>();
                map.forEach((key, value) -> {
                    Object member = member(keywords, key);
                    if (!isDefault(value, keywords, key, member)) {
                        kept.put(String.valueOf(key), without(value, member, named));
                    }
                });
                yield kept;
            }
            case List<?> list ->
                    list.stream().map(each -> without(each, keywords.get("items"), named)).toList();
            case null, default -> json;
        };
    }

    /** What may be left out and says no default is null then. */
    private static boolean isDefault(
            @Nullable Object value, Map<?, ?> keywords, Object key, @Nullable Object member) {
        boolean declared =
                keywords.get("properties") instanceof Map<?, ?> all && all.containsKey(key);
        boolean required = keywords.get("required") instanceof List<?> all && all.contains(key);
        if (!declared || required || !(member instanceof Map<?, ?> schema)) {
            return false;
        }
        return Objects.equals(schema.get("default"), value);
    }

    private static @Nullable Object member(Map<?, ?> keywords, Object key) {
        return keywords.get("properties") instanceof Map<?, ?> all
                ? all.get(key)
                : keywords.get("additionalProperties");
    }

    /** The schema of an object, behind references and beside null. */
    private static Map<?, ?> object(@Nullable Object schema, Map<String, @Nullable Object> named) {
        if (!(schema instanceof Map<?, ?> keywords)) {
            return Map.of();
        }
        if (keywords.get("$ref") instanceof String reference) {
            return object(named.get(reference.substring(PREFIX.length())), named);
        }
        if (keywords.get("anyOf") instanceof List<?> options && !options.isEmpty()) {
            return object(options.getFirst(), named);
        }
        return keywords;
    }
}
