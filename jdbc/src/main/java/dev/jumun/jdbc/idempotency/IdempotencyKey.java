package dev.jumun.jdbc.idempotency;

import dev.jumun.jdbc.table.OwnTable;

import org.jspecify.annotations.Nullable;

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
    private volatile @Nullable Connection transaction;

    IdempotencyKey(String text, KeyStore store, String id, String attempt, Duration kept) {
        this.text = text;
        this.store = store;
        this.id = id;
        this.attempt = attempt;
        this.kept = kept;
    }

    /** Whether it was to be committed with a transaction. */
    boolean hasTransaction() {
        return transaction != null;
    }

    /** Whether that transaction continues here: its connection was not given back, or lost. */
    boolean isTransactionOpen() {
        Connection connection = transaction;
        try {
            return connection != null && !connection.isClosed();
        } catch (SQLException lost) {
            return false;
        }
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
     * does; otherwise the response is an error, and what was changed is rolled back.
     *
     * @throws IllegalArgumentException if the connection commits each statement by itself
     * @throws IllegalStateException if another attempt has the key, since this one took too long:
     *     let it roll back the transaction
     */
    public void commitWith(Connection connection) throws SQLException {
        OwnTable.requireTransaction(connection);
        transaction = connection;
        if (!store.finishWithin(connection, id, attempt, kept)) {
            throw new IllegalStateException(
                    "This request has lost its Idempotency-Key to another one: it took too long."
                            + " Give it more time (IdempotencyKeys.atMost), or make it shorter.");
        }
    }
}
