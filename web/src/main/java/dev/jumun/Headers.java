package dev.jumun;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * Header fields, in the order in which they were sent. Names are case-insensitive (RFC 9110,
 * section 5.1).
 */
public interface Headers {
    /** Returns the first value of a field, or null if the field is missing. */
    @Nullable String first(String name);

    /**
     * Returns all values of a field, one for each field line. The list is empty if the field is
     * missing.
     */
    List<String> all(String name);

    /** Passes the name and value of every field line to the action. */
    void forEach(BiConsumer<String, String> action);
}
