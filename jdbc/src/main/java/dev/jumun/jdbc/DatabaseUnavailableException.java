package dev.jumun.jdbc;

import dev.jumun.ServiceUnavailable;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * No connection was free in time, or the database is unreachable. The request is answered 503 with
 * {@code Retry-After}. The cause, if any, is the exception of the driver or the pool; the {@code
 * SQLState} comes from it.
 */
public final class DatabaseUnavailableException extends SQLTransientConnectionException
        implements ServiceUnavailable {
    private static final long serialVersionUID = 1;

    /** Makes one for a connection that was not free in time. */
    public DatabaseUnavailableException(String message) {
        super(message, "08001");
    }

    DatabaseUnavailableException(SQLException cause) {
        super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
    }

    @Override
    public String detail() {
        return "The database is unavailable. Try again.";
    }
}
