package dev.jumun.jdbc;

import dev.jumun.async.Yield;
import dev.jumun.runtime.engine.TimeRange;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Transactions on the connections of a pool, for requests and for what runs outside of them.
 *
 * <pre>{@code
 * @Provides(Scope.APP)
 * static Transactions transactions(DataSource pool) {
 *     return Transactions.of(pool);
 * }
 *
 * @Provides(Scope.FUNCTION)
 * static void connection(Transactions transactions, Yield<Connection> yield) throws Exception {
 *     transactions.lend(yield);
 * }
 * }</pre>
 *
 * <p>A connection is taken at the first statement. What was changed is committed when the work
 * returns, and rolled back when it throws; the failure that came first stays the first one. A
 * commit that would be a rollback fails ({@link UnexpectedRollbackException}). When the task is
 * cancelled (its client goes away, its time is over, a sibling fails, the application shuts down),
 * the statement is cancelled on the server, and the connection goes back to the pool unharmed. The
 * deadline of a request is passed on to PostgreSQL as {@code statement_timeout}. A pool without a
 * free connection, a database that is away, a statement whose time is over, and a collision with
 * another transaction are answered 503 with {@code Retry-After}.
 *
 * <p>Immutable, and safe for any number of threads. The pool is closed by its owner.
 */
public final class Transactions {
    private static final Set<Integer> LEVELS =
            Set.of(
                    0,
                    Connection.TRANSACTION_READ_UNCOMMITTED,
                    Connection.TRANSACTION_READ_COMMITTED,
                    Connection.TRANSACTION_REPEATABLE_READ,
                    Connection.TRANSACTION_SERIALIZABLE);

    private final PoolDoor door;

    /** Work in a transaction. */
    @FunctionalInterface
    public interface Work<R extends @Nullable Object, E extends Exception> {
        /** Works with a connection, which must not be kept beyond the call. */
        R with(Connection connection) throws E, SQLException;
    }

    /** Work in a transaction, without a result. */
    @FunctionalInterface
    public interface Task<E extends Exception> {
        /** Works with a connection, which must not be kept beyond the call. */
        void with(Connection connection) throws E, SQLException;
    }

    /**
     * What has happened on a pool since its {@code Transactions} were made, and what happens now.
     * All numbers but the last two only grow, so that a metric may be a counter of them:
     *
     * <pre>{@code
     * FunctionCounter.builder("database.cancelled", transactions, t -> t.statistics().cancelled())
     *         .register(registry);
     * }</pre>
     *
     * @param committed transactions that were committed; those that executed nothing are not
     *     counted
     * @param rolledBack transactions that were rolled back
     * @param cancelled calls that were cancelled on the server, because their request had ended
     * @param broken connections that were lost, or broken off since the server did not answer
     * @param unavailable failures because no connection was free, or the database was away
     * @param timeouts statements that the server ended
     * @param conflicts collisions with other transactions
     * @param inUse turns that are taken now; 0 without turns
     * @param waiting requests that wait for their turn now; 0 without turns
     */
    public record Statistics(
            long committed,
            long rolledBack,
            long cancelled,
            long broken,
            long unavailable,
            long timeouts,
            long conflicts,
            int inUse,
            int waiting) {}

    private Transactions(PoolDoor door) {
        this.door = door;
    }

    /**
     * Makes transactions on the connections of a pool. If the pool reports its maximum size, as
     * HikariCP does, requests take turns; a request that has waited two seconds is answered 503.
     */
    public static Transactions of(DataSource pool) {
        return with(Settings.of(pool));
    }

    private static Transactions with(Settings settings) {
        return new Transactions(PoolDoor.of(settings));
    }

    // ---- settings

    /**
     * Limits the number of transactions that run at the same time; the others wait for their turns.
     * For a pool that does not report its size. 0 leaves waiting to the pool.
     */
    public Transactions turns(int count) {
        if (count < 0) {
            throw new IllegalArgumentException(
                    count + " turns cannot be had. Give the size of the pool, or 0 for no turns.");
        }
        return with(door.settings().turns(count));
    }

