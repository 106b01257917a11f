package dev.jumun.jobs;

import dev.jumun.jdbc.Transactions;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** The connections for what the tables of jobs are read and written by. */
final class TablePool {
    private final DataSource pool;
    private final Transactions transactions;

    TablePool(DataSource pool) {
        this.pool = pool;
        this.transactions = Transactions.of(pool).turns(0); // jobs that run must not hold it up
    }

    /** Work with a connection. */
    @FunctionalInterface
    interface Work<R> {
        R with(Connection connection) throws SQLException;
    }

    /** Work of one statement, which needs no transaction around it. */
    <R> R one(Work<R> statement) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            R result = statement.with(connection);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return result;
        }
    }

    /** Work of several statements: all of them, or none. */
    <R> R transaction(Work<R> work) throws SQLException {
        return transactions.call(work::with);
    }
}
