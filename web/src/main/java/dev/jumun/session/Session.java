package dev.jumun.session;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/**
 * What is remembered of a visitor from one request to the next; injected by its type, where {@link
 * dev.jumun.session.Sessions} stand around the route. Safe for use by several threads of a request.
 *
 * <p>Names and JSON values: texts, numbers, booleans, lists, maps, and records of the API. A value
 * is copied when it is put: a list that is changed afterwards must be put again. What is changed
 * when the answer has begun would get lost, and is refused with an {@link IllegalStateException}.
 */
public interface Session {
    /** Returns a value as JSON has it, or null if there is none. */
    @Nullable Object get(String name);

    /**
     * Returns a value of a type, or null if there is none, or it does not fit: what an older
     * version of the application has put, perhaps.
     *
     * @param type {@code String}, {@code Integer}, {@code Long}, {@code Double}, {@code Boolean},
     *     or a record of the API
     * @throws IllegalArgumentException if it is another type
     */
    <T> @Nullable T get(String name, Class<T> type);

    /**
     * Puts a value in place of the one of that name.
     *
     * @throws IllegalArgumentException if it has no JSON form, or the session gets too large
     */
    void put(String name, Object value);

    /** Removes a value, if it is there. */
    void remove(String name);

    /** Removes all: the visitor is a stranger again. What is put afterwards is a new session. */
    void clear();

    /**
     * Lets what is remembered be a new session, with a new id and a new beginning: do that when a
     * visitor logs in, or may do more than before (OWASP ASVS 5, 7.2.4).
     */
    void renew();

    /**
     * Returns what tells this session from all others, as long as it lasts: for a list of sessions
     * that have ended, see {@link Sessions#validIf}.
     */
    String id();

    /** Returns when it began. */
    Instant created();

    /** Returns the names. */
    Set<String> names();

    /** Returns whether there is nothing in it. */
    boolean isEmpty();
}
