package dev.jumun.jdbc;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** What each database's driver does in its own way. */
interface Driver {
    /** Ends what a connection does at the moment. Called by another thread; may block. */
    void cancel(Connection connection, @Nullable Statement statement) throws SQLException;

    /** Whether it asks its server when auto-commit is switched off. */
    boolean asksToBegin();

    /** Whether a commit would be a rollback: a statement of the transaction has failed. */
    boolean isFailed(Connection connection) throws SQLException;

    /** Limits each further statement of the transaction that begins. */
    void limit(Connection connection, Duration time) throws SQLException;

    /** Finds the driver of a connection, behind whatever a pool wraps around it. */
    static Driver of(Connection connection) throws SQLException {
        Connection own = connection;
        try {
            own = connection.unwrap(Connection.class);
        } catch (SQLException e) {
            // it wraps nothing
        }
        return own.getClass().getName().startsWith("org.postgresql.")
                ? PostgresDriver.of(own.getClass().getClassLoader())
                : AnyDriver.INSTANCE;
    }
}
