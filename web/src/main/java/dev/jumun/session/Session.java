package dev.jumun.session;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/**
 * The data of a visitor that is kept between requests. Declare a parameter of this type to get it;
 * {@link dev.jumun.session.Sessions} must wrap the route. Safe for use by several threads of a
 * request.
 *
 * <pre>{@code
 * @Post("/cart")
 * void add(String drink, Session session) {
 *     session.put("drink", drink);
 * }
 * }</pre>
 *
 * <p>A session maps names to JSON values: texts, numbers, booleans, lists, maps, and records of the
 * API. A value is copied when it is put, so a list that is changed later must be put again. A
 * change after the response has begun would be lost, and throws an {@link IllegalStateException}.
 */
public interface Session {
    /** Returns a value as JSON, or null if it is not set. */
    @Nullable Object get(String name);

    /**
     * Returns a value of a type. It is null if there is no value, or if the value does not fit the
     * type, for example because an older version of the application stored it.
     *
     * @param type {@code String}, {@code Integer}, {@code Long}, {@code Double}, {@code Boolean},
     *     or a record of the API
     * @throws IllegalArgumentException if it is another type
     */
    <T> @Nullable T get(String name, Class<T> type);

    /**
     * Stores a value under a name, and replaces the previous one.
     *
     * @throws IllegalArgumentException if it has no JSON form, or the session becomes too large
     */
    void put(String name, Object value);

    /** Removes a value, if it exists. */
    void remove(String name);

    /** Removes all values. Values that are put afterwards belong to a new session. */
    void clear();

    /**
     * Keeps the values, but gives the session a new id and a new start time. Call it when a visitor
     * logs in or gains rights (OWASP ASVS 5, 7.2.4).
     */
    void renew();

    /**
     * Returns the id of this session, which is unique and stays the same as long as the session
     * lasts. Use it for a list of revoked sessions; see {@link Sessions#validIf}.
     */
    String id();

    /** Returns when the session was created. */
    Instant created();

    /** Returns the names of the values. */
    Set<String> names();

    /** Returns whether the session has no values. */
    boolean isEmpty();
}
