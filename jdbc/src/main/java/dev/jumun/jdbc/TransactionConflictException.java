package dev.jumun.jdbc;

import dev.jumun.ServiceUnavailable;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;

/**
 * The transaction has collided with another one: a serialization failure or a deadlock ({@code
 * SQLState} 40001, 40P01). The whole transaction may be tried again, as {@link
 * Transactions#retrying} does; otherwise the request is answered 503 with {@code Retry-After}.
 */
public final class TransactionConflictException extends SQLTransactionRollbackException
        implements ServiceUnavailable {
    private static final long serialVersionUID = 1;

    TransactionConflictException(SQLException cause) {
        super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
    }

    @Override
    public String detail() {
        return "The request collided with another one. Try again.";
    }
}
