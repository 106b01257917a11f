package dev.jumun;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * Header fields in the order of the wire, found by name whatever its case (RFC 9110, section 5).
 */
public interface Headers {
    /** Returns the first value of a field, or null if there is none. */
    @Nullable String first(String name);

    /** Returns all values of a field, one for each of its lines; empty if there is none. */
    List<String> all(String name);

    /** Passes every line to the action, name and value. */
    void forEach(BiConsumer<String, String> action);
}
