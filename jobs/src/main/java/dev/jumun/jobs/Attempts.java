package dev.jumun.jobs;

import dev.jumun.async.Async;
import dev.jumun.async.CancelReason;
import dev.jumun.async.Cancelled;
import dev.jumun.async.RootTask;
import dev.jumun.async.ThrowingRunnable;
import dev.jumun.async.log.LogText;
import dev.jumun.runtime.engine.JobCounts;
import dev.jumun.runtime.engine.JobCounts.Event;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Runs the attempts of this node, each as the root of a tree of tasks, and records their ends. */
final class Attempts {
    private static final Logger LOG = System.getLogger("dev.jumun.jobs");

    private record Id(String name, String key, long version) {}

    private final JobTable table;
    private final DeadTable deadJobs;
    private final JobCounts counts = new JobCounts();
    private final Map<Id, RootTask> running = new ConcurrentHashMap<>();

    /** Those of which that was said: they may continue although they are cancelled. */
    private final Set<RootTask> superseded = ConcurrentHashMap.newKeySet();

    private volatile boolean isCutOff;
    private volatile Runnable whenAPlaceIsFree = () -> {};

    Attempts(JobTable table, DeadTable deadJobs) {
        this.table = table;
        this.deadJobs = deadJobs;
    }

    /** What is done when a job has ended whose type has a limit: another one may wait for it. */
    void whenAPlaceIsFree(Runnable look) {
        whenAPlaceIsFree = look;
    }

    JobCounts counts() {
        return counts;
    }

    int running() {
        return running.size();
    }

    /**
     * Runs an attempt, and records how it ended. Blocks until then.
     *
     * @throws SQLException if the end cannot be recorded: the job stays picked, its heartbeats end,
     *     and another attempt follows
     */
    void run(Registration<?> registration, Attempt attempt) throws SQLException {
        if (!registration.places().tryAcquire()) {
            table.putBack(attempt, attempt.due()); // picked at the same moment as others
            return;
        }
        try {
            runTask(
                    attempt.name(),
                    attempt.key(),
                    attempt.version(),
                    () ->
                            Async.timeout(
                                    registration.type().timeout(),
                                    () -> registration.run(attempt)));
            counts.add(Event.DONE);
        } catch (Throwable failure) {
            ended(registration, attempt, failure);
        } finally {
            registration.places().release();
            if (registration.isLimited()) {
                whenAPlaceIsFree.run();
            }
        }
    }

    private void runTask(String name, String key, long version, ThrowingRunnable work) {
        Id id = new Id(name, key, version);
        RootTask task = RootTask.named("job %s %s".formatted(name, key), this, null);
        running.put(id, task);
        JobCounts.begins();
        if (isCutOff) {
            task.cancel(CancelReason.SHUTDOWN);
        }
        try {
            task.run(work);
        } finally {
            running.remove(id);
            JobCounts.ends();
            superseded.remove(task);
        }
    }

    private void ended(Registration<?> registration, Attempt attempt, Throwable failure)
            throws SQLException {
        if (attempt.isDone()) {
            if (!(failure instanceof Cancelled)) { // its record failed
                LOG.log(
                        Level.WARNING,
                        attempt + " is done, but that could not be recorded:",
                        LogText.failure(failure));
            }
            table.remove(attempt);
            counts.add(Event.DONE);
        } else if (failure instanceof SupersededException) {
            LOG.log(Level.WARNING, failure.getMessage());
        } else if (isCutOff) {
            table.putBack(attempt, Instant.now());
            counts.add(Event.CUT_OFF);
        } else {
            failed(registration.type(), attempt, failure);
        }
    }

    /** Decides what follows a failed attempt. */
    void failed(JobType<?> type, Attempt attempt, Throwable failure) throws SQLException {
        counts.add(Event.FAILED);
        if (attempt.number() > type.retries()) {
            if (deadJobs.bury(attempt, failure)) {
                counts.add(Event.DEAD);
                LOG.log(
                        Level.ERROR,
                        "%s has failed at attempt %d, its last. It is among the dead jobs now."
                                .formatted(attempt, attempt.number()),
                        LogText.failure(failure));
            }
            return;
        }
        Duration wait = type.backOffAfter(attempt.number());
        if (table.retry(attempt, Instant.now().plus(wait))) {
            LOG.log(Level.WARNING, again(attempt, type, wait, failure));
        }
    }

    /** What the log says of an attempt that has failed, and is not the last one. */
    static String again(Attempt attempt, JobType<?> type, Duration wait, Throwable failure) {
        return "%s has failed at attempt %d of %d. It is tried again in %s s: %s"
                .formatted(
                        attempt,
                        attempt.number(),
                        type.retries() + 1L,
                        wait.toMillis() / 1000.0,
                        LogText.line(named(failure)));
    }

    /** Logs that repeated work has failed. */
    static void logRepeated(String name, Throwable failure) {
        LOG.log(
                Level.ERROR,
                name + " has failed. It is done again at its time.",
                LogText.failure(failure));
    }

    /** Its class at least: the message of a failure may be made when it is asked for, and fail. */
    static String named(Throwable failure) {
        try {
            return failure.toString();
        } catch (RuntimeException unprintable) {
            return "%s, whose message cannot be had: %s"
                    .formatted(failure.getClass().getName(), unprintable.getClass().getName());
        }
    }

    /** An attempt whose node has ended without recording anything. */
    void lost(JobType<?> type, Attempt attempt, String node) throws SQLException {
        counts.add(Event.LOST);
        failed(type, attempt, new JobLostException(node));
    }

    /** Does repeated work; returns whether it came to its end, so that it is due at its time. */
    boolean repeat(Attempt attempt, ThrowingRunnable work) throws SQLException {
        try {
            runTask(attempt.name(), attempt.key(), attempt.version(), work);
            counts.add(Event.DONE);
        } catch (Throwable failure) {
            if (isCutOff) {
                table.putBack(attempt, Instant.now());
                counts.add(Event.CUT_OFF);
                return false;
            }
            counts.add(Event.FAILED);
            logRepeated(attempt.name(), failure);
        }
        return true;
    }

    /** Cancels an attempt that another node has replaced. */
    void supersede(Attempt attempt) {
        RootTask task = running.get(new Id(attempt.name(), attempt.key(), attempt.version()));
        if (task != null && superseded.add(task)) {
            LOG.log(
                    Level.WARNING,
                    attempt
                            + " could not be kept from other nodes. It is cancelled here, since one"
                            + " of them may run it.");
            task.cancel(CancelReason.EXPLICIT);
        }
    }

    /** Cancels what runs, at shutdown: it is put back, and costs no retry. Does not block. */
    void cutOff() {
        isCutOff = true;
        RootTask.cancelAll(this, CancelReason.SHUTDOWN);
    }
}
