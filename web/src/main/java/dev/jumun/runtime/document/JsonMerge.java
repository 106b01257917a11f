package dev.jumun.runtime.document;

import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Merges JSON as FastAPI's {@code openapi_extra} is merged: objects member by member, lists one
 * after the other; anything else takes the place of what was there.
 */
final class JsonMerge {
    private JsonMerge() {}

    static Map<String, @Nullable Object> of(Map<?, ?> first, Map<?, ?> second) {
        Map<String, @Nullable Object> both = new LinkedHashMap<>();
        first.forEach((name, value) -> both.put(String.valueOf(name), value));
        second.forEach((name, value) ->
                both.put(String.valueOf(name), merged(both.get(String.valueOf(name)), value)));
        return both;
    }

    private static @Nullable Object merged(@Nullable Object before, @Nullable Object more) {
        Object there = before instanceof Schema schema ? schema.keywords() : before;
        if (there instanceof Map<?, ?> a && more instanceof Map<?, ?> b) {
            return of(a, b);
        }
        if (there instanceof List<?> a && more instanceof List<?> b) {
            List<@Nullable Object> all = new ArrayList<>(a);
            all.addAll(b);
            return all;
        }
        return more;
    }
}
