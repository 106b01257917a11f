package dev.jumun.jdbc.table;

import dev.jumun.jdbc.Transactions;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A table whose rows end, by their column {@code ends} and the time of the server: the clocks of
 * nodes do not matter. Rows that have ended are deleted once a minute.
 */
public final class OwnTable {
    private static final Logger LOG = System.getLogger("dev.jumun.jdbc");
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);
    private static final int LARGEST_SWEEP = 1_000;

    /** The {@code SQLState} of a key that is there already. */
    private static final String UNIQUE = "23505";

    /** The time after a number of seconds, which is a parameter. */
    public static final String END = "CURRENT_TIMESTAMP + CAST(? AS INTEGER) * INTERVAL '1' SECOND";

    private final Transactions transactions;
    private final boolean isPostgres;
    private final String sweep;
    private final AtomicLong lastSweep = new AtomicLong(System.nanoTime());

    private OwnTable(Transactions transactions, boolean isPostgres, String name) {
        this.transactions = transactions;
        this.isPostgres = isPostgres;
        this.sweep =
                "DELETE FROM %1$s WHERE id IN (SELECT id FROM %1$s WHERE ends <= CURRENT_TIMESTAMP ORDER BY ends FETCH FIRST ? ROWS ONLY %2$s)"
                        .formatted(name, isPostgres ? " FOR UPDATE SKIP LOCKED" : "");
    }

    /**
     * Opens a table, and creates it if it is missing. Looks first, since an application may have no
     * right to create tables; and again after a failure, since two nodes that start together may
     * collide.
     *
     * @param name its name; it has the columns {@code id} and {@code ends}
     * @param statements create it
     * @throws IllegalArgumentException if it is another database than PostgreSQL or H2, or the
     *     transactions only read
     * @throws SQLException if the database cannot be reached, or refuses to create the table
     */
    public static OwnTable open(Transactions given, String name, List<String> statements)
            throws SQLException {
        Transactions transactions = given.isolation(Connection.TRANSACTION_READ_COMMITTED);
        String product =
                transactions.call(connection -> {
                    if (connection.isReadOnly()) {
                        throw new IllegalArgumentException(
                                "The table %s is written, and these transactions only read. Give others."
                                        .formatted(name));
                    }
                    return connection.getMetaData().getDatabaseProductName();
                });
        if (!product.equals("PostgreSQL") && !product.equals("H2")) {
            throw new IllegalArgumentException(
                    "The table %s cannot be kept in %s. Give transactions of PostgreSQL, or of H2 for development."
                            .formatted(name, product));
        }
        if (!exists(transactions, name)) {
            try {
                transactions.run(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        for (String each : statements) {
                            statement.execute(each);
                        }
                    }
                });
            } catch (SQLException failure) {
                if (!exists(transactions, name)) {
                    throw failure;
                }
            }
        }
        return new OwnTable(transactions, product.equals("PostgreSQL"), name);
    }

    /**
     * Returns what its statements are made in: whatever isolation the application has chosen, they
     * see what others have committed.
     */
    public Transactions transactions() {
        return transactions;
    }

    /**
     * Refuses a connection that commits each statement by itself: what is to be written with
     * something else, or not at all, would be written alone.
     *
     * @throws IllegalArgumentException if it does
     */
    public static void requireTransaction(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalArgumentException(
                    "This connection commits each statement by itself (auto-commit). Give one with"
                            + " a transaction, such as one that Transactions lends.");
        }
    }

    /**
     * Refuses a text with a zero character. PostgreSQL cannot store it; H2 can, but is used for
     * development only.
     *
     * @param what names the text
     * @throws IllegalArgumentException if it has one
     */
    public static void requireText(String text, String what) {
        if (text.indexOf(0) >= 0) {
            throw new IllegalArgumentException(
                    what + " has a zero character, which PostgreSQL cannot store. Leave it out.");
        }
    }

    /** Returns an insertion that does nothing if its key is there; {@link #insert} executes it. */
    public String unlessThere(String insertion) {
        return isPostgres ? insertion + " ON CONFLICT DO NOTHING" : insertion;
    }

    /**
     * Inserts a row unless its key is there. H2 has no statement for that which two transactions
     * can use at once: there, the second insertion fails, and its transaction continues.
     *
     * @return whether the row was inserted
     */
    public static boolean insert(PreparedStatement insertion) throws SQLException {
        try {
            return insertion.executeUpdate() == 1;
        } catch (SQLIntegrityConstraintViolationException refused) {
            if (!UNIQUE.equals(refused.getSQLState())) {
                throw refused;
            }
            return false;
        }
    }

    private static boolean exists(Transactions transactions, String name) {
        try {
            transactions.run(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SELECT 1 FROM %s WHERE 1 = 0".formatted(name));
                }
            });
            return true;
        } catch (SQLException missing) {
            return false;
        }
    }

    /**
     * Deletes what has ended, if that was not done for a minute, or did not delete everything. What
     * goes wrong is logged.
     */
    public void sweepIfDue() {
        sweepIfDue(System.nanoTime());
    }

    void sweepIfDue(long now) {
        long before = lastSweep.get();
        if (now - before < PAUSE || !lastSweep.compareAndSet(before, now)) {
            return;
        }
        try {
            if (sweep() > LARGEST_SWEEP / 2) {
                lastSweep.compareAndSet(now, now - PAUSE); // there is more
            }
        } catch (SQLException failure) {
            LOG.log(Level.DEBUG, "Rows that have ended could not be deleted.", failure);
        }
    }

    /** Deletes what has ended, as much as does not take long. Returns how many rows. */
    public int sweep() throws SQLException {
        return transactions.call(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(sweep)) {
                delete.setInt(1, LARGEST_SWEEP);
                return delete.executeUpdate();
            }
        });
    }
}
