package dev.jumun.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.Api;
import dev.jumun.BackgroundTasks;
import dev.jumun.Provides;
import dev.jumun.Scope;
import dev.jumun.async.Yield;
import dev.jumun.jobs.Desk.Trail;
import dev.jumun.jobs.Parcels.Parcel;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** What a task may do as a handler does: add jobs, and work in the background. */
@Timeout(300)
class WorkWithinJobsTest {
    private static List<String> after(String path, String body, int steps) throws Exception {
        Trail trail = new Trail();
        List<String> found = new ArrayList<>();
        try (TestClient client = TestClient.of(Workshop.class).override(Trail.class, () -> trail)) {
            assertThat(client.post(path).json(body).send().status()).isEqualTo(202);
            while (found.size() < steps) {
                found.add(trail.next());
            }
        }
        assertThat(trail.now()).isEmpty();
        return found;
    }

    /** After what the attempt borrows for its method is given back, and before it has ended. */
    @Test
    void backgroundWorkOfAnAttemptBelongsToIt() throws Exception {
        assertThat(after("/mend", "{\"id\": \"a\"}", 5))
                .contains("ship a") // which begins at once, on a thread of its own
                .containsSubsequence("answered", "mend 1", "the bench is given back", "sweep 1");
    }

    @Test
    void anAttemptWhoseBackgroundWorkFailsHasFailed() throws Exception {
        assertThat(after("/mend", "{\"id\": \"a\", \"millis\": 1}", 9))
                .containsSubsequence(
                        "answered",
                        "mend 1",
                        "the bench is given back",
                        "sweep 1",
                        "mend 2",
                        "the bench is given back",
                        "sweep 2")
                .filteredOn("ship a"::equals)
                .hasSize(2);
    }

    /** A provider that is set up once adds outside of any request. */
    @Test
    void whatAProviderOfTheApplicationAddsBeginsAtOnce() throws Exception {
        assertThat(after("/ship", "{\"id\": \"a\"}", 2))
                .containsExactlyInAnyOrder("answered", "ship a");
    }

    /** The same in a database. */
    @Api(title = "Kept workshop")
    static class Kept {
        @Provides(Scope.APP)
        static void pool(Yield<DataSource> yield) throws Exception {
            try (HikariDataSource pool =
                    Postgres.pool("jdbc:h2:mem:workshop;DB_CLOSE_DELAY=-1", 5)) {
                yield.to(pool);
            }
        }

        @Provides(Scope.APP)
        static void jobs(DataSource pool, Yield<Jobs> yield) throws Exception {
            Jobs.on(pool).lend(yield);
        }

        @Provides(Scope.APP)
        static Trail trail() {
            return new Trail();
        }

        /** What a constructor adds is stored: all providers have been set up. */
        Kept(Later<Parcel> mend) throws SQLException {
            mend.key("of the start").add(new Parcel("a", 1));
        }

        @Task(retries = 1, backOff = "0s", longestBackOff = "0s")
        void mend(Parcel parcel, Job job, Trail trail, BackgroundTasks tasks, Later<Parcel> ship)
                throws SQLException {
            tasks.add(() -> {
                trail.add("sweep " + job.attempt());
                if (parcel.millis() >= job.attempt()) {
                    throw new IOException("no broom");
                }
            });
            ship.key(job.key()).add(parcel);
        }

        @Task
        void ship(Parcel parcel, Trail trail) {
            trail.add("ship " + parcel.id());
        }
    }

    @Test
    void soItIsInADatabase() throws Exception {
        Trail trail = new Trail();
        try (TestClient client = TestClient.of(Kept.class).override(Trail.class, () -> trail)) {
            client.start();
            List<String> found = new ArrayList<>();
            while (!found.contains("sweep 2") || !found.contains("ship a")) {
                found.add(trail.next());
            }
            assertThat(found).containsSubsequence("sweep 1", "sweep 2");
        }
    }

    /** Adds a job before there is a place for it. */
    @Api(title = "Hasty")
    static class Hasty {
        record Shelf(boolean isFull) {}

        @Provides(Scope.APP)
        static Shelf shelf(Later<Parcel> ship) throws SQLException {
            return new Shelf(ship.add(new Parcel("a", 0)));
        }

        @Provides(Scope.APP)
        static void jobs(Yield<Jobs> yield) throws Exception {
            try (HikariDataSource pool = Postgres.pool("jdbc:h2:mem:hasty", 5)) {
                Jobs.on(pool).lend(yield);
            }
        }

        @Task
        void ship(Parcel parcel) {}
    }

    @Test
    void aDatabaseMustBeThereBeforeAJobIsAdded() throws Exception {
        try (TestClient client = TestClient.of(Hasty.class)) {
            assertThatThrownBy(client::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "A job of ship cannot be added before Hasty.jobs has been set up. Take"
                                    + " Jobs as a parameter as well.");
        }
    }
}
