package dev.jumun.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.jobs.Depot.Gate;
import dev.jumun.jobs.JobsTest.Kept;
import dev.jumun.jobs.Parcels.Parcel;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

import javax.sql.DataSource;

/** Annotated tasks that a database keeps: the same rows as those of tasks in code. */
@Timeout(300)
@SuppressWarnings("try") // what is only there while it is open
class DurableTasksTest {
    /** As the annotations of {@link Depot} declare them. */
    private static final JobType<Parcel> DELIVER = JobType.of("deliver", Parcel.class);

    private static final JobType<Parcel> BOOKING = JobType.of("booking", Parcel.class);

    private static TestClient depot(DataSource pool, Gate gate) {
        return TestClient.of(Depot.class)
                .override(DataSource.class, () -> pool)
                .override(Gate.class, () -> gate);
    }

    private static int post(TestClient client, String path, String id, int millis)
            throws Exception {
        return client.post(path)
                .json("{\"id\": \"%s\", \"millis\": %d}".formatted(id, millis))
                .send()
                .status();
    }

    private static List<String> effects(DataSource pool) throws Exception {
        return Await.texts(pool, "SELECT id FROM effect WHERE id <> 'tick' ORDER BY id");
    }

    /** Repeated work is a row that stays. */
    private static void awaitNoJobs(DataSource pool) throws Exception {
        Await.until(
                "no jobs",
                () ->
                        Await.number(
                                        pool,
                                        "SELECT COUNT(*) FROM jumun_jobs"
                                                + " WHERE task_instance <> 'recurring'")
                                == 0);
    }

    @ParameterizedTest
    @EnumSource
    void theyRunWithTheTransactionThatAddedThem(Kept kept) throws Exception {
        try (HikariDataSource pool = kept.pool();
                TestClient client = depot(pool, new Gate())) {
            assertThat(post(client, "/parcels", "rolled back", 0)).isEqualTo(409);
            assertThat(post(client, "/parcels", "a", 1)).isEqualTo(202);
            assertThat(post(client, "/coded", "b", 0)).isEqualTo(202);
            awaitNoJobs(pool);
            // what the first attempt wrote was rolled back
            assertThat(effects(pool))
                    .containsExactly("a", "a at attempt 2 true", "booking a", "coded b");
            Await.until(
                    "repeated work",
                    () -> Await.number(pool, "SELECT COUNT(*) FROM effect WHERE id = 'tick'") == 1);
            client.with(
                    Jobs.class,
                    jobs -> assertThat(jobs.counts()).containsOnlyKeys("newYear", "tick"));
        }
    }

    /** A program that moves from one form to the other finds its jobs. */
    @ParameterizedTest
    @EnumSource
    void storedJobsOfBothFormsAreTheSame(Kept kept) throws Exception {
        try (HikariDataSource pool = kept.pool()) {
            String rows = "SELECT task_name || ' ' || version || ' ' || picked FROM jumun_jobs";
            String others = rows + " WHERE task_instance <> 'recurring' ORDER BY task_name";
            List<String> coded;
            try (TestClient known = TestClient.of(Parcels.class).start();
                    Jobs jobs = Jobs.on(pool).add(DELIVER).add(BOOKING).start()) {
                jobs.later(DELIVER).add(new Parcel("of code", 0));
                jobs.later(BOOKING).add(new Parcel("of code", 0));
                coded = Await.texts(pool, others);
            }
            try (TestClient client = depot(pool, new Gate()).start()) {
                awaitNoJobs(pool);
                assertThat(effects(pool))
                        .containsExactly("booking of code", "of code", "of code at attempt 1 true");
                Await.execute(pool, "DELETE FROM effect");
                client.with(Depot.Hour.class, hour -> hour.add(new Parcel("annotated", 0)));
                assertThat(Await.texts(pool, others)).isEqualTo(coded);
            }
            Await.execute(
                    pool,
                    "UPDATE jumun_jobs SET execution_time = CURRENT_TIMESTAMP"
                            + " WHERE task_instance <> 'recurring'");
            try (TestClient known = TestClient.of(Parcels.class).start();
                    Jobs jobs =
                            Jobs.on(pool)
                                    .handle(DELIVER, (parcel, _) -> insert(pool, parcel.id()))
                                    .handleOnce(
                                            BOOKING,
                                            (parcel, connection) ->
                                                    new Depot.Effects(connection)
                                                            .add("booked " + parcel.id()))
                                    .start()) {
                awaitNoJobs(pool);
                assertThat(effects(pool)).containsExactly("annotated", "booked annotated");
                assertThat(jobs.statistics().failed()).isZero();
            }
        }
    }

    private static void insert(DataSource pool, String id) throws Exception {
        Await.execute(pool, "INSERT INTO effect VALUES ('%s')".formatted(id));
    }

    @Test
    void nothingThatTheyUseIsTornDownWhileTheyRun() throws Exception {
        Gate gate = new Gate();
        try (HikariDataSource pool = Kept.H2.pool()) {
            TestClient client = depot(pool, gate).start();
            post(client, "/parcels", "held", 0);
            gate.begun.await();
            Thread close = Thread.ofVirtual().start(client::close);
            gate.open.countDown();
            close.join();
            assertThat(effects(pool)).contains("held at attempt 1 true");
        }
    }

    @Test
    void aNameMayBeThereOnce() throws Exception {
        try (HikariDataSource pool = Kept.H2.pool();
                TestClient client = depot(pool, new Gate())) {
            client.overrideLending(
                    Jobs.class, yield -> Jobs.on(pool).handle(DELIVER, (_, _) -> {}).lend(yield));
            assertThatThrownBy(client::start)
                    .hasMessage("There are two jobs of the name \"deliver\". Give each its own.");
        }
    }

    @Test
    void jobsThatWereStartedElsewhereAreRefused() throws Exception {
        try (HikariDataSource pool = Kept.H2.pool();
                TestClient known = TestClient.of(Parcels.class).start();
                Jobs elsewhere = Jobs.on(pool).add(Depot.CODED).start();
                TestClient client = depot(pool, new Gate())) {
            client.override(Jobs.class, () -> elsewhere);
            assertThatThrownBy(client::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith(
                            "Depot.jobs provides Jobs that were started elsewhere, and do not run"
                                    + " the tasks of this API. Start them in the provider");
        }
    }

    @Test
    void whatCannotBeSetUpEndsThem() throws Exception {
        try (HikariDataSource pool = Kept.H2.pool();
                TestClient client = depot(pool, new Gate())) {
            client.overrideLending(
                    Depot.Scales.class,
                    _ -> {
                        throw new IllegalStateException("no scales");
                    });
            assertThatThrownBy(client::start).hasMessage("no scales");
            assertThat(Await.number(pool, "SELECT COUNT(*) FROM jumun_jobs")).isZero();
        }
    }
}
