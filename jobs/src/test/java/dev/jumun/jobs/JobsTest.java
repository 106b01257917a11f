package dev.jumun.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.async.Async;
import dev.jumun.async.TaskTree;
import dev.jumun.jobs.Parcels.Parcel;
import dev.jumun.testing.TestClient;

import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import javax.sql.DataSource;

/** Jobs in one process, on both databases. */
@Timeout(300)
@SuppressWarnings("NullAway.Init") // opened before all
class JobsTest {
    private static final JobType<Parcel> DELIVER =
            JobType.of("deliver", Parcel.class).backOff(Duration.ZERO, Duration.ZERO);

    private static TestClient parcels;

    /** Where the jobs of a test are kept. */
    enum Kept {
        POSTGRES,
        H2;

        HikariDataSource pool() throws Exception {
            HikariDataSource pool =
                    this == POSTGRES
                            ? Postgres.pool(Postgres.database(), 10)
                            : Postgres.pool(
                                    "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()),
                                    10);
            Await.execute(pool, "CREATE TABLE effect (id VARCHAR(40))");
            return pool;
        }
    }

    @BeforeAll
    static void open() throws Exception {
        parcels = TestClient.of(Parcels.class).start();
    }

    @AfterAll
    static void close() {
        parcels.close();
    }

