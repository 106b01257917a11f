package dev.jumun.jdbc;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A statement of a {@link LentConnection}, the rows that it fetches piece by piece, or what tells
 * of the database: their calls that wait for the server go over the connection's {@link Wire}.
 */
final class LentStatement implements InvocationHandler {
    /** What waits for the server, of a statement that does not execute, or of rows. */
    private static final Set<String> WAITS =
            Set.of(
                    "getMoreResults",
                    "getParameterMetaData",
                    "next",
                    "previous",
                    "first",
                    "last",
                    "absolute",
                    "relative",
                    "beforeFirst",
                    "afterLast",
                    "insertRow",
                    "updateRow",
                    "deleteRow",
                    "refreshRow");

    private final LentConnection connection;
    private final Object target;
    private final @Nullable Statement statement;
    private final @Nullable Object made;

    private LentStatement(
            LentConnection connection,
            Object target,
            @Nullable Statement statement,
            @Nullable Object made) {
        this.connection = connection;
        this.target = target;
        this.statement = statement;
        this.made = made;
    }

    static Object of(LentConnection connection, Statement statement) {
        Class<?> type =
                statement instanceof CallableStatement
                        ? CallableStatement.class
                        : statement instanceof PreparedStatement
                                ? PreparedStatement.class
                                : Statement.class;
        return proxy(type, new LentStatement(connection, statement, statement, null));
    }

    static Object of(LentConnection connection, DatabaseMetaData target) {
        return proxy(DatabaseMetaData.class, new LentStatement(connection, target, null, null));
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(
                LentStatement.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    @Override
    @SuppressWarnings("NullAway") // as the interface documents for each method
    public @Nullable Object invoke(
            Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        return switch (method.getName()) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            case "getConnection" -> connection.proxy();
            case "getStatement" -> made;
            default -> call(self, method, arguments);
        };
    }

    private @Nullable Object call(
            Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        String name = method.getName();
        if (name.startsWith("execute")) {
            connection.begin();
            return rows(self, connection.wire().invoke(statement, target, method, arguments));
        }
        if (WAITS.contains(name) || (statement == null && name.startsWith("get"))) {
            return connection.wire().invoke(statement, target, method, arguments);
        }
        return rows(self, Wire.direct(target, method, arguments));
    }

    /** Rows that are fetched piece by piece wait, too; others are here already. */
    private @Nullable Object rows(Object self, @Nullable Object result) throws SQLException {
        return result instanceof ResultSet rows
                        && statement != null
                        && target == statement
                        && statement.getFetchSize() > 0
                ? proxy(ResultSet.class, new LentStatement(connection, rows, statement, self))
                : result;
    }
}
