package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * One thing that is wrong with a request, as FastAPI reports it.
 *
 * @param type the kind: {@code missing}, {@code int_parsing}, …
 * @param location where: {@code path}, {@code query}, {@code header}, {@code cookie} or {@code
 *     body}, then names and indexes
 * @param message in words
 * @param input what was there instead: text, or a JSON value as lists, maps, strings, numbers,
 *     booleans and null
 * @param context what the message was made of; empty for most
 */
public record Problem(
        String type,
        List<Object> location,
        String message,
        @Nullable Object input,
        Map<String, Object> context) {
    /** Without the input, which may be secret. */
    @Override
    public String toString() {
        return type + " at " + location + ": " + message;
    }

    /** Returns the same with another input. */
    Problem withInput(@Nullable Object other) {
        return new Problem(type, location, message, other, context);
    }

    /** The same in other words, after those with which its type begins. */
    Problem withMessage(String other) {
        String words = type.equals("value_error") ? "Value error, " + other : other;
        return new Problem(type, location, words, input, context);
    }

    void write(JsonWriter out, boolean inputs) {
        out.beginObject();
        out.name("type").string(type);
        out.name("loc").any(location);
        out.name("msg").string(message);
        if (inputs) {
            out.name("input").any(input);
        }
        if (!context.isEmpty()) {
            out.name("ctx").any(context);
        }
        out.endObject();
    }
}
