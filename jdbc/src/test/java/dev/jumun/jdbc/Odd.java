package dev.jumun.jdbc;

import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.sleep;

import dev.jumun.Api;
import dev.jumun.BackgroundTasks;
import dev.jumun.Get;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Qualifier;
import dev.jumun.Response;
import dev.jumun.Scope;
import dev.jumun.async.Generator;
import dev.jumun.async.Yield;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoute;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Lenders and handlers that do what they should not, or do it at the same time. */
@Api(providers = Bank.class)
class Odd {
    @Qualifier
    @Retention(RetentionPolicy.CLASS)
    @interface Swallowing {}

    @Qualifier
    @Retention(RetentionPolicy.CLASS)
    @interface Late {}

    @Qualifier
    @Retention(RetentionPolicy.CLASS)
    @interface Written {}

    @Qualifier
    @Retention(RetentionPolicy.CLASS)
    @interface Careful {}

    @Provides(Scope.FUNCTION)
    @Swallowing
    static void swallowing(Transactions transactions, Yield<Connection> yield) {
        try {
            transactions.lend(yield);
        } catch (Exception e) {
            // as if nothing had happened
        }
    }

    @Provides(Scope.FUNCTION)
    @Late
    static void late(Transactions transactions, Yield<Connection> yield) throws Exception {
        transactions.lend(yield);
        throw new IllegalStateException("after the commit");
    }

    /** Writes before the handler is asked. */
    @Provides(Scope.FUNCTION)
    @Written
    static Connection written(Connection connection) throws SQLException {
        Acts.insert(connection, "by a provider");
        return connection;
    }

    @Provides(Scope.FUNCTION)
    @Careful
    static void careful(Transactions transactions, Yield<Connection> yield) throws Exception {
        transactions.isolation(Connection.TRANSACTION_SERIALIZABLE).lend(yield);
    }

    @Get("/swallowing")
    void swallowing(@Swallowing Connection connection) throws SQLException {
        Acts.insert(connection, "swallowed");
        throw new IllegalStateException("on purpose");
    }

    @Get("/late")
    void late(@Late Connection connection) throws SQLException {
        Acts.insert(connection, "late");
    }

    @Get("/written/{number}")
    String written(int number, @Written Connection connection) {
        return number + " " + connection;
    }

    @Get("/responds/{status}")
    Response responds(int status, Connection connection) throws SQLException {
        Acts.insert(connection, "responds " + status);
        return Response.empty(status);
    }

    @Post("/unique")
    void unique(Connection connection) throws SQLException {
        Acts.insert(connection, "the same");
    }

    @Post("/serial")
    void serial(@Careful Connection connection) throws SQLException {
        long balance = Acts.count(connection, "SELECT balance FROM account WHERE id = 1");
        sleep(Duration.ofMillis(20));
        Acts.execute(connection, "UPDATE account SET balance = " + (balance + 1) + " WHERE id = 1");
    }

    /** Each branch has a session by its provider. */
    @Get("/gather/provided")
    List<Long> gatherProvided(@Bank.Each Connection one, @Bank.Each Connection other) {
        return gather(() -> backend(one), () -> backend(other), List::of);
    }

    /** The driver lets one after the other use it. */
    @Get("/gather/shared")
    List<Long> gatherShared(Connection connection) {
        return gather(() -> backend(connection), () -> backend(connection), List::of);
    }

    private static long backend(Connection connection) throws SQLException {
        return Acts.count(connection, "SELECT pg_backend_pid() FROM pg_sleep(0.01)");
    }

    @Get("/wait")
    String waits(Connection connection) throws SQLException {
        Acts.insert(connection, "waiting");
        sleep(Duration.ofSeconds(20));
        return "waited";
    }

    @Get("/slow-commit")
    String slowCommit(Connection connection) throws SQLException {
        Acts.insert(connection, "slowly");
        Acts.execute(connection, "INSERT INTO slow_commit VALUES (1)");
        return "done";
    }

    @Post("/task/slow")
    String slowTask(BackgroundTasks tasks, Transactions transactions) {
        tasks.add(() ->
                transactions.run(connection -> {
                    Acts.execute(connection, "SELECT pg_sleep(1)");
                    Acts.insert(connection, "task");
                }));
        return "asked";
    }

    /** As javac warns: the session has been given back when the stream begins. */
    @Get("/stream/too-late")
    @SuppressWarnings("JUMUN-DEP-13")
    Generator<Long> streamTooLate(Connection connection) {
        return Generator.of(yield -> yield.to(backend(connection)));
    }

    /** A session for as long as its peer is there. */
    @WebSocketRoute("/socket")
    void socket(WebSocket socket, @Bank.UntilTheEnd Connection connection) throws Exception {
        socket.accept();
        for (String name : socket.texts()) {
            Acts.insert(connection, name);
            socket.sendText("kept " + name);
        }
    }
}
