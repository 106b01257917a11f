package dev.jumun.jdbc;

import dev.jumun.HttpException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Map;

/** What handlers do with a session, well or not. */
final class Acts {
    private Acts() {}

    static @Nullable Object act(String how, Connection connection) throws Exception {
        if (!how.equals("nothing")) {
            insert(connection, how);
        }
        switch (how) {
            case "throws" -> throw new IllegalStateException("on purpose");
            case "checked" -> throw new IOException("on purpose");
            case "error" -> throw new AssertionError("on purpose");
            case "http" -> throw new HttpException(409, "on purpose");
            case "null" -> {
                return null;
            }
            case "unwritable" -> {
                return Map.of("kept", Thread.currentThread());
            }
            case "sql" -> fail(connection);
            case "caught", "caught-then-written" -> {
                try {
                    fail(connection);
                } catch (SQLException e) {
                    // a handler that goes on
                }
                if (how.equals("caught-then-written")) {
                    insert(connection, "second");
                }
            }
            case "savepoint" -> {
                Savepoint before = connection.setSavepoint();
                try {
                    fail(connection);
                } catch (SQLException e) {
                    connection.rollback(before);
                }
            }
            case "killed" -> execute(connection, "SELECT pg_terminate_backend(pg_backend_pid())");
            case "killed-and-caught" -> {
                try {
                    execute(connection, "SELECT pg_terminate_backend(pg_backend_pid())");
                } catch (SQLException e) {
                    // a handler that goes on
                }
            }
            case "duplicate" -> insert(connection, how); // deferred: the commit fails
            case "commits" -> {
                connection.commit();
                throw new IllegalStateException("after the handler's own commit");
            }
            case "rolls-back" -> connection.rollback();
            case "closes" -> connection.close();
            default -> {}
        }
        return Map.of("kept", true);
    }

    static void insert(Connection connection, String name) throws SQLException {
        execute(connection, "INSERT INTO entry (name) VALUES ('" + name + "')");
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Fails on the server. */
    private static void fail(Connection connection) throws SQLException {
        execute(connection, "SELECT 1/0");
    }
}
