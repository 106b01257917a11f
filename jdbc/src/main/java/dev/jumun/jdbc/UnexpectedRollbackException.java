package dev.jumun.jdbc;

import java.sql.SQLException;

/**
 * A transaction was to be committed, but the database would have rolled it back, because one of its
 * statements had failed and the program continued. PostgreSQL ends such a transaction with {@code
 * ROLLBACK}, and its driver reports no failure. Nothing was kept.
 *
 * <p>Let the statement's exception pass; or set a savepoint before a statement that may fail, and
 * roll back to it.
 */
public final class UnexpectedRollbackException extends SQLException {
    private static final long serialVersionUID = 1;

    UnexpectedRollbackException() {
        super(
                "The transaction was rolled back: a statement of it had failed, and its exception"
                        + " was caught. Let the exception pass, or set a savepoint before a"
                        + " statement that may fail.",
                "25P02");
    }
}
