package dev.jumun.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Executor;
import com.github.kagkarlsson.scheduler.ExecutorUtils;
import com.github.kagkarlsson.scheduler.SystemClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** How long a shutdown waits for what ignores it. */
class JobThreadsTest {
    private final List<String> events = new ArrayList<>();
    private long now = Long.MAX_VALUE - 1; // as System.nanoTime, it may begin anywhere

    /** Threads that never end; the time that is waited for them passes at once. */
    private final class Stubborn extends AbstractExecutorService {
        private final String name;

        Stubborn(String name) {
            this.name = name;
        }

        @Override
        public void execute(Runnable job) {}

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            events.add(name + " interrupted");
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return true;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long time, TimeUnit unit) {
            if (time > 0) {
                events.add(name + " waited " + unit.toMillis(time));
                now += unit.toNanos(time);
            }
            return false;
        }
    }

    private Grace grace(Duration period) {
        Grace grace = new Grace(period, () -> events.add("cancelled"), () -> now);
        grace.begin();
        return grace;
    }

    private static void stop(JobThreads jobs, Duration period) { // as the scheduler
        new Executor(jobs, new SystemClock()).stop(period.plus(Grace.MOMENT));
    }

    @Test
    void aShutdownHasOneBudget() {
        Duration period = Duration.ofSeconds(3);
        stop(new JobThreads(new Stubborn("jobs"), grace(period)), period);
        assertThat(events)
                .containsExactly(
                        "jobs waited 3000", "cancelled", "jobs waited 1000", "jobs interrupted");
    }

    /** The scheduler waits for it first, and would give the jobs their time afterwards. */
    @Test
    void aLookForJobsThatHangsTakesFromTheGracePeriod() {
        Duration period = Duration.ofSeconds(3);
        Grace grace = grace(period);
        ExecutorUtils.shutdownAndAwaitTermination(
                new JobThreads(new Stubborn("poll"), grace),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5));
        stop(new JobThreads(new Stubborn("jobs"), grace), period);
        assertThat(events)
                .containsExactly(
                        "poll waited 1000",
                        "poll interrupted",
                        "poll waited 2000",
                        "cancelled",
                        "poll waited 1000",
                        "jobs interrupted");
    }

    /** What has been cancelled ends meanwhile. */
    @Test
    void aLookForJobsThatEndsLateLeavesTheRestToTheJobs() {
        Duration period = Duration.ofMillis(500);
        Grace grace = grace(period);
        ExecutorUtils.awaitTermination(
                new JobThreads(new Stubborn("poll"), grace), Duration.ofSeconds(1));
        stop(new JobThreads(new Stubborn("jobs"), grace), period);
        assertThat(events)
                .containsExactly(
                        "poll waited 500",
                        "cancelled",
                        "poll waited 500",
                        "jobs waited 500",
                        "jobs interrupted");
    }
}
