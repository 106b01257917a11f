package dev.jumun.jdbc;

import dev.jumun.ServiceUnavailable;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;

/**
 * Says that the transaction has collided with another one: a serialization failure or a deadlock
 * ({@code SQLState} 40001, 40P01). All of it may be tried again, as {@link Transactions#retrying}
 * does; a request that does not is answered 503 with {@code Retry-After}.
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
