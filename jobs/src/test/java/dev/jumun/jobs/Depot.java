package dev.jumun.jobs;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.Api;
import dev.jumun.HttpException;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.Status;
import dev.jumun.async.Yield;
import dev.jumun.jdbc.Transactions;
import dev.jumun.jobs.Parcels.Parcel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

/** Tasks that a database keeps, next to one that is declared in code. */
@Api(title = "Depot")
class Depot {
    static final JobType<Parcel> CODED = JobType.of("coded", Parcel.class);

    /** Lent after the jobs: it is torn down before them. */
    record Scales(AtomicBoolean areThere) {}

    /** What the annotated tasks write, and where. */
    static final class Effects {
        private final Connection connection;

        Effects(Connection connection) {
            this.connection = connection;
        }

        void add(String id) throws SQLException {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO effect VALUES (?)")) {
                insert.setString(1, id);
                insert.executeUpdate();
            }
        }
    }

    /** Where a test holds a job. */
    static final class Gate {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch open = new CountDownLatch(1);

        void pass(String id) throws InterruptedException {
            if (id.equals("held")) {
                begun.countDown();
                open.await();
            }
        }
    }

    @Provides(Scope.APP)
    static Gate gate() {
        return new Gate();
    }

    @Provides(Scope.APP)
    static void pool(Yield<DataSource> yield) throws Exception {
        try (HikariDataSource pool = Postgres.pool(Postgres.database(), 10)) {
            yield.to(pool);
        }
    }

    @Provides(Scope.APP)
    static void jobs(DataSource pool, Yield<Jobs> yield) throws Exception {
        Jobs.on(pool)
                .handle(
                        CODED,
                        (parcel, _) ->
                                Transactions.of(pool)
                                        .run(connection ->
                                                new Effects(connection)
                                                        .add("coded " + parcel.id())))
                .grace(Duration.ofMinutes(1))
                .lend(yield);
    }

    @Provides(Scope.APP)
    static Later<Parcel> coded(Jobs jobs) {
        return jobs.later(CODED);
    }

    @Provides(Scope.APP)
    static void scales(Jobs jobs, Yield<Scales> yield) throws Exception {
        Scales scales = new Scales(new AtomicBoolean(true));
        yield.to(scales);
        scales.areThere().set(false);
    }

    @Provides(Scope.FUNCTION)
    static void connection(DataSource pool, Yield<Connection> yield) throws Exception {
        Transactions.of(pool).lend(yield);
    }

    @Provides
    static Effects effects(Connection connection) {
        return new Effects(connection);
    }

    /** Adds to be run in an hour. */
    static final class Hour {
        private final List<Later<Parcel>> all;

        private Hour(List<Later<Parcel>> all) {
            this.all = all;
        }

        void add(Parcel parcel) throws SQLException {
            for (Later<Parcel> each : all) {
                each.in(Duration.ofHours(1)).add(parcel);
            }
        }
    }

    @Provides
    static Hour hour(Later<Parcel> deliver, Later<Parcel> book) {
        return new Hour(List.of(deliver, book));
    }

    @Task(retries = 3, backOff = "0s", longestBackOff = "0s")
    void deliver(Parcel parcel, Effects effects, Job job, Gate gate, Scales scales)
            throws Exception {
        effects.add(parcel.id());
        if (parcel.millis() >= job.attempt()) {
            throw new SQLException("not yet");
        }
        gate.pass(parcel.id());
        effects.add("%s at attempt %d %s".formatted(parcel.id(), job.attempt(), scales.areThere()));
    }

    @Task(once = true, name = "booking")
    void book(Parcel parcel, Effects effects, Job job) throws SQLException {
        effects.add("%s %s".formatted(job.name(), parcel.id()));
    }

    @Every(value = "1h", name = "tick")
    void ticks(Effects effects) throws SQLException {
        effects.add("tick");
    }

    @Cron("0 3 1 1 *")
    static void newYear() {}

    @Post("/parcels")
    @Status(202)
    void add(Parcel parcel, Connection connection, Later<Parcel> deliver, Later<Parcel> book)
            throws SQLException {
        deliver.within(connection).add(parcel);
        book.within(connection).add(parcel);
        if (parcel.id().equals("rolled back")) {
            throw new HttpException(409, "It shall fail.");
        }
    }

    @Post("/coded")
    @Status(202)
    void code(Parcel parcel, Later<Parcel> coded) throws SQLException {
        coded.add(parcel);
    }
}