    private static void insert(Connection connection, String id) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO effect VALUES ('%s')".formatted(id));
        }
    }

    private static List<String> effects(DataSource pool) throws Exception {
        return Await.texts(pool, "SELECT id FROM effect ORDER BY id");
    }

    private static void awaitOneEffect(DataSource pool, String id) throws Exception {
        Await.until("the effect", () -> !effects(pool).isEmpty());
        awaitNoJobs(pool);
        assertThat(effects(pool)).containsExactly(id);
    }

    private static void awaitNoJobs(DataSource pool) throws Exception {
        Await.until("no jobs", () -> Await.number(pool, "SELECT COUNT(*) FROM jumun_jobs") == 0);
    }

    @ParameterizedTest
    @EnumSource
    void aJobRunsWithItsPayload(Kept kept) throws Exception {
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        try (HikariDataSource pool = kept.pool();
                Jobs jobs =
                        Jobs.on(pool)
                                .handle(
                                        DELIVER,
                                        (parcel, job) ->
                                                ran.add(
                                                        parcel
                                                                + " "
                                                                + job.name()
                                                                + " "
                                                                + job.key()
                                                                + " "
                                                                + job.attempt()))
                                .start()) {
            assertThat(jobs.later(DELIVER).key("k1").add(new Parcel("a", 7))).isTrue();
            awaitNoJobs(pool);
            assertThat(ran).containsExactly("Parcel[id=a, millis=7] deliver k1 1");
            Jobs.Statistics statistics = jobs.statistics();
            assertThat(statistics.added()).isEqualTo(1);
            assertThat(statistics.failed()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAddedTogetherRunsOnceEach(Kept kept) throws Exception {
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        try (HikariDataSource pool = kept.pool();
                Jobs jobs =
                        Jobs.on(pool)
                                .handle(DELIVER, (parcel, _) -> ran.add(parcel.id()))
                                .start()) {
            List<Parcel> many = new ArrayList<>();
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                many.add(new Parcel("p" + i, 0));
                ids.add("p" + i);
            }
            jobs.later(DELIVER).addAll(many);
            jobs.later(DELIVER).addAll(List.of());
            awaitNoJobs(pool);
            assertThat(ran).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(jobs.statistics().added()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNodeMayLeaveItsJobsToOthers(Kept kept) throws Exception {
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        try (HikariDataSource pool = kept.pool();
                Jobs adding = Jobs.on(pool).add(DELIVER).start()) {
            adding.later(DELIVER).add(new Parcel("a", 0));
            try (Jobs running =
                    Jobs.on(pool).handle(DELIVER, (parcel, _) -> ran.add(parcel.id())).start()) {
                awaitNoJobs(pool);
                Await.until("the count", () -> running.statistics().done() == 1);
            }
            assertThat(ran).containsExactly("a");
            assertThat(adding.statistics().done()).isZero();
        }
    }

    /** It would be held for a moment, and be lost if this node ended just then. */
    @ParameterizedTest
    @EnumSource
    void aNodeDoesNotPickWhatItDoesNotHandle(Kept kept) throws Exception {
        AtomicInteger ticks = new AtomicInteger();
        try (HikariDataSource pool = kept.pool();
                Jobs other =
                        Jobs.on(pool)
                                .add(DELIVER)
                                .every("tick", Duration.ofMillis(1), ticks::incrementAndGet)
                                .start()) {
            other.later(DELIVER).add(new Parcel("a", 0));
            int before = ticks.get();
            Await.until("looking for jobs", () -> ticks.get() > before + 1);
            assertThat(
                            Await.number(
                                    pool,
                                    "SELECT version FROM jumun_jobs WHERE task_name = 'deliver'"))
                    .isEqualTo(1); // each picking changes it
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJobIsStoredWithItsTransactionOrNotAtAll(Kept kept) throws Exception {
        try (HikariDataSource pool = kept.pool();
                Jobs jobs =
                        Jobs.on(pool)
                                .handleOnce(
                                        DELIVER,
                                        (parcel, connection) -> insert(connection, parcel.id()))
                                .start();
                Connection connection = pool.getConnection()) {
            Later<Parcel> deliver = jobs.later(DELIVER).within(connection);
            assertThatThrownBy(() -> deliver.add(new Parcel("alone", 0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("auto-commit");
            connection.setAutoCommit(false);
            deliver.add(new Parcel("rolled back", 0));
            connection.rollback();
            deliver.add(new Parcel("committed", 0));
            assertThat(Await.number(pool, "SELECT COUNT(*) FROM jumun_jobs")).isZero();
            connection.commit();
            awaitOneEffect(pool, "committed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneOfSeveralAtOnceHasAKey(Kept kept) throws Exception {
        try (HikariDataSource pool = kept.pool();
                Jobs jobs = Jobs.on(pool).add(DELIVER).start()) {
            for (int round = 0; round < 25; round++) {
                Later<Parcel> later = jobs.later(DELIVER).in(Duration.ofHours(1)).key("k" + round);
                List<Boolean> added =
                        Async.gather(Collections.nCopies(4, () -> later.add(new Parcel("a", 0))));
                assertThat(added).containsOnlyOnce(true);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneJobHasAKeyAsLongAsItWaits(Kept kept) throws Exception {
        AtomicInteger runs = new AtomicInteger();
        try (HikariDataSource pool = kept.pool();
                Jobs jobs =
                        Jobs.on(pool).handle(DELIVER, (_, _) -> runs.incrementAndGet()).start()) {
            Later<Parcel> deliver = jobs.later(DELIVER).key("order-17");
            assertThat(deliver.in(Duration.ofSeconds(1)).add(new Parcel("a", 0))).isTrue();
            assertThat(deliver.add(new Parcel("b", 0))).isFalse();
            awaitNoJobs(pool);
            assertThat(deliver.add(new Parcel("c", 0))).isTrue();
            awaitNoJobs(pool);
            assertThat(runs).hasValue(2);
            assertThatThrownBy(() -> deliver.addAll(List.of(new Parcel("a", 0))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("order-17");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJobWaitsForItsTime(Kept kept) throws Exception {
        List<Instant> ran = Collections.synchronizedList(new ArrayList<>());
        try (HikariDataSource pool = kept.pool();
                Jobs jobs =
                        Jobs.on(pool).handle(DELIVER, (_, _) -> ran.add(Instant.now())).start()) {
            Instant time = Instant.now().plusSeconds(2);
            jobs.later(DELIVER).at(time).add(new Parcel("a", 0));
            awaitNoJobs(pool);
            assertThat(ran).hasSize(1);
            assertThat(ran.getFirst()).isAfterOrEqualTo(time);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJobIsTriedAgainThenDeadThenRevived(Kept kept) throws Exception {
        List<Integer> attempts = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger broken = new AtomicInteger(1);
        JobType<Parcel> twice = DELIVER.retries(2);
        try (HikariDataSource pool = kept.pool();
                Jobs jobs =
                        Jobs.on(pool)
                                .handle(
                                        twice,
                                        (parcel, job) -> {
                                            attempts.add(job.attempt());
                                            if (broken.get() == 1) {
                                                throw new IOException("no way to " + parcel.id());
                                            }
                                        })
                                .start()) {
            jobs.later(twice).key("k").add(new Parcel("Rome", 0));
            Await.until("a dead job", () -> !jobs.dead(10).isEmpty());
            assertThat(attempts).containsExactly(1, 2, 3);
            DeadJob dead = jobs.dead(10).getFirst();
            assertThat(dead.name()).isEqualTo("deliver");
            assertThat(dead.key()).isEqualTo("k");
            assertThat(dead.attempts()).isEqualTo(3);
            assertThat(dead.payload()).isEqualTo("{\"id\":\"Rome\",\"millis\":0}");
            assertThat(dead.failure()).contains("java.io.IOException: no way to Rome", "JobsTest");
            assertThat(jobs.counts()).isEmpty();
            assertThat(jobs.statistics().failed()).isEqualTo(3);
            Await.until("the dead job is counted", () -> jobs.statistics().dead() == 1);

            broken.set(0);
            assertThat(jobs.revive(dead)).isTrue();
            awaitNoJobs(pool);
            assertThat(attempts).containsExactly(1, 2, 3, 1);
            assertThat(jobs.dead(10)).isEmpty();
            assertThat(jobs.revive(dead)).isFalse();
            assertThat(jobs.discard(dead)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureWhoseMessageFailsIsKept(Kept kept) throws Exception {
        JobType<Parcel> once = DELIVER.retries(1);
        try (HikariDataSource pool = kept.pool();
                Jobs jobs =
                        Jobs.on(pool)
                                .handle(
                                        once,
                                        (_, _) -> {
                                            throw new Unprintable();
                                        })
                                .start()) {
            jobs.later(once).add(new Parcel("Rome", 0));
            Await.until("a dead job", () -> !jobs.dead(10).isEmpty());
            assertThat(jobs.dead(10).getFirst().failure())
                    .contains("Unprintable, whose message cannot be had");
        }
    }

    private static final class Unprintable extends IllegalStateException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new UnsupportedOperationException();
        }
    }

    /** The record of a dead job may come back from a client, which may have changed it. */
    @ParameterizedTest
    @EnumSource
    void aRevivedJobIsTheOneThatIsStored(Kept kept) throws Exception {
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        JobType<Parcel> never = DELIVER.retries(0);
        try (HikariDataSource pool = kept.pool();
                Jobs jobs =
                        Jobs.on(pool)
                                .handle(
                                        never,
                                        (parcel, job) -> {
                                            ran.add(job.key() + " " + parcel.id());
                                            if (ran.size() == 1) {
                                                throw new IOException("once");
                                            }
                                        })
                                .start()) {
            jobs.later(never).key("k").add(new Parcel("a", 0));
            Await.until("a dead job", () -> !jobs.dead(10).isEmpty());
            DeadJob dead = jobs.dead(1).getFirst();
            assertThat(
                            jobs.revive(
                                    new DeadJob(
                                            dead.id(),
                                            "other",
                                            "forged",
                                            "{\"id\":\"forged\"}",
                                            0,
                                            "",
                                            Instant.EPOCH)))
                    .isTrue();
            awaitNoJobs(pool);
            assertThat(ran).containsExactly("k a", "k a");
        }
    }

    /** A client may have chosen a key, or what a failure says (CWE-117). */
    @Test
    void theLogHasAFailureInOneLine() throws Exception {
        List<LogRecord> logged = Collections.synchronizedList(new ArrayList<>());
        Handler log =
                new Handler() {
                    @Override
                    public void publish(LogRecord entry) {
                        logged.add(entry);
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger logger = Logger.getLogger("dev.jumun.jobs");
        logger.addHandler(log);
        JobType<Parcel> twice = DELIVER.retries(1);
        try (HikariDataSource pool = Kept.H2.pool();
                Jobs jobs =
                        Jobs.on(pool)
                                .handle(
                                        twice,
                                        (parcel, _) -> {
                                            throw new IOException(parcel.id());
                                        })
                                .start()) {
            jobs.later(twice).key("k").add(new Parcel("a\nINFO: forged", 0));
            Await.until("both failures", () -> logged.size() >= 2);
        } finally {
            logger.removeHandler(log);
        }
        assertThat(logged)
                .allSatisfy(entry -> {
                    assertThat(entry.getMessage()).contains(" k ").doesNotContain("\n");
                    if (entry.getThrown() != null) {
                        assertThat(entry.getThrown()).hasMessage("a\\nINFO: forged");
                    }
                });
    }

    @ParameterizedTest
    @EnumSource
    void aDeadJobStaysDeadWhileAnotherHasItsKey(Kept kept) throws Exception {
        JobType<Parcel> never = DELIVER.retries(0);
        try (HikariDataSource pool = kept.pool();
                Jobs jobs =
                        Jobs.on(pool)
                                .handle(
                                        never,
                                        (_, _) -> {
                                            throw new IOException("no");
                                        })
                                .start()) {
            jobs.later(never).key("k").add(new Parcel("a", 0));
            Await.until("a dead job", () -> !jobs.dead(10).isEmpty());
            jobs.later(never).key("k").in(Duration.ofHours(1)).add(new Parcel("b", 0));
            DeadJob dead = jobs.dead(10).getFirst();
            assertThat(jobs.revive(dead)).isFalse();
            assertThat(jobs.dead(10)).containsExactly(dead);
            assertThat(jobs.discard(dead)).isTrue();
            assertThat(jobs.dead(10)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAttemptEndsAtItsTimeout(Kept kept) throws Exception {
        JobType<Parcel> quick = DELIVER.retries(0).timeout(Duration.ofMillis(50));
        try (HikariDataSource pool = kept.pool();
                Jobs jobs =
                        Jobs.on(pool)
                                .handle(quick, (_, _) -> Async.sleep(Duration.ofHours(1)))
                                .start()) {
            jobs.later(quick).add(new Parcel("a", 0));
            Await.until("a dead job", () -> !jobs.dead(10).isEmpty());
            assertThat(jobs.dead(1).getFirst().failure()).contains("TimeoutException");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPayloadThatNoLongerFitsFailsWithAllItsProblems(Kept kept) throws Exception {
        JobType<Parcel> never = DELIVER.retries(0);
        try (HikariDataSource pool = kept.pool();
                Jobs jobs = Jobs.on(pool).handle(never, (_, _) -> {}).start()) {
            try (Connection connection = pool.getConnection();
                    var insert =
                            connection.prepareStatement(
                                    "INSERT INTO jumun_jobs (task_name, task_instance, task_data,"
                                            + " execution_time, picked, version) VALUES ('deliver',"
                                            + " 'k', ?, CURRENT_TIMESTAMP, FALSE, 1)")) {
                insert.setBytes(1, "{\"millis\":-1}".getBytes(StandardCharsets.UTF_8));
                insert.execute();
            }
            Await.until("a dead job", () -> !jobs.dead(10).isEmpty());
            assertThat(jobs.dead(1).getFirst().failure()).contains("does not fit", "id", "millis");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionOfAFailedAttemptIsRolledBack(Kept kept) throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        try (HikariDataSource pool = kept.pool();
                Jobs jobs =
                        Jobs.on(pool)
                                .handleOnce(
                                        DELIVER,
                                        (parcel, connection) -> {
                                            int attempt = attempts.incrementAndGet();
                                            insert(connection, parcel.id() + attempt);
                                            if (attempt < 3) {
                                                throw new IOException("not yet");
                                            }
                                        })
                                .start()) {
            jobs.later(DELIVER).add(new Parcel("a", 0));
            awaitOneEffect(pool, "a3");
        }
    }

    /** Another node has picked the job meanwhile, since this one seemed to have ended. */
    @ParameterizedTest
    @EnumSource
    void aSupersededAttemptHasNoEffect(Kept kept) throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        try (HikariDataSource pool = kept.pool();
                Jobs jobs =
                        Jobs.on(pool)
                                .handleOnce(
                                        DELIVER,
                                        (parcel, connection) -> {
                                            int attempt = attempts.incrementAndGet();
                                            insert(connection, parcel.id() + attempt);
                                            if (attempt == 1) {
                                                Await.execute(
                                                        pool,
                                                        "UPDATE jumun_jobs SET version = version +"
                                                                + " 1, picked = FALSE");
                                            }
                                        })
                                .start()) {
            jobs.later(DELIVER).add(new Parcel("a", 0));
            Await.until("the second attempt", () -> attempts.get() == 2);
            awaitNoJobs(pool);
            assertThat(effects(pool)).containsExactly("a2");
            assertThat(jobs.statistics().failed()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noMoreRunAtOnceThanItsTypeAllows(Kept kept) throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        JobType<Parcel> two = DELIVER.atOnce(2);
        JobType<Parcel> other = JobType.of("other", Parcel.class);
        CountDownLatch twoBegan = new CountDownLatch(2);
        CountDownLatch otherRan = new CountDownLatch(1);
        try (HikariDataSource pool = kept.pool();
                Jobs jobs =
                        Jobs.on(pool)
                                .handle(
                                        two,
                                        (parcel, _) -> {
                                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                            twoBegan.countDown();
                                            otherRan.await(); // nor do they keep others out
                                            now.decrementAndGet();
                                        })
                                .handle(
                                        other,
                                        (_, _) -> {
                                            twoBegan.await();
                                            otherRan.countDown();
                                        })
                                .atOnce(4)
                                .start()) {
            List<Parcel> many = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                many.add(new Parcel("p" + i, 0));
            }
            jobs.later(two).addAll(many);
            jobs.later(other).add(new Parcel("o", 0));
            awaitNoJobs(pool);
            assertThat(most).hasValue(2);
            assertThat(jobs.statistics().failed()).isZero();
        }
    }

    /** Each would be picked and put back again before one of another type. */
    @ParameterizedTest
    @EnumSource
    void whatHasNoPlaceIsNotPicked(Kept kept) throws Exception {
        JobType<Parcel> one = DELIVER.atOnce(1);
        JobType<Parcel> other = JobType.of("other", Parcel.class);
        CountDownLatch otherRan = new CountDownLatch(1);
        AtomicLong pickedBefore = new AtomicLong();
        try (HikariDataSource pool = kept.pool();
                Jobs jobs =
                        Jobs.on(pool)
                                .handle(one, (_, _) -> otherRan.await())
                                .handle(
                                        other,
                                        (_, _) -> {
                                            pickedBefore.set(
                                                    Await.number(
                                                            pool,
                                                            "SELECT count(*) FROM jumun_jobs WHERE"
                                                                    + " version > 1"));
                                            otherRan.countDown();
                                        })
                                .atOnce(4)
                                .start()) {
            List<Parcel> many = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                many.add(new Parcel("p" + i, 0));
            }
            jobs.later(one).addAll(many);
            jobs.later(other).add(new Parcel("o", 0));
            awaitNoJobs(pool);
            assertThat(pickedBefore.get()).isLessThan(50);
            assertThat(jobs.statistics().done()).isEqualTo(301);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aShutdownWaitsForWhatEndsInTime(Kept kept) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        try (HikariDataSource pool = kept.pool()) {
            Jobs jobs =
                    Jobs.on(pool)
                            .handleOnce(
                                    DELIVER,
                                    (parcel, connection) -> {
                                        begun.countDown();
                                        closing.await();
                                        insert(connection, parcel.id());
                                    })
                            .grace(Duration.ofMinutes(1))
                            .start();
            jobs.later(DELIVER).add(new Parcel("a", 0));
            begun.await();
            Thread close = Thread.ofVirtual().start(jobs::close);
            closing.countDown();
            close.join();
            assertThat(effects(pool)).containsExactly("a");
            assertThat(jobs.statistics().putBack()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aShutdownPutsBackWhatDoesNotEnd(Kept kept) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        try (HikariDataSource pool = kept.pool()) {
            Jobs jobs =
                    Jobs.on(pool)
                            .handleOnce(
                                    DELIVER,
                                    (parcel, connection) -> {
                                        insert(connection, "first");
                                        begun.countDown();
                                        Async.sleep(Duration.ofHours(1));
                                    })
                            .grace(Duration.ZERO)
                            .start();
            jobs.later(DELIVER).add(new Parcel("a", 0));
            begun.await();
            assertThat(TaskTree.now().toText()).contains("job deliver ");
            jobs.close();
            jobs.close(); // does nothing
            assertThat(jobs.statistics().putBack()).isEqualTo(1);
            assertThat(jobs.statistics().failed()).isZero();
            assertThat(effects(pool)).isEmpty();

            try (Jobs next =
                    Jobs.on(pool)
                            .handleOnce(
                                    DELIVER,
                                    (parcel, connection) -> insert(connection, parcel.id()))
                            .start()) {
                awaitNoJobs(pool);
                assertThat(effects(pool)).containsExactly("a");
                assertThat(next.statistics().lost()).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void repeatedWorkRunsAgainAfterAFailure(Kept kept) throws Exception {
        CountDownLatch runs = new CountDownLatch(3);
        try (HikariDataSource pool = kept.pool();
                Jobs jobs =
                        Jobs.on(pool)
                                .every(
                                        "sweep",
                                        Duration.ofMillis(10),
                                        () -> {
                                            runs.countDown();
                                            if (runs.getCount() == 2) {
                                                throw new IOException("once");
                                            }
                                        })
                                .cron("report", "0 3 * * *", () -> {})
                                .start()) {
            assertThat(runs.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(jobs.statistics().failed()).isEqualTo(1);
            assertThat(jobs.counts()).containsOnlyKeys("report", "sweep");
        }
    }

    /** What other versions of the program do, or did until lately, stays: they may come back. */
    @ParameterizedTest
    @EnumSource
    void repeatedWorkThatNoProgramDoesIsRemoved(Kept kept) throws Exception {
        try (HikariDataSource pool = kept.pool()) {
            Jobs.on(pool).start().close(); // for the tables
            Instant now = Instant.now();
            Instant left = now.minus(JobSweep.LEFT);
            insertDue(pool, "gone", "recurring", null, left.minusSeconds(60), null);
            insertDue(pool, "lately", "recurring", null, left.plusSeconds(60), null);
            insertDue(pool, "running", "recurring", null, left.minusSeconds(60), now);
            insertDue(
                    pool,
                    "killed",
                    "recurring",
                    null,
                    left.minusSeconds(90),
                    left.minusSeconds(60));
            insertDue(pool, "job", "recurring", "{}", left.minusSeconds(60), null);
            insertDue(pool, "declared", "recurring", null, left.minusSeconds(60), now);
            try (Jobs jobs =
                    Jobs.on(pool).every("declared", Duration.ofHours(1), () -> {}).start()) {
                Await.until("removal", () -> !jobs.counts().containsKey("killed"));
                assertThat(jobs.counts()).containsOnlyKeys("lately", "running", "job", "declared");
            }
        }
    }

    private static void insertDue(
            DataSource pool,
            String name,
            String key,
            @Nullable String payload,
            Instant due,
            @Nullable Instant heartbeat)
            throws Exception {
        try (Connection connection = pool.getConnection();
                var insert =
                        connection.prepareStatement(
                                "INSERT INTO jumun_jobs (task_name, task_instance, task_data,"
                                        + " execution_time, picked, last_heartbeat, version) VALUES"
                                        + " (?, ?, ?, ?, ?, ?, 1)")) {
            insert.setString(1, name);
            insert.setString(2, key);
            insert.setBytes(3, payload == null ? null : payload.getBytes(StandardCharsets.UTF_8));
            insert.setObject(4, due.atOffset(ZoneOffset.UTC));
            insert.setBoolean(5, heartbeat != null);
            insert.setObject(6, heartbeat == null ? null : heartbeat.atOffset(ZoneOffset.UTC));
            insert.execute();
        }
    }

    @ParameterizedTest
    @EnumSource
    void deadJobsAreKeptForATime(Kept kept) throws Exception {
        JobType<Parcel> never = DELIVER.retries(0);
        try (HikariDataSource pool = kept.pool()) {
            try (Jobs jobs =
                    Jobs.on(pool)
                            .handle(
                                    never,
                                    (_, _) -> {
                                        throw new IOException("no");
                                    })
                            .start()) {
                jobs.later(never).key("old").add(new Parcel("a", 0));
                Await.until("a dead job", () -> jobs.dead(10).size() == 1);
                jobs.later(never).key("new").add(new Parcel("a", 0));
                Await.until("another one", () -> jobs.dead(10).size() == 2);
            }
            try (Connection connection = pool.getConnection();
                    var update =
                            connection.prepareStatement(
                                    "UPDATE jumun_dead_jobs SET failed_at = ? WHERE job_key ="
                                            + " 'old'")) {
                update.setObject(
                        1, Instant.now().minus(Duration.ofDays(91)).atOffset(ZoneOffset.UTC));
                update.execute();
            }
            insertDue(pool, "gone", "recurring", null, Instant.EPOCH, null);
            try (Jobs jobs = Jobs.on(pool).keepingDead(Duration.ofDays(92)).start()) {
                // which comes after the dead
                Await.until("removal", () -> !jobs.counts().containsKey("gone"));
                assertThat(jobs.dead(10)).hasSize(2);
            }
            try (Jobs jobs = Jobs.on(pool).start()) {
                Await.until("the end of one", () -> jobs.dead(10).size() == 1);
                assertThat(jobs.dead(10).getFirst().key()).isEqualTo("new");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPayloadHasALargestSize(Kept kept) throws Exception {
        try (HikariDataSource pool = kept.pool();
                Jobs jobs = Jobs.on(pool).add(DELIVER).start()) {
            Later<Parcel> deliver = jobs.later(DELIVER).in(Duration.ofHours(1));
            int around = "{\"id\":\"\",\"millis\":0}".length();
            assertThat(deliver.add(new Parcel("x".repeat(Later.LARGEST - around), 0))).isTrue();
            Parcel larger = new Parcel("x".repeat(Later.LARGEST - around + 1), 0);
            assertThatThrownBy(() -> deliver.add(larger))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "The payload of a job of deliver has 1048577 bytes. Give at most"
                                    + " 1048576, or a reference to where the rest is.");
            assertThatThrownBy(() -> deliver.addAll(List.of(new Parcel("a", 0), larger)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(jobs.counts()).containsEntry("deliver", 1L);
        }
    }

    @Test
    void impossibleDeclarationsAreRefused() {
        DataSource pool = new JdbcDataSource();
        assertThatThrownBy(() -> JobType.of(" ", Parcel.class))
                .hasMessageStartingWith("The name of a job begins or ends with a blank.");
        assertThatThrownBy(() -> DELIVER.retries(-1)).hasMessageContaining("-1 times");
        assertThatThrownBy(() -> DELIVER.atOnce(0)).hasMessageContaining("0 jobs of deliver");
        assertThatThrownBy(() -> DELIVER.timeout(Duration.ZERO)).hasMessageContaining("PT0S");
        assertThatThrownBy(() -> DELIVER.backOff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("PT2S to PT1S");
        JobsBuilder jobs = Jobs.on(pool).handle(DELIVER, (_, _) -> {});
        assertThatThrownBy(() -> jobs.handleOnce(DELIVER, (_, _) -> {}))
                .hasMessage("There are two jobs of the name \"deliver\". Give each its own.");
        assertThatThrownBy(() -> jobs.every("deliver", Duration.ofSeconds(1), () -> {}))
                .hasMessageContaining("two jobs");
        assertThatThrownBy(() -> jobs.every("sweep", Duration.ZERO, () -> {}))
                .hasMessageContaining("every PT0S");
        assertThatThrownBy(() -> jobs.cron("report", "0 3 * *", () -> {}))
                .hasMessageContaining("five fields");
        assertThatThrownBy(() -> jobs.cron("report", "0 25 * * *", () -> {}))
                .hasMessageStartingWith(
                        "The times \"0 25 * * *\" of report are no cron expression:");
        assertThatThrownBy(() -> jobs.cron("report", "0 0 30 2 *", () -> {}))
                .hasMessageStartingWith("The times \"0 0 30 2 *\" of report never come.");
        assertThatThrownBy(() -> jobs.atOnce(0)).hasMessageContaining("0 jobs at once");
        assertThatThrownBy(() -> jobs.grace(Duration.ofSeconds(-1))).hasMessageContaining("PT-1S");
    }

    @Test
    void whatCannotBeStoredIsRefusedAtTheStart() throws Exception {
        record Unknown(String text) {}
        JobType<Unknown> unknown = JobType.of("unknown", Unknown.class);
        try (HikariDataSource pool = Kept.H2.pool()) {
            JobsBuilder builder = Jobs.on(pool).handle(unknown, (_, _) -> {});
            assertThatThrownBy(builder::start)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("@Api(models = Unknown.class)");
            try (Jobs jobs = Jobs.on(pool).handle(DELIVER, (_, _) -> {}).start()) {
                assertThatThrownBy(() -> jobs.later(unknown))
                        .hasMessageStartingWith("Nothing handles the jobs of unknown.");
                Later<Parcel> deliver = jobs.later(DELIVER);
                assertThatThrownBy(() -> deliver.key("")).hasMessageContaining("is empty");
                assertThatThrownBy(() -> deliver.key("k".repeat(201)))
                        .hasMessageContaining("201 characters");
                assertThatThrownBy(() -> deliver.in(Duration.ofSeconds(-1)))
                        .hasMessageContaining("PT-1S");
            }
        }
    }
}
