package dev.jumun.jdbc;

import dev.jumun.async.Async;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Does work in a transaction again when it collides with another one. The work is called once for
 * each attempt, so that it must do nothing but use its connection. There is no such thing for what
 * is lent: a handler runs once.
 *
 * <pre>{@code
 * Transactions careful = transactions.isolation(Connection.TRANSACTION_SERIALIZABLE);
 * careful.retrying(5).run(connection -> transfer(connection, from, to, amount));
 * }</pre>
 */
public final class Retrying {
    private static final Duration FIRST = Duration.ofMillis(5);

    private final Transactions transactions;
    private final int attempts;

    Retrying(Transactions transactions, int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException(
                    attempts
                            + " attempts aren't possible. Give at least 1, the first attempt"
                            + " included.");
        }
        this.transactions = transactions;
        this.attempts = attempts;
    }

    /**
     * Does work as {@link Transactions#call} does. Between attempts it waits for a random time, up
     * to 5 ms, 10 ms, 20 ms and so on.
     *
     * @throws SQLException as there; the last attempt's if all have collided
     * @throws E what the work throws
     */
    public <R extends @Nullable Object, E extends Exception> R call(Transactions.Work<R, E> work)
            throws SQLException, E {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.call(work);
            } catch (Exception failure) {
                if (attempt == attempts || !SqlStates.isConflict(failure)) {
                    throw failure;
                }
            }
            long most = FIRST.toNanos() << Math.min(attempt - 1, 10);
            Async.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(most) + 1));
        }
    }

    /** Does the same as {@link #call}, without a result. */
    public <E extends Exception> void run(Transactions.Task<E> work) throws SQLException, E {
        call(connection -> {
            work.with(connection);
            return connection;
        });
    }
}