    /**
     * Sets how long a request waits for its turn, instead of two seconds.
     *
     * @throws IllegalArgumentException if it is negative, or longer than ten years
     */
    public Transactions waitAtMost(Duration time) {
        TimeRange.FROM_ZERO.check(
                time, () -> "Requests cannot wait %s for their turns".formatted(time));
        return with(door.settings().patience(time));
    }

    /**
     * Takes the connection at once, not at the first statement: if no connection is free, the
     * request is answered 503 before the handler begins.
     */
    public Transactions eager() {
        return new Transactions(door.with(door.settings().eager()));
    }

    /**
     * Isolates transactions from each other.
     *
     * @param level such as {@link Connection#TRANSACTION_SERIALIZABLE}; 0 for the database's own
     * @throws IllegalArgumentException if it is no level
     */
    public Transactions isolation(int level) {
        if (!LEVELS.contains(level)) {
            throw new IllegalArgumentException(
                    "%d is no isolation level. Give a constant of Connection, such as TRANSACTION_SERIALIZABLE."
                            .formatted(level));
        }
        return new Transactions(door.with(door.settings().isolation(level)));
    }

    /** Makes transactions of {@link #readOnly} read from another pool. */
    public Transactions replica(DataSource pool) {
        return new Transactions(door.with(door.settings().replica(pool)));
    }

    /**
     * Returns transactions that only read, from the replica if there is one: a write is an error of
     * the database. Make them once, for the life of the application: those of one replica share
     * their turns.
     */
    public Transactions readOnly() {
        Settings reading = door.settings().reading();
        return reading.pool() == door.settings().pool()
                ? new Transactions(door.with(reading))
                : with(reading);
    }

    /**
     * Tries work again when its transaction collides with another one ({@code SQLState} 40001,
     * 40P01).
     *
     * @param attempts how often in all
     */
    public Retrying retrying(int attempts) {
        return new Retrying(this, attempts);
    }

    /**
     * Returns what has happened on this pool. Transactions that were derived from others ({@link
     * #eager}, {@link #isolation}, {@link #readOnly} without a replica) share their numbers. Does
     * not block.
     */
    public Statistics statistics() {
        return door.counts().now(door.turns());
    }

    // ---- work

    /**
     * Lends a connection in a transaction, as a provider does for a request. Blocks as long as what
     * it is lent to runs, then for the commit or the rollback.
     *
     * <p>The transaction ends with the lender: {@code close()} of the connection does nothing.
     *
     * @throws UnexpectedRollbackException if a statement had failed, and its failure was caught
     * @throws DatabaseUnavailableException if there is no connection in time
     * @throws Exception what it is lent to throws
     */
    public void lend(Yield<? super Connection> yield) throws Exception {
        call(connection -> {
            yield.to(connection);
            return connection;
        });
    }

    /**
     * Does work in a transaction of its own: outside of requests, for a message of a web socket,
     * for a branch of a {@code gather}. Runs on the calling thread. A request that holds a
     * connection should not wait for a second one.
     *
     * <pre>{@code
     * long orders = transactions.call(connection -> Menu.orders(connection));
     * }</pre>
     *
     * @throws SQLException if there is no connection in time, or the commit fails
     * @throws E what the work throws
     */
    public <R extends @Nullable Object, E extends Exception> R call(Work<R, E> work)
            throws SQLException, E {
        LentConnection lent = new LentConnection(door, true);
        try {
            if (!door.settings().lazy()) {
                lent.real();
            }
            R result = work.with(lent.proxy());
            lent.commit();
            return result;
        } catch (Throwable failure) {
            lent.rollbackAfter(failure);
            throw failure;
        } finally {
            lent.giveBack();
        }
    }

    /** Does the same as {@link #call}, without a result. */
    public <E extends Exception> void run(Task<E> work) throws SQLException, E {
        call(connection -> {
            work.with(connection);
            return connection;
        });
    }

    /**
     * Returns a pool for libraries that make their own transactions, such as JDBI and Hibernate:
     * their connections are taken late, cancelled and limited in the same way, and a commit that
     * would be a rollback fails. The caller closes it.
     */
    public DataSource dataSource() {
        return new LentPool(door);
    }
}
