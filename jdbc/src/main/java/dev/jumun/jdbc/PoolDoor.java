package dev.jumun.jdbc;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;

/** Takes connections from a pool, each in its turn, and gives them back. */
record PoolDoor(Settings settings, Turns turns) {
    private static final System.Logger LOG = System.getLogger("dev.jumun.jdbc");

    /**
     * Takes a connection. Blocks until there is a turn, and the pool has one.
     *
     * @throws DatabaseUnavailableException if there is none in time, or the database is away
     */
    Connection take() throws SQLException {
        turns.take();
        try {
            return turns.exist() ? takeUndisturbed() : settings.pool().getConnection();
        } catch (Throwable failure) {
            turns.giveBack();
            if (failure instanceof SQLException sql) {
                SQLException meaning = SqlStates.meaning(sql);
                if (meaning instanceof DatabaseUnavailableException) {
                    turns.fail();
                }
                throw meaning;
            }
            throw failure;
        }
    }

    /** With a turn the pool has one, or makes one: an interrupt would only break it. */
    private Connection takeUndisturbed() throws SQLException {
        Connection[] taken = new Connection[1];
        try {
            return Cancelling.whileCalling(
                    () -> {}, () -> taken[0] = settings.pool().getConnection());
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
