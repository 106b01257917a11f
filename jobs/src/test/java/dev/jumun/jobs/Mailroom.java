package dev.jumun.jobs;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.HttpException;
import dev.jumun.Path;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.Status;
import dev.jumun.async.Async;
import dev.jumun.async.Yield;
import dev.jumun.jdbc.Transactions;
import dev.jumun.jobs.Parcels.Parcel;
import dev.jumun.server.Jumun;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

/**
 * A node of the tests: its jobs leave a row for each effect, and its repeated work one each time.
 */
@Api(title = "Mailroom", providers = Mailroom.Providers.class)
class Mailroom {
    static final JobType<Parcel> DELIVER =
            JobType.of("deliver", Parcel.class)
                    .retries(20)
                    .backOff(Duration.ofMillis(100), Duration.ofSeconds(1));
    static final JobType<Parcel> BOOK =
            JobType.of("book", Parcel.class)
                    .retries(20)
                    .backOff(Duration.ofMillis(100), Duration.ofSeconds(1));

    static final List<String> TABLES =
            List.of(
                    "CREATE TABLE effect (kind TEXT NOT NULL, id TEXT NOT NULL, attempt INT,"
                            + " node BIGINT NOT NULL, at TIMESTAMPTZ DEFAULT clock_timestamp())",
                    "CREATE TABLE tick (node BIGINT NOT NULL, began TIMESTAMPTZ NOT NULL DEFAULT"
                            + " clock_timestamp(), ended TIMESTAMPTZ)",
                    "CREATE TABLE orders (id TEXT NOT NULL)");

    private static final long NODE = ProcessHandle.current().pid();

    /** What the node is made of. */
    static final class Providers {
        private Providers() {}

        @Provides(Scope.APP)
        static void pool(Yield<DataSource> yield) throws Exception {
            try (HikariDataSource pool = Postgres.pool(System.getenv("MAILROOM_DATABASE"), 16)) {
                yield.to(pool);
            }
        }

        @Provides(Scope.APP)
        static Transactions transactions(DataSource pool) {
            return Transactions.of(pool);
        }

        @Provides(Scope.FUNCTION)
        static void connection(Transactions transactions, Yield<Connection> yield)
                throws Exception {
            transactions.lend(yield);
        }

        @Provides(Scope.APP)
        static void jobs(DataSource pool, Yield<Jobs> yield) throws Exception {
            JobsBuilder jobs =
                    Jobs.on(pool)
                            .handle(
                                    DELIVER,
                                    (parcel, job) -> {
                                        Async.sleep(Duration.ofMillis(parcel.millis()));
                                        try (Connection own = pool.getConnection()) {
                                            effect(own, "deliver", parcel.id(), job.attempt());
                                        }
                                    })
                            .handleOnce(
                                    BOOK,
                                    (parcel, connection) -> {
                                        effect(connection, "book", parcel.id(), 0);
                                        Async.sleep(Duration.ofMillis(parcel.millis()));
                                    })
                            .atOnce(8);
            if (System.getenv("MAILROOM_TICKS") != null) {
                jobs.every("tick", Duration.ofSeconds(1), () -> tick(pool));
            }
            jobs.lend(yield);
        }
    }

    private static void effect(Connection connection, String kind, String id, int attempt)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO effect (kind, id, attempt, node) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, kind);
            insert.setString(2, id);
            insert.setInt(3, attempt);
            insert.setLong(4, NODE);
            insert.executeUpdate();
        }
    }

    /** One row when it begins, and its end a fifth of a second later: two at once would overlap. */
    private static void tick(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO tick (node) VALUES (?)");
                PreparedStatement update =
                        connection.prepareStatement(
                                "UPDATE tick SET ended = clock_timestamp()"
                                        + " WHERE node = ? AND ended IS NULL")) {
            insert.setLong(1, NODE);
            insert.executeUpdate();
            Async.sleep(Duration.ofMillis(200));
            update.setLong(1, NODE);
            update.executeUpdate();
        }
    }

    /** Adds many jobs of both kinds. */
    @Post("/parcels")
    @Status(202)
    void add(List<Parcel> parcels, Connection connection, Jobs jobs) throws SQLException {
        jobs.later(DELIVER).within(connection).addAll(parcels);
        jobs.later(BOOK).within(connection).addAll(parcels);
    }

    /** Stores an order and its job, and fails afterwards if {@code fails} is true. */
    @Post("/orders")
    @Status(201)
    Parcel order(Parcel parcel, boolean fails, Connection connection, Jobs jobs)
            throws SQLException {
        insert(connection, parcel);
        jobs.later(BOOK).within(connection).add(parcel);
        if (fails) {
            throw new HttpException(409, "It shall fail.");
        }
        return parcel;
    }

    /** Dies between the commit and the answer. */
    @Post("/last-order")
    Parcel last(Parcel parcel, Transactions transactions, Jobs jobs) throws SQLException {
        transactions.run(connection -> {
            insert(connection, parcel);
            jobs.later(BOOK).within(connection).add(parcel);
        });
        Runtime.getRuntime().halt(137);
        return parcel;
    }

    private static void insert(Connection connection, Parcel parcel) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO orders (id) VALUES (?)")) {
            insert.setString(1, parcel.id());
            insert.executeUpdate();
        }
    }

    @Get("/dead/{count}")
    int dead(@Path int count, Jobs jobs) throws SQLException {
        return jobs.dead(count).size();
    }

    /** Serves it as a program of its own. */
    public static void main(String[] arguments) {
        Jumun.run(Mailroom.class, arguments);
    }
}
