package dev.jumun.jdbc.idempotency;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The key of the present request, an attribute of it within {@link IdempotencyKeys}. A provider
 * makes it a parameter of handlers:
 *
 * <pre>{@code
 * @Provides
 * static IdempotencyKey key(Request request) {
 *     return Objects.requireNonNull(request.attribute(IdempotencyKey.class));
 * }
 * }</pre>
 */
public final class IdempotencyKey {
    private final String text;
    private final KeyStore store;
    private final String id;
    private final String attempt;
    private final Duration kept;

    IdempotencyKey(String text, KeyStore store, String id, String attempt, Duration kept) {
        this.text = text;
        this.store = store;
        this.id = id;
        this.attempt = attempt;
        this.kept = kept;
    }

    /** Returns the key as the client chose it, to pass it on to a service that takes keys, too. */
    public String text() {
        return text;
    }

    /**
     * Remembers with the transaction of a connection that the key was used: with the effect, or not
     * at all. If the node ends between the commit and the response, a retry is then answered 409,
     * and has no second effect.
     *
     * <p>The transaction must end before the response begins, as one with {@code Scope.FUNCTION}
     * does.
     *
     * @throws IllegalStateException if another attempt has the key, since this one took too long:
     *     let it roll back the transaction
     */
    public void commitWith(Connection connection) throws SQLException {
        if (!store.finishWithin(connection, id, attempt, kept)) {
            throw new IllegalStateException(
                    "This request has lost its Idempotency-Key to another one: it took too long."
                            + " Give it more time (IdempotencyKeys.atMost), or make it shorter.");
        }
    }
}
