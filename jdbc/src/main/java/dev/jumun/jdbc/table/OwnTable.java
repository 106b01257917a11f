package dev.jumun.jdbc.table;

import dev.jumun.jdbc.Transactions;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
                "DELETE FROM %1$s WHERE id IN (SELECT id FROM %1$s WHERE ends <= CURRENT_TIMESTAMP ORDER BY ends FETCH FIRST ? ROWS ONLY)"
                        .formatted(name);
    }

    /**
     * Opens a table, and creates it if it is missing. Looks first, since an application may have no
     * right to create tables; and again after a failure, since two nodes that start together may
     * collide.
     *
     * @param name its name; it has the columns {@code id} and {@code ends}
     * @param statements create it
     * @throws IllegalArgumentException if it is another database than PostgreSQL or H2
     * @throws SQLException if the database cannot be reached, or refuses to create the table
     */
    public static OwnTable open(Transactions transactions, String name, List<String> statements)
            throws SQLException {
        String product =
                transactions.call(connection -> connection.getMetaData().getDatabaseProductName());
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

    /** Whether it is in PostgreSQL. */
    public boolean isPostgres() {
        return isPostgres;
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

    /** Deletes what has ended, if that was not done for a minute. What goes wrong is logged. */
    public void sweepIfDue() {
        long now = System.nanoTime();
        long before = lastSweep.get();
        if (now - before < PAUSE || !lastSweep.compareAndSet(before, now)) {
            return;
        }
        try {
            sweep();
        } catch (SQLException failure) {
            LOG.log(Level.DEBUG, "Rows that have ended could not be deleted.", failure);
        }
    }

    /** Deletes what has ended, as much as does not take long. */
    public void sweep() throws SQLException {
        transactions.run(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(sweep)) {
                delete.setInt(1, LARGEST_SWEEP);
                delete.executeUpdate();
            }
        });
    }
}
