package dev.jumun.jdbc;

import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.sleep;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.Api;
import dev.jumun.BackgroundTasks;
import dev.jumun.Default;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Qualifier;
import dev.jumun.Request;
import dev.jumun.Scope;
import dev.jumun.ServerSentEvent;
import dev.jumun.Timeout;
import dev.jumun.async.Async;
import dev.jumun.async.Generator;
import dev.jumun.async.Yield;
import dev.jumun.server.Jumun;
import dev.jumun.websocket.WebSocket;
import dev.jumun.websocket.WebSocketRoute;

import org.hibernate.Session;
import org.jdbi.v3.core.Handle;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** Does with lent sessions whatever is asked for. */
@Api(providers = Libraries.class)
class Bank {
    @Qualifier
    @Retention(RetentionPolicy.CLASS)
    @interface UntilTheEnd {}

    @Qualifier
    @Retention(RetentionPolicy.CLASS)
    @interface Each {}

    @Qualifier
    @Retention(RetentionPolicy.CLASS)
    @interface ByMethod {}

    @Qualifier
    @Retention(RetentionPolicy.CLASS)
    @interface Reading {}

    /** Of a bank that is a program of its own; tests put their pool in its place. */
    @Provides(Scope.APP)
    static void pool(Yield<DataSource> yield) throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(System.getenv("BANK_DATABASE"));
            pool.setMaximumPoolSize(8);
            pool.setConnectionTimeout(2_000);
            yield.to(pool);
        }
    }

    @Provides(Scope.APP)
    static Transactions transactions(DataSource pool) {
        return Transactions.of(pool);
    }

    @Provides(Scope.FUNCTION)
    static void connection(Transactions transactions, Yield<Connection> yield) throws Exception {
        transactions.lend(yield);
    }

    @Provides(Scope.REQUEST)
    @UntilTheEnd
    static void untilTheEnd(Transactions transactions, Yield<Connection> yield) throws Exception {
        transactions.lend(yield);
    }

    @Provides(value = Scope.FUNCTION, cached = false)
    @Each
    static void each(Transactions transactions, Yield<Connection> yield) throws Exception {
        transactions.lend(yield);
    }

    @Provides(Scope.FUNCTION)
    @ByMethod
    static void byMethod(
            Request request,
            Transactions transactions,
            @Reading Transactions reading,
            Yield<Connection> yield)
            throws Exception {
        (request.method().equals("GET") ? reading : transactions).lend(yield);
    }

    @Provides(Scope.APP)
    @Reading
    static Transactions reading(Transactions transactions) {
        return transactions.readOnly();
    }

    // ---- how it ends

    @Get("/connection/{how}")
    @Nullable Object connection(String how, Connection connection) throws Exception {
        return Acts.act(how, connection);
    }

    @Get("/until-the-end/{how}")
    @Nullable Object untilTheEnd(String how, @UntilTheEnd Connection connection) throws Exception {
        return Acts.act(how, connection);
    }

    @Get("/handle/{how}")
    @Nullable Object handle(String how, Handle handle) throws Exception {
        return Acts.act(how, handle.getConnection());
    }

    @Get("/dsl/{how}")
    @Nullable Object dsl(String how, DSLContext dsl) throws Exception {
        @Nullable Object[] result = new Object[1];
        dsl.connection(connection -> result[0] = Acts.act(how, connection));
        return result[0];
    }

    @Get("/session/{how}")
    @Nullable Object session(String how, Session session) throws Exception {
        if (how.equals("persisted")) {
            session.persist(new Entry("by Hibernate"));
            return Map.of("kept", true);
        }
        @Nullable Object[] result = new Object[1];
        @Nullable Exception[] failure = new Exception[1];
        session.doWork(connection -> {
            try {
                result[0] = Acts.act(how, connection);
            } catch (SQLException e) {
                throw e;
            } catch (Exception e) {
                failure[0] = e;
            }
        });
        Exception thrown = failure[0];
        if (thrown != null) {
            throw thrown;
        }
        return result[0];
    }

    // ---- what needs no database

    @Get("/needless/{number}")
    String needless(int number, Connection connection) {
        if (number == 0) {
            throw new HttpException(404, "There is no number 0.");
        }
        return "never asked " + connection;
    }

    // ---- what takes long

    @Get("/sleep/connection")
    String sleeps(@Default("20") double seconds, Connection connection) throws SQLException {
        Acts.execute(connection, "SELECT pg_sleep(" + seconds + ")");
        return "slept";
    }

    @Get("/sleep/handle")
    String sleeps(@Default("20") double seconds, Handle handle) {
        handle.execute("SELECT pg_sleep(" + seconds + ")");
        return "slept";
    }

    @Get("/sleep/dsl")
    String sleeps(@Default("20") double seconds, DSLContext dsl) {
        dsl.fetch("SELECT pg_sleep(" + seconds + ")");
        return "slept";
    }

    @Get("/sleep/session")
    String sleeps(@Default("20") double seconds, Session session) {
        session.createNativeQuery("SELECT 1 FROM pg_sleep(" + seconds + ")", Integer.class)
                .getSingleResult();
        return "slept";
    }

    @Get("/hurried/connection")
    @Timeout("300ms")
    String hurried(Connection connection) throws SQLException {
        Acts.insert(connection, "hurried");
        return sleeps(20, connection);
    }

    @Get("/hurried/handle")
    @Timeout("300ms")
    String hurried(Handle handle) throws SQLException {
        Acts.insert(handle.getConnection(), "hurried");
        return sleeps(20, handle);
    }

    @Get("/hurried/dsl")
    @Timeout("300ms")
    String hurried(DSLContext dsl) {
        dsl.execute("INSERT INTO entry (name) VALUES ('hurried')");
        return sleeps(20, dsl);
    }

    @Get("/hurried/session")
    @Timeout("300ms")
    String hurried(Session session) {
        session.persist(new Entry("hurried"));
        session.flush();
        return sleeps(20, session);
    }

    @Get("/hurried/waiting")
    @Timeout("300ms")
    String waiting(Connection connection) throws SQLException {
        Acts.insert(connection, "hurried");
        sleep(Duration.ofSeconds(20));
        return "waited";
    }

    @Get("/hurried/commit")
    @Timeout("1s")
    String slowCommit(double seconds, Connection connection) throws SQLException {
        Acts.insert(connection, "slowly");
        Acts.execute(connection, "INSERT INTO slow_commit VALUES (" + seconds + ")");
        return "done";
    }

    @Get("/half-a-second")
    @Timeout("500ms")
    String halfASecond(Connection connection) throws SQLException {
        return sleeps(0, connection);
    }

    /** Two rows, or none. */
    @Get("/keep/{name}")
    String keep(String name, @Default("0.002") double seconds, Connection connection)
            throws SQLException {
        Acts.insert(connection, name + "-1");
        sleeps(seconds, connection);
        Acts.insert(connection, name + "-2");
        return "kept";
    }

    @Get("/limited")
    @Timeout("5s")
    String limited(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SHOW statement_timeout");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Get("/unlimited")
    String unlimited(Connection connection) throws SQLException {
        return limited(connection);
    }

    @Get("/ended-by-the-server")
    String endedByTheServer(Connection connection) throws SQLException {
        Acts.insert(connection, "ended");
        Acts.execute(connection, "SET LOCAL statement_timeout = 50");
        return sleeps(20, connection);
    }

    @Get("/locked")
    String locked(@Default("20") double seconds, Connection connection) throws SQLException {
        Acts.execute(connection, "UPDATE account SET balance = balance + 1 WHERE id = 1");
        return sleeps(seconds, connection);
    }

    @Get("/sibling")
    String sibling(Transactions transactions) {
        return gather(
                () -> transactions.call(connection -> sleeps(20, connection)),
                () -> {
                    sleep(Duration.ofMillis(30));
                    throw new HttpException(418, "The sibling fails.");
                },
                (a, b) -> a);
    }

    // ---- several at once

    @Get("/two-of-one")
    long twoOfOne(@Each Connection one, @Each Connection other) throws SQLException {
        Acts.execute(one, "SELECT 1");
        return Acts.count(other, "SELECT 2");
    }

    @Get("/gather/each")
    List<Long> gatherEach(Transactions transactions) {
        return gather(
                () -> transactions.call(c -> Acts.count(c, "SELECT 1 FROM pg_sleep(0.3)")),
                () -> transactions.call(c -> Acts.count(c, "SELECT 2 FROM pg_sleep(0.3)")),
                List::of);
    }

    // ---- after the answer

    @Post("/task")
    Map<String, Boolean> task(
            @Default("false") boolean fail,
            BackgroundTasks tasks,
            @UntilTheEnd Connection connection)
            throws SQLException {
        Acts.insert(connection, "handler");
        tasks.add(() -> {
            Acts.insert(connection, "task");
            if (fail) {
                throw new IllegalStateException("half-way");
            }
        });
        return Map.of("asked", true);
    }

    @Post("/task/own")
    Map<String, Boolean> taskOfItsOwn(BackgroundTasks tasks, Transactions transactions) {
        tasks.add(() -> transactions.run(connection -> Acts.insert(connection, "task")));
        return Map.of("asked", true);
    }

    @Post("/task/too-late")
    @SuppressWarnings("JUMUN-DEP-14") // to see what happens
    Map<String, Boolean> tooLate(BackgroundTasks tasks, Connection connection) {
        tasks.add(() -> Acts.insert(connection, "task"));
        return Map.of("asked", true);
    }

    @Get("/rows")
    Generator<Long> rows(int count, @UntilTheEnd Connection connection) {
        return Generator.of(yield -> {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT * FROM generate_series(1, ?)")) {
                query.setFetchSize(1_000);
                query.setInt(1, count);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        yield.to(rows.getLong(1));
                    }
                }
            }
        });
    }

    @Get("/by-method")
    long reads(@ByMethod Connection connection) throws SQLException {
        return Acts.count(connection, "SELECT count(*) FROM entry");
    }

    @Get("/by-method/writes")
    void writesWhereItReads(@ByMethod Connection connection) throws SQLException {
        Acts.insert(connection, "by GET");
    }

    @Post("/by-method/writes")
    void writes(@ByMethod Connection connection) throws SQLException {
        Acts.insert(connection, "by POST");
    }

    @Get("/events")
    Generator<ServerSentEvent<String>> events(DataSource pool) {
        return Generator.of(yield -> {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("LISTEN entries");
                PGConnection driver = connection.unwrap(PGConnection.class);
                while (true) {
                    for (PGNotification each : driver.getNotifications(500)) {
                        yield.to(ServerSentEvent.of(each.getParameter()));
                    }
                    Async.checkpoint();
                }
            }
        });
    }

    @WebSocketRoute("/socket")
    void socket(WebSocket socket, Transactions transactions) throws Exception {
        socket.accept();
        for (String name : socket.texts()) {
            transactions.run(connection -> Acts.insert(connection, name));
            socket.sendText(name + " kept");
        }
    }

    /** Opens the bank as a program of its own. */
    public static void main(String[] arguments) {
        Jumun.run(Bank.class, arguments);
    }
}
