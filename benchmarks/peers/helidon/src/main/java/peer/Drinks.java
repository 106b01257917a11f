package peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The drinks in PostgreSQL, behind a pool of sixteen connections. */
final class Drinks {
    private final HikariDataSource pool;

    Drinks() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(System.getenv("DATABASE_URL"));
        config.setUsername(System.getenv("DATABASE_USER"));
        config.setMaximumPoolSize(16);
        pool = new HikariDataSource(config);
    }

    Models.Row row(long id) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT id, name, price FROM drink WHERE id = ?")) {
            query.setLong(1, id);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return row(rows);
            }
        }
    }

    List<Models.Row> rows() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT id, name, price FROM drink ORDER BY id LIMIT 20");
                ResultSet rows = query.executeQuery()) {
            List<Models.Row> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row(rows));
            }
            return all;
        }
    }

    private static Models.Row row(ResultSet rows) throws SQLException {
        return new Models.Row(rows.getLong(1), rows.getString(2), rows.getInt(3));
    }
}
