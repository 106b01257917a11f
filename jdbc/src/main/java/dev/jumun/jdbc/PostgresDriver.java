package dev.jumun.jdbc;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * PostgreSQL's driver, found by its class names, so that applications with another driver don't
 * need it.
 *
 * <p>A cancel request goes over a connection of its own, and the driver waits until the server has
 * passed it on: once the call has returned it cannot hit a later statement (PostgreSQL's protocol,
 * section 55.2.8).
 */
final class PostgresDriver implements Driver {
    private static final AtomicReference<@Nullable PostgresDriver> LAST = new AtomicReference<>();

    private final ClassLoader loader;
    private final Class<?> type;
    private final MethodHandle cancel;
    private final MethodHandle state;

    private PostgresDriver(ClassLoader loader) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        this.loader = loader;
        this.type = loader.loadClass("org.postgresql.core.BaseConnection");
        this.cancel = lookup.findVirtual(type, "cancelQuery", MethodType.methodType(void.class));
        this.state =
                lookup.findVirtual(
                        type,
                        "getTransactionState",
                        MethodType.methodType(
                                loader.loadClass("org.postgresql.core.TransactionState")));
    }

    /** Finds the driver that a class loader has; one that has changed its names is any driver. */
    static Driver of(ClassLoader loader) {
        PostgresDriver last = LAST.get();
        if (last != null && last.loader == loader) {
            return last;
        }
        try {
            PostgresDriver found = new PostgresDriver(loader);
            LAST.set(found);
            return found;
        } catch (ReflectiveOperationException e) {
            System.getLogger("dev.jumun.jdbc")
                    .log(
                            System.Logger.Level.WARNING,
                            "This driver of PostgreSQL is not known: queries are cancelled by"
                                    + " Statement.cancel, a commit that is a rollback is not"
                                    + " noticed, and deadlines are not passed on.",
                            e);
            return AnyDriver.INSTANCE;
        }
    }

    @Override
    public void cancel(Connection connection, @Nullable Statement statement) throws SQLException {
        call(cancel, connection);
    }

    @Override
    public boolean asksToBegin() {
        return false; // BEGIN goes out with the first statement
    }

    @Override
    public boolean isFailed(Connection connection) throws SQLException {
        return call(state, connection) instanceof Enum<?> now && now.name().equals("FAILED");
    }

    @Override
    public void limit(Connection connection, Duration time) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + Math.max(1, time.toMillis()));
        }
    }

    private @Nullable Object call(MethodHandle method, Connection connection) throws SQLException {
        try {
            return method.invoke(connection.unwrap(type));
        } catch (SQLException | RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new SQLException("PostgreSQL's driver failed.", failure);
        }
    }
}
