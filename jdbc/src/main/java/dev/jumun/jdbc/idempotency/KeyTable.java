package dev.jumun.jdbc.idempotency;

import dev.jumun.jdbc.Transactions;
import dev.jumun.jdbc.table.OwnTable;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Keys in a table. */
final class KeyTable implements KeyStore {
    private static final List<String> TABLE =
            List.of(
                    """
                    CREATE TABLE IF NOT EXISTS jumun_keys (
                        id VARCHAR(64) PRIMARY KEY,
                        request VARCHAR(64) NOT NULL,
                        attempt VARCHAR(36) NOT NULL,
                        status INT,
                        head BYTEA,
                        body BYTEA,
                        ends TIMESTAMP WITH TIME ZONE NOT NULL)
                    """,
                    "CREATE INDEX IF NOT EXISTS jumun_keys_ends ON jumun_keys (ends)");

    /**
     * Looks first: a row that a transaction has changed and not committed yet, as {@link
     * IdempotencyKey#commitWith} does, would otherwise be waited for, with a connection in hand.
     */
    private static final String INSERT =
            "INSERT INTO jumun_keys (id, request, attempt, ends) SELECT CAST(? AS VARCHAR), CAST(?"
                    + " AS VARCHAR), CAST(? AS VARCHAR), "
                    + OwnTable.END
                    + " WHERE NOT EXISTS (SELECT 1 FROM jumun_keys WHERE id = ?)";

    /**
     * Takes no key over that a transaction has changed and not committed yet: it may be that of the
     * first request, which has not ended with its time, or of a machine that is lost.
     */
    private static final String TAKE_OVER =
            "UPDATE jumun_keys SET request = ?, attempt = ?, status = NULL, head = NULL, body ="
                    + " NULL, ends = "
                    + OwnTable.END
                    + " WHERE id IN (SELECT id FROM jumun_keys WHERE id = ? AND ends <="
                    + " CURRENT_TIMESTAMP FOR UPDATE SKIP LOCKED)";

    private static final String FINISH =
            "UPDATE jumun_keys SET status = ?, head = ?, body = ?, ends = "
                    + OwnTable.END
                    + " WHERE id = ? AND attempt = ?";

    /** While the attempt has a key, only a transaction of its own can hold it. */
    private static final String UNLESS_HELD =
            " AND id IN (SELECT id FROM jumun_keys WHERE id = ? AND attempt = ? FOR UPDATE SKIP"
                    + " LOCKED)";

    /** The status of a key that was used, and whose answer is not kept. */
    private static final int NO_ANSWER = 0;

    private final Transactions transactions;
    private final OwnTable table;
    private final String insert;

    private KeyTable(OwnTable table) {
        this.transactions = table.transactions();
        this.table = table;
        this.insert = table.unlessThere(INSERT);
    }

    static KeyTable on(Transactions transactions) throws SQLException {
        return new KeyTable(OwnTable.open(transactions, "jumun_keys", TABLE));
    }

    @Override
    public Found claim(String id, String request, String attempt, Duration time)
            throws SQLException {
        return transactions.call(connection -> {
            while (true) {
                if (insert(connection, id, request, attempt, time)) {
                    return new Claimed();
                }
                Row row = find(connection, id);
                if (row == null) {
                    continue; // it has been released meanwhile
                }
                if (!row.hasEnded()) {
                    return row.found();
                }
                return takeOver(connection, id, request, attempt, time)
                        ? new Claimed()
                        : new Running(request);
            }
        });
    }

    private boolean insert(
            Connection connection, String id, String request, String attempt, Duration time)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, id);
            statement.setString(2, request);
            statement.setString(3, attempt);
            statement.setLong(4, time.toSeconds());
            statement.setString(5, id);
            return OwnTable.insert(statement);
        }
    }

    private record Row(boolean hasEnded, Found found) {}

    private static @Nullable Row find(Connection connection, String id) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT request, status, head, body, ends <= CURRENT_TIMESTAMP FROM"
                                + " jumun_keys WHERE id = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                String request = row.getString(1);
                int status = row.getInt(2);
                Found found =
                        row.wasNull()
                                ? new Running(request)
                                : new Used(
                                        request,
                                        status == NO_ANSWER
                                                ? null
                                                : new KeptAnswer(
                                                        status, row.getBytes(3), row.getBytes(4)));
                return new Row(row.getBoolean(5), found);
            }
        }
    }

    private static boolean takeOver(
            Connection connection, String id, String request, String attempt, Duration time)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(TAKE_OVER)) {
            update.setString(1, request);
            update.setString(2, attempt);
            update.setLong(3, time.toSeconds());
            update.setString(4, id);
            return update.executeUpdate() == 1;
        }
    }

    @Override
    public Ended finish(String id, String attempt, @Nullable KeptAnswer answer, Duration time)
            throws SQLException {
        return transactions.call(connection -> {
            try (PreparedStatement update = connection.prepareStatement(FINISH + UNLESS_HELD)) {
                finish(update, id, attempt, answer, time);
                update.setString(7, id);
                update.setString(8, attempt);
                if (update.executeUpdate() == 1) {
                    return Ended.RECORDED;
                }
            }
            return isOf(connection, id, attempt) ? Ended.UNCOMMITTED : Ended.TOO_LATE;
        });
    }

    private static boolean isOf(Connection connection, String id, String attempt)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT 1 FROM jumun_keys WHERE id = ? AND attempt = ?")) {
            query.setString(1, id);
            query.setString(2, attempt);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    @Override
    public boolean finishWithin(Connection connection, String id, String attempt, Duration time)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(FINISH)) {
            finish(update, id, attempt, null, time);
            return update.executeUpdate() == 1;
        }
    }

    private static void finish(
            PreparedStatement update,
            String id,
            String attempt,
            @Nullable KeptAnswer answer,
            Duration time)
            throws SQLException {
        update.setInt(1, answer == null ? NO_ANSWER : answer.status());
        update.setBytes(2, answer == null ? null : answer.head());
        update.setBytes(3, answer == null ? null : answer.body());
        update.setLong(4, time.toSeconds());
        update.setString(5, id);
        update.setString(6, attempt);
    }

    @Override
    public Ended release(String id, String attempt) throws SQLException {
        return transactions.call(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement(
                            "DELETE FROM jumun_keys WHERE id = ? AND attempt = ? AND status IS NULL"
                                    + UNLESS_HELD)) {
                delete.setString(1, id);
                delete.setString(2, attempt);
                delete.setString(3, id);
                delete.setString(4, attempt);
                if (delete.executeUpdate() == 1) {
                    return Ended.RECORDED;
                }
            }
            // held, if it is still there without a status; with one, it was committed
            Row row = find(connection, id);
            return row != null && row.found() instanceof Running && isOf(connection, id, attempt)
                    ? Ended.UNCOMMITTED
                    : Ended.RECORDED;
        });
    }

    @Override
    public void sweepIfDue() {
        table.sweepIfDue();
    }
}
