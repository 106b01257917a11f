package dev.jumun.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.jobs.Desk.Trail;
import dev.jumun.jobs.Parcels.Parcel;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.engine.JobCounts;
import dev.jumun.runtime.engine.JobCounts.Event;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Annotated tasks in a process without a database. */
@Timeout(300)
@SuppressWarnings("NullAway.Init") // made before each
class LocalTasksTest {
    private static final Logger LOGGER = Logger.getLogger("dev.jumun.jobs");

    private static final JobType<Parcel> STAMP = JobType.of("stamp", Parcel.class);

    private final Trail trail = new Trail();
    private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord entry) {
                    logged.add(entry.getMessage());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };
    private TestClient client;

    @BeforeEach
    void open() throws Exception {
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
        client = TestClient.of(Desk.class).override(Trail.class, () -> trail).start();
        assertThat(trail.next()).isEqualTo("pack of the start pack 1"); // of the constructor
    }

    @AfterEach
    void close() {
        client.close();
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
    }

    private TestResponse post(String path, String id, int millis) throws Exception {
        return client.post(path)
                .json("{\"id\": \"%s\", \"millis\": %d}".formatted(id, millis))
                .send();
    }

    /** As background tasks do: a test need not wait. */
    @Test
    void aJobHasRunWhenItsRequestHasEnded() throws Exception {
        assertThat(post("/add/pack", "a", 0).text()).isEqualTo("true");
        assertThat(trail.now()).containsExactly("answered", "pack a pack 1");
    }

    @Test
    void tasksOfRoutersAndOfClassesOfProvidersRun() throws Exception {
        post("/add/stamp", "b", 0);
        assertThat(trail.now()).containsExactly("answered", "stamp b");
        trail.next();
        trail.next();
        post("/add/errand", "c", 0);
        assertThat(List.of(trail.next(), trail.next(), trail.next()))
                .containsExactly("answered", "errand", "pack c pack 1");
    }

    @Test
    void eachAttemptBorrowsForItself() throws Exception {
        post("/add/book", "a", 1);
        List<String> steps = new ArrayList<>();
        while (steps.size() < 7) {
            steps.add(trail.next());
        }
        assertThat(steps)
                .containsExactly(
                        "answered", "opened", "book 1", "rolled back", "opened", "book 2", "kept");
        assertThat(logged)
                .singleElement()
                .asString()
                .startsWith("book entry ")
                .contains("at attempt 1 of 3", "It is tried again in 0.0 s", "attempt 1");
    }

    @Test
    void afterTheLastRetryItIsLostAndLogged() throws Exception {
        post("/add/book", "a", 9);
        Await.until("the last attempt", () -> logged.size() == 3);
        assertThat(logged.getLast())
                .contains("has failed at attempt 3, its last. It is lost")
                .startsWith("book entry ");
    }

    /** By the names that those in a database have. */
    @Test
    void metricsCountThem() throws Exception {
        Await.until("the end of the constructor's job", () -> JobCounts.running() == 0);
        long added = JobCounts.all(Event.ADDED);
        long done = JobCounts.all(Event.DONE);
        long failed = JobCounts.all(Event.FAILED);
        long dead = JobCounts.all(Event.DEAD);
        post("/add/stamp", "a", 0);
        post("/add/book", "b", 1); // fails once
        Await.until("two jobs", () -> JobCounts.all(Event.DONE) == done + 2);
        post("/add/book", "c", 9); // fails three times
        Await.until("the last attempt", () -> JobCounts.all(Event.DEAD) == dead + 1);
        assertThat(JobCounts.all(Event.ADDED)).isEqualTo(added + 3);
        assertThat(JobCounts.all(Event.FAILED)).isEqualTo(failed + 4);
        Await.until("the end of all", () -> JobCounts.running() == 0);
        long cutOff = JobCounts.all(Event.CUT_OFF);
        client.post("/add/hold").json("{\"id\": \"d\"}").start();
        Await.until("a job that holds", () -> JobCounts.running() == 1);
        client.close();
        Await.until("the end of it", () -> JobCounts.all(Event.CUT_OFF) == cutOff + 1);
        Await.until("nothing runs", () -> JobCounts.running() == 0);
    }

    @Test
    void anAttemptHasATimeout() throws Exception {
        post("/add/dawdle", "a", 0);
        assertThat(logged).singleElement().asString().contains("attempt 1, its last");
    }

    /** As a job that was stored in a database stays. */
    @Test
    void aJobStaysIfItsRequestFails() throws Exception {
        assertThat(post("/add-and-fail", "a", 0).status()).isEqualTo(409);
        assertThat(List.of(trail.next(), trail.next())).containsExactly("fails", "stamp a");
    }

    @Test
    void aKeyIsThereOnce() throws Exception {
        assertThat(post("/keyed", "a", 0).text()).isEqualTo("[true,false]");
        assertThat(trail.now()).containsExactly("stamp a");
        assertThat(post("/keyed", "b", 0).text()).isEqualTo("[true,false]");
    }

    @Test
    void aJobMayWait() throws Exception {
        post("/later", "a", 1);
        assertThat(List.of(trail.next(), trail.next())).containsExactly("answered", "stamp a");
    }

    @Test
    void aTransactionCannotHoldIt() throws Exception {
        Later<Parcel> stamp = Later.now(new LocalJobs(), STAMP, Codecs.known(Parcel.class));
        assertThatThrownBy(() -> stamp.within(Desk.Unopened.CONNECTION).add(new Parcel("a", 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "Jobs of stamp run in this process and are not stored, so they cannot be"
                                + " part of a transaction.");
    }

    @Test
    void aShutdownCancelsWhatRunsAndNamesWhatIsLost() throws Exception {
        post("/later", "a", 3_600_000);
        assertThat(trail.next()).isEqualTo("answered");
        client.post("/add/hold").json("{\"id\": \"b\"}").start();
        assertThat(trail.next()).isEqualTo("answered");
        assertThat(trail.next()).isEqualTo("held 1");
        client.close();
        assertThat(trail.now()).isEmpty();
        assertThat(logged)
                .singleElement()
                .asString()
                .startsWith("2 jobs of this process are lost with its end: ")
                .contains("hold ", "stamp ");
    }

    @Test
    void workIsRepeatedAlsoAfterAFailure() throws Exception {
        Trail ticks = new Trail();
        try (TestClient clock = TestClient.of(Clockwork.class)) {
            clock.override(Trail.class, () -> ticks).start();
            for (int number = 1; number <= 4; number++) {
                assertThat(ticks.next()).isEqualTo("tick " + number);
            }
        }
        assertThat(logged).containsExactly("tick has failed. It is done again at its time.");
    }
}
