package dev.jumun.jdbc;

import dev.jumun.ServiceUnavailable;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * Says that no connection was free in time, or that the database is away. The request is answered
 * 503 with {@code Retry-After}. The cause, if there is one, is what the driver or the pool threw;
 * the {@code SQLState} is its own.
 */
public final class DatabaseUnavailableException extends SQLTransientConnectionException
        implements ServiceUnavailable {
    private static final long serialVersionUID = 1;

    DatabaseUnavailableException(String message) {
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
