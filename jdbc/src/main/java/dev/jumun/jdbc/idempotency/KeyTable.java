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

    private static final String INSERT =
            "INSERT INTO jumun_keys (id, request, attempt, ends) VALUES (?, ?, ?, "
                    + OwnTable.END
                    + ") ON CONFLICT DO NOTHING";

    /** The same for H2. */
    private static final String MERGE =
            "MERGE INTO jumun_keys AS keys USING (VALUES (CAST(? AS VARCHAR), CAST(? AS VARCHAR),"
                    + " CAST(? AS VARCHAR), "
                    + OwnTable.END
                    + ")) AS added (id, request, attempt, ends) ON keys.id = added.id WHEN NOT"
                    + " MATCHED THEN INSERT (id, request, attempt, ends) VALUES (added.id,"
                    + " added.request, added.attempt, added.ends)";

    private static final String TAKE_OVER =
            "UPDATE jumun_keys SET request = ?, attempt = ?, status = NULL, head = NULL, body ="
                    + " NULL, ends = "
                    + OwnTable.END
                    + " WHERE id = ? AND ends <= CURRENT_TIMESTAMP";

    private static final String FINISH =
            "UPDATE jumun_keys SET status = ?, head = ?, body = ?, ends = "
                    + OwnTable.END
                    + " WHERE id = ? AND attempt = ?";

    /** The status of a key that was used, and whose answer is not kept. */
    private static final int NO_ANSWER = 0;

    private final Transactions transactions;
    private final OwnTable table;
    private final String insert;

    private KeyTable(Transactions transactions, OwnTable table) {
        this.transactions = transactions;
        this.table = table;
        this.insert = table.isPostgres() ? INSERT : MERGE;
    }

    static KeyTable on(Transactions transactions) throws SQLException {
        return new KeyTable(transactions, OwnTable.open(transactions, "jumun_keys", TABLE));
    }

    @Override
    public Found claim(String id, String request, String attempt, Duration time)
            throws SQLException {
        return transactions.call(connection -> {
            while (true) {
                if (insert(connection, id, request, attempt, time)) {
                    return new Claimed();
                }
                Found found = find(connection, id);
                if (found != null) {
                    return found;
                }
                if (takeOver(connection, id, request, attempt, time)) {
                    return new Claimed();
                }
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
            return statement.executeUpdate() == 1;
        }
    }

    /** Null if it has gone meanwhile, or has ended. */
    private static @Nullable Found find(Connection connection, String id) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT request, status, head, body FROM jumun_keys WHERE id = ? AND ends >"
                                + " CURRENT_TIMESTAMP")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                String request = row.getString(1);
                int status = row.getInt(2);
                if (row.wasNull()) {
                    return new Running(request);
                }
                return new Used(
                        request,
                        status == NO_ANSWER
                                ? null
                                : new KeptAnswer(status, row.getBytes(3), row.getBytes(4)));
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
    public boolean finish(String id, String attempt, @Nullable KeptAnswer answer, Duration time)
            throws SQLException {
        return transactions.call(connection -> finish(connection, id, attempt, answer, time));
    }

    @Override
    public boolean finishWithin(Connection connection, String id, String attempt, Duration time)
            throws SQLException {
        return finish(connection, id, attempt, null, time);
    }

    private static boolean finish(
            Connection connection,
            String id,
            String attempt,
            @Nullable KeptAnswer answer,
            Duration time)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(FINISH)) {
            update.setInt(1, answer == null ? NO_ANSWER : answer.status());
            update.setBytes(2, answer == null ? null : answer.head());
            update.setBytes(3, answer == null ? null : answer.body());
            update.setLong(4, time.toSeconds());
            update.setString(5, id);
            update.setString(6, attempt);
            return update.executeUpdate() == 1;
        }
    }

    @Override
    public void release(String id, String attempt) throws SQLException {
        transactions.run(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement(
                            "DELETE FROM jumun_keys WHERE id = ? AND attempt = ? AND status IS"
                                    + " NULL")) {
                delete.setString(1, id);
                delete.setString(2, attempt);
                delete.executeUpdate();
            }
        });
    }

    @Override
    public void sweepIfDue() {
        table.sweepIfDue();
    }
}
