package dev.jumun.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What failures of drivers and pools mean, by their classes of {@code SQLState} (ISO 9075, and
 * PostgreSQL's appendix A).
 */
final class SqlStates {
    /** Connection; the server stops or starts; too many connections. */
    private static final List<String> AWAY = List.of("08", "57P", "53300");

    /** The login, the database, the settings: no time will mend them. */
    private static final List<String> REFUSED = List.of("28", "3D", "42");

    private SqlStates() {}

    /** Returns a failure as what it means to a request; itself if nothing special. */
    static SQLException meaning(SQLException failure) {
        if (failure instanceof dev.jumun.ServiceUnavailable) {
            return failure;
        }
        return switch (state(failure)) {
            case "57014" -> new StatementTimeoutException(failure);
            case "40001", "40P01" -> new TransactionConflictException(failure);
            default -> isAway(failure) ? new DatabaseUnavailableException(failure) : failure;
        };
    }

    /** Whether the database cannot be reached now, or has no connection left, and may soon. */
    static boolean isAway(SQLException failure) {
        boolean away = false;
        for (Throwable cause : causes(failure)) {
            if (cause instanceof InterruptedException) {
                return false; // the thread's own end, as a pool reports it
            }
            if (cause instanceof SQLException sql) {
                if (REFUSED.stream().anyMatch(state(sql)::startsWith)) {
                    return false;
                }
                away |=
                        sql instanceof SQLTransientConnectionException
                                || sql instanceof SQLNonTransientConnectionException
                                || AWAY.stream().anyMatch(state(sql)::startsWith);
            }
        }
        return away;
    }

    /** Whether a transaction may be tried again: it has collided with another one. */
    static boolean isConflict(Throwable failure) {
        return causes(failure).stream()
                .anyMatch(cause ->
                        cause instanceof SQLException sql
                                && List.of("40001", "40P01").contains(state(sql)));
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(16).toList();
    }

    private static String state(SQLException failure) {
        return Objects.requireNonNullElse(failure.getSQLState(), "");
    }
}
