package dev.jumun.jdbc;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/**
 * A connection whose transactions are savepoints within one that is never committed. Without a
 * transaction each statement has a savepoint of its own: one that fails must not end the others.
 */
final class SavepointConnection implements InvocationHandler {
    private final Connection real;
    private final Runnable release;
    private boolean autoCommit = true;
    private boolean readOnly;
    private boolean closed;
    private int isolation;
    private @Nullable Savepoint begin;

    private SavepointConnection(Connection real, Runnable release) throws SQLException {
        this.real = real;
        this.release = release;
        this.isolation = real.getTransactionIsolation();
    }

    static Connection of(Connection real, Runnable release) throws SQLException {
        return (Connection) proxy(Connection.class, new SavepointConnection(real, release));
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(
                SavepointConnection.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    @Override
    @SuppressWarnings("NullAway") // as the interface documents for each method
    public @Nullable Object invoke(
            Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        Object argument = arguments == null ? null : arguments[0];
        return switch (method.getName()) {
            case "equals" -> self == argument;
            case "hashCode" -> System.identityHashCode(self);
            case "isClosed" -> closed;
            case "getAutoCommit" -> autoCommit;
            case "isReadOnly" -> readOnly;
            case "getTransactionIsolation" -> isolation;
            case "setAutoCommit" -> {
                end(true);
                autoCommit = (boolean) argument;
                yield null;
            }
            case "setReadOnly" -> {
                readOnly = (boolean) argument;
                yield null;
            }
            case "setTransactionIsolation" -> {
                isolation = (int) argument; // of the transaction around it nothing can be changed
                yield null;
            }
            case "commit" -> {
                end(true);
                yield null;
            }
            case "rollback" -> {
                if (argument == null) {
                    end(false);
                    yield null;
                }
                yield direct(self, method, arguments);
            }
            case "close", "abort" -> {
                close();
                yield null;
            }
            default -> direct(self, method, arguments);
        };
    }

    private @Nullable Object direct(
            Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        if (closed) {
            throw new SQLException("This connection is closed.", "08003");
        }
        if (method.getName().equals("setSavepoint")) {
            begin();
        }
        Object result = Wire.direct(real, method, arguments);
        return result instanceof Statement statement ? statement(self, statement) : result;
    }

    private Object statement(Object self, Statement target) {
        Class<?> type =
                target instanceof CallableStatement
                        ? CallableStatement.class
                        : target instanceof PreparedStatement
                                ? PreparedStatement.class
                                : Statement.class;
        return proxy(
                type,
                (_, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return self;
                    }
                    return method.getName().startsWith("execute")
                            ? execute(target, method, arguments)
                            : Wire.direct(target, method, arguments);
                });
    }

    private @Nullable Object execute(
            Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        begin();
        if (!autoCommit) {
            return Wire.direct(target, method, arguments);
        }
        boolean done = false;
        try {
            Object result = Wire.direct(target, method, arguments);
            done = true;
            return result;
        } finally {
            end(done);
        }
    }

    private void begin() throws SQLException {
        if (begin == null) {
            begin = real.setSavepoint();
            if (readOnly) {
                local("transaction_read_only = on");
            }
        }
    }

    /** Keeps what was done, or not; what has only read has nothing to keep. */
    private void end(boolean keep) throws SQLException {
        Savepoint since = begin;
        begin = null;
        if (since == null) {
            return;
        }
        if (keep && !readOnly) {
            try {
                real.releaseSavepoint(since);
                local("statement_timeout TO DEFAULT"); // a deadline of the request's
                return;
            } catch (SQLException failed) {
                real.rollback(since); // a statement had failed: nothing can be kept
                throw failed;
            }
        }
        real.rollback(since);
    }

    /** Other databases have no such settings, and no deadline was passed on to them. */
    private void local(String setting) throws SQLException {
        if (Driver.of(real) instanceof PostgresDriver) {
            try (Statement statement = real.createStatement()) {
                statement.execute("SET LOCAL " + setting);
            }
        }
    }

    private void close() throws SQLException {
        if (!closed) {
            closed = true;
            try {
                end(false);
            } finally {
                release.run();
            }
        }
    }
}
