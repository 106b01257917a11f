package dev.jumun.jdbc.login;

import dev.jumun.jdbc.Transactions;
import dev.jumun.jdbc.table.OwnTable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Logins as rows of the table {@code jumun_logins}. */
final class LoginTable implements LoginStore {
    private static final List<String> TABLE =
            List.of(
                    """
                    CREATE TABLE IF NOT EXISTS jumun_logins (
                        id VARCHAR(64) PRIMARY KEY,
                        owner VARCHAR(250) NOT NULL,
                        label VARCHAR(250) NOT NULL,
                        begun TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
                        ends TIMESTAMP WITH TIME ZONE NOT NULL)
                    """,
                    "CREATE INDEX IF NOT EXISTS jumun_logins_owner ON jumun_logins (owner)",
                    "CREATE INDEX IF NOT EXISTS jumun_logins_ends ON jumun_logins (ends)");

    private final Transactions transactions;
    private final OwnTable table;

    private LoginTable(OwnTable table) {
        this.transactions = table.transactions();
        this.table = table;
    }

    /** Opens the table, and creates it if it is missing. */
    static LoginTable on(Transactions transactions) throws SQLException {
        return new LoginTable(OwnTable.open(transactions, "jumun_logins", TABLE));
    }

    @Override
    public void add(String user, String session, String label, Duration lasting)
            throws SQLException {
        transactions.run(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "INSERT INTO jumun_logins (id, owner, label, ends) VALUES (?, ?, ?, "
                                    + OwnTable.END
                                    + ")")) {
                insert.setString(1, session);
                insert.setString(2, user);
                insert.setString(3, label);
                insert.setLong(4, lasting.toSeconds());
                insert.executeUpdate();
            }
        });
        table.sweepIfDue();
    }

    @Override
    public boolean has(String user, String session) throws SQLException {
        return transactions.call(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement(
                            "SELECT 1 FROM jumun_logins WHERE id = ? AND owner = ? AND ends >"
                                    + " CURRENT_TIMESTAMP")) {
                query.setString(1, session);
                query.setString(2, user);
                try (ResultSet row = query.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    @Override
    public boolean end(String user, String session) throws SQLException {
        return session.indexOf(0) < 0 && delete("id = ? AND owner = ?", session, user) > 0;
    }

    @Override
    public int endAll(String user) throws SQLException {
        return delete("owner = ?", user);
    }

    @Override
    public int endOthers(String user, String session) throws SQLException {
        return delete("owner = ? AND id <> ?", user, session);
    }

    private int delete(String which, String... parameters) throws SQLException {
        return transactions.call(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM jumun_logins WHERE " + which)) {
                for (int i = 0; i < parameters.length; i++) {
                    delete.setString(i + 1, parameters[i]);
                }
                return delete.executeUpdate();
            }
        });
    }

    @Override
    public List<Login> of(String user) throws SQLException {
        return transactions.call(connection -> {
            List<Login> logins = new ArrayList<>();
            try (PreparedStatement query =
                    connection.prepareStatement(
                            "SELECT id, label, begun, ends FROM jumun_logins WHERE owner = ? AND"
                                    + " ends > CURRENT_TIMESTAMP ORDER BY begun DESC, id")) {
                query.setString(1, user);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        logins.add(
                                new Login(
                                        rows.getString(1),
                                        rows.getString(2),
                                        rows.getObject(3, OffsetDateTime.class).toInstant(),
                                        rows.getObject(4, OffsetDateTime.class).toInstant()));
                    }
                }
            }
            return logins;
        });
    }
}
