package dev.jumun.jobs;

import dev.jumun.async.TaskTree;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

/** Waits for what a database shows. */
final class Await {
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(120);

    private Await() {}

    /** Something to wait for. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    /** Asks again and again; fails after two minutes. Returns how long it took, in milliseconds. */
    static long until(String what, Condition condition) throws Exception {
        long begin = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - begin > LONGEST) {
                throw new AssertionError(
                        "waited in vain for " + what + "\n" + TaskTree.now().toText());
            }
            LockSupport.parkNanos(5_000_000); // what it waits for is in a database
        }
        return (System.nanoTime() - begin) / 1_000_000;
    }

    static List<String> texts(DataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    static long number(DataSource pool, String sql) throws SQLException {
        return Long.parseLong(texts(pool, sql).getFirst());
    }

    static void execute(DataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
