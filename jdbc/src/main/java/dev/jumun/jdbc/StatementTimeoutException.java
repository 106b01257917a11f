package dev.jumun.jdbc;

import dev.jumun.ServiceUnavailable;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;

/**
 * The database has ended a statement because its time was over ({@code SQLState} 57014). The
 * request is answered 503 with {@code Retry-After}.
 */
public final class StatementTimeoutException extends SQLTimeoutException
        implements ServiceUnavailable {
    private static final long serialVersionUID = 1;

    StatementTimeoutException(SQLException cause) {
        super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
    }

    @Override
    public String detail() {
        return "The request took too long";
    }
}
