package dev.jumun.runtime.document;

import dev.jumun.runtime.codec.Details;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** The examples of a parameter or body, by their names. */
final class NamedExamples {
    private NamedExamples() {}

    /**
     * Adds one.
     *
     * @param present those that are there; null for none
     * @param line a summary, or empty
     * @param text a description, or empty
     * @param json the example, or empty
     * @param elsewhere where the example is, or empty
     */
    static Map<String, @Nullable Object> with(
            @Nullable Object present,
            String called,
            String line,
            String text,
            String json,
            String elsewhere) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        if (present instanceof Map<?, ?> examples) {
            examples.forEach((key, value) -> all.put(String.valueOf(key), value));
        }
        Map<String, @Nullable Object> example = new LinkedHashMap<>();
        if (!line.isEmpty()) {
            example.put("summary", line);
        }
        if (!text.isEmpty()) {
            example.put("description", text);
        }
        if (!json.isEmpty()) {
            example.put("value", Details.examples(json).getFirst());
        }
        if (!elsewhere.isEmpty()) {
            example.put("externalValue", elsewhere);
        }
        all.put(called, example);
        return all;
    }
}
