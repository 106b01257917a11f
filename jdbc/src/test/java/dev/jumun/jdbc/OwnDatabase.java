package dev.jumun.jdbc;

import com.zaxxer.hikari.HikariDataSource;

import org.h2.jdbcx.JdbcDataSource;

import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import javax.sql.DataSource;

/** A database of a test's own, empty or as {@link Postgres} makes it. */
public final class OwnDatabase implements Closeable {
    private final DataSource pool;
    private final Closeable end;

    private OwnDatabase(DataSource pool, Closeable end) {
        this.pool = pool;
        this.end = end;
    }

    /** One in memory. */
    public static OwnDatabase h2() {
        JdbcDataSource pool = new JdbcDataSource();
        pool.setURL("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
        return new OwnDatabase(pool, () -> {});
    }

    /** One of the PostgreSQL that all tests share. */
    public static OwnDatabase postgres() throws Exception {
        HikariDataSource pool = Postgres.open().pool("", 10);
        return new OwnDatabase(pool, pool);
    }

    public DataSource pool() {
        return pool;
    }

    /** Executes a statement; returns how many rows it changed. */
    public int execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? 0 : statement.getUpdateCount();
        }
    }

    /** The number that a query has as its result. */
    public long number(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        end.close();
    }
}
