package dev.jumun.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/**
 * A pool whose connections can be lost, as with a machine on the way: the client sees it at once,
 * the server does not, and keeps their transactions.
 */
public final class LosingPool implements AutoCloseable {
    private final DataSource pool;
    private final List<Lent> lent = new ArrayList<>();

    /** Loses connections of another pool. */
    public LosingPool(DataSource pool) {
        this.pool = pool;
    }

    private static final class Lent {
        private final Connection real;
        private volatile boolean isLost;

        Lent(Connection real) {
            this.real = real;
        }

        @SuppressWarnings("NullAway") // close() returns nothing
        Object invoke(Method method, Object... arguments) throws Throwable {
            if (isLost) {
                return switch (method.getName()) {
                    case "isClosed" -> true;
                    case "close", "abort" -> null;
                    case "unwrap", "isWrapperFor" -> call(real, method, arguments);
                    case "hashCode" -> System.identityHashCode(this);
                    default -> throw new SQLException("The connection was lost.", "08006");
                };
            }
            return call(real, method, arguments);
        }
    }

    /** The pool as an application gets it. */
    public DataSource source() {
        return (DataSource)
                Proxy.newProxyInstance(
                        LosingPool.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (self, method, arguments) ->
                                method.getName().equals("getConnection")
                                        ? lend()
                                        : call(pool, method, arguments));
    }

    private Connection lend() throws SQLException {
        Lent each = new Lent(pool.getConnection());
        synchronized (lent) {
            lent.add(each);
        }
        return (Connection)
                Proxy.newProxyInstance(
                        LosingPool.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (self, method, arguments) -> each.invoke(method, arguments));
    }

    private static Object call(Object target, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Loses all that are lent. */
    public void lose() throws SQLException {
        synchronized (lent) {
            for (Lent each : lent) {
                each.isLost |= !each.real.isClosed();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        notice();
    }

    /** The server notices it: transactions are rolled back. */
    public void notice() throws SQLException {
        synchronized (lent) {
            for (Lent each : lent) {
                if (each.isLost && !each.real.isClosed()) {
                    each.real.rollback();
                    each.real.close();
                }
            }
        }
    }
}
