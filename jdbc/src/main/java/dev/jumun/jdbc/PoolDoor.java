package dev.jumun.jdbc;

import dev.jumun.jdbc.pool.Readers;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Takes connections from a pool, each in its turn, and gives them back.
 *
 * @param settings how transactions are made
 * @param turns limits the connections in use
 * @param counts counters of failures and waits
 * @param grace for requests to cancel
 */
record PoolDoor(Settings settings, Turns turns, Counts counts, CancelGrace grace) {
    private static final System.Logger LOG = System.getLogger("dev.jumun.jdbc");

    /** Makes the single entry point of a pool. */
    static PoolDoor of(Settings settings) {
        Turns turns =
                new Turns(Turns.nameOf(settings.pool()), settings.turns(), settings.patience());
        return new PoolDoor(settings, turns, new Counts(), new CancelGrace());
    }

    /** The same door for transactions that are made in another way. */
    PoolDoor with(Settings others) {
        return new PoolDoor(others, turns, counts, grace);
    }

    /** What reads events on connections of this pool, whatever transactions are made on it. */
    Readers readers() {
        DataSource pool = settings.pool();
        return pool instanceof LentPool lent
                ? lent.door().readers()
                : Readers.of(pool, Turns.sizeOf(pool));
    }

    /**
     * Takes a connection. Blocks until it is the caller's turn and the pool has a connection.
     *
     * @throws DatabaseUnavailableException if no connection is free in time, or the database is
     *     unreachable
     */
    Connection take() throws SQLException {
        try {
            turns.take();
        } catch (DatabaseUnavailableException failure) {
            throw counts.failed(failure);
        }
        try {
            return turns.exist() ? takeUndisturbed() : settings.pool().getConnection();
        } catch (Throwable failure) {
            turns.giveBack();
            if (failure instanceof SQLException sql) {
                SQLException meaning = SqlStates.meaning(sql);
                if (meaning instanceof DatabaseUnavailableException) {
                    turns.fail();
                }
                throw counts.failed(meaning);
            }
            throw failure;
        }
    }

    /** With a turn the pool has one, or makes one: an interrupt would only break it. */
    private Connection takeUndisturbed() throws SQLException {
        Connection[] taken = new Connection[1];
        try {
            return Cancelling.whileCalling(
                    grace.now(), () -> {}, () -> taken[0] = settings.pool().getConnection());
        } catch (Throwable failure) {
            if (taken[0] != null) {
                taken[0].close(); // it came, and the task was cancelled meanwhile
            }
            throw failure;
        }
    }

    /** Gives a connection back. What goes wrong is noted: the work on it has ended already. */
    void giveBack(Connection connection, @Nullable Throwable because) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException failure) {
            if (because == null) {
                LOG.log(System.Logger.Level.DEBUG, "A connection could not be closed.", failure);
            } else {
                because.addSuppressed(failure);
            }
        } finally {
            turns.giveBack();
        }
    }
}
