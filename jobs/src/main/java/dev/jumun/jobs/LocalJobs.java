package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;

import dev.jumun.BackgroundTasks;
import dev.jumun.async.Async;
import dev.jumun.async.ThrowingRunnable;
import dev.jumun.async.log.LogText;
import dev.jumun.jobs.JobsBuilder.Repeated;
import dev.jumun.runtime.engine.JobCounts;
import dev.jumun.runtime.engine.JobCounts.Event;
import dev.jumun.runtime.request.DroppableWork;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Jobs and repeated work that only this process has. They follow the rules of those in a database,
 * and are lost when the process ends.
 */
final class LocalJobs implements JobStore, AutoCloseable {
    private static final Logger LOG = System.getLogger("dev.jumun.jobs");

    private record Id(String name, String key) {}

    private record Waiting(Registration<?> registration, NewJob job, Instant due) {
        Id id() {
            return new Id(registration.type().name(), job.key());
        }
    }

    private final Map<String, Registration<?>> registrations = new HashMap<>();
    private final Set<Id> present = ConcurrentHashMap.newKeySet();
    private final LocalRuns runs = new LocalRuns();
    private final JobCounts counts = new JobCounts();

    /** What was added while the application is set up; null when it is. */
    private @Nullable List<Waiting> early = new ArrayList<>();

    /** Declares a kind of job. */
    void handle(Registration<?> registration) {
        registrations.put(registration.type().name(), registration);
    }

    /** Begins to run jobs, and with repeated work. */
    void begin(List<Repeated> repeated) {
        List<Waiting> waiting;
        synchronized (this) {
            waiting = Objects.requireNonNull(early);
            early = null;
        }
        waiting.forEach(each -> start(each, 1, each.due()));
        for (Repeated each : repeated) {
            Thread.ofVirtual().name("job-" + each.name()).start(() -> repeat(each));
        }
    }

    // ---- jobs come in

    @Override
    public int store(
            @Nullable Connection within,
            String name,
            List<NewJob> added,
            Instant due,
            Instant now) {
        return add(within, name, added, due, null);
    }

    @Override
    public JobStore after(BackgroundTasks tasks) {
        return (within, name, added, due, _) -> add(within, name, added, due, tasks);
    }

    private int add(
            @Nullable Connection within,
            String name,
            List<NewJob> added,
            Instant due,
            @Nullable BackgroundTasks after) {
        if (within != null) {
            throw new IllegalStateException(
                    "Jobs of %s run in this process and are not stored, so they cannot be part of a transaction. Keep them in a database, by a @Provides(Scope.APP) method that lends Jobs.on(pool)."
                            .formatted(name));
        }
        if (runs.isClosing()) {
            throw new IllegalStateException(
                    "The application has stopped, so that a job of %s would never run."
                            .formatted(name));
        }
        Registration<?> registration = Objects.requireNonNull(registrations.get(name));
        int count = 0;
        for (NewJob job : added) {
            Waiting waiting = new Waiting(registration, job, due);
            if (present.add(waiting.id())) {
                count++;
                beginAfter(after, waiting);
            }
        }
        counts.add(Event.ADDED, count);
        return count;
    }

    private void beginAfter(@Nullable BackgroundTasks after, Waiting waiting) {
        if (after != null) {
            try {
                after.add(new AfterResponse(waiting));
                return;
            } catch (IllegalStateException e) {
                // that request has ended: a thread that outlives it adds the job
            }
        }
        if (!isEarly(waiting)) {
            start(waiting, 1, waiting.due());
        }
    }

    private synchronized boolean isEarly(Waiting waiting) {
        return early != null && early.add(waiting);
    }

    /** The first attempt, on the thread of a request. */
    private final class AfterResponse implements DroppableWork {
        private final Waiting waiting;

        AfterResponse(Waiting waiting) {
            this.waiting = waiting;
        }

        @Override
        public void run() {
            if (waiting.due().isAfter(Instant.now())) {
                start(waiting, 1, waiting.due());
                return;
            }
            Duration again = attempt(waiting, 1, runs::inRequest);
            if (again != null) {
                start(waiting, 2, Instant.now().plus(again));
            }
        }

        /** The request has failed. A job was added all the same, as to a database. */
        @Override
        public void drop() {
            start(waiting, 1, waiting.due());
        }
    }

    // ---- attempts

    /** Makes attempts on a thread of their own, from a time on. */
    private void start(Waiting waiting, int from, Instant first) {
        Thread.ofVirtual()
                .name("job-" + waiting.id().name())
                .start(() -> run(waiting, from, first));
    }

    private void run(Waiting waiting, int from, Instant first) {
        Instant due = first;
        for (int number = from; runs.isOpenAt(due); number++) {
            Duration again = attempt(waiting, number, runs::apart);
            if (again == null) {
                return;
            }
            due = Instant.now().plus(again);
        }
    }

    /** Makes an attempt. Returns how long to wait for the next one; null after the last one. */
    private @Nullable Duration attempt(Waiting waiting, int number, Way way) {
        JobType<?> type = waiting.registration().type();
        Attempt attempt = Attempt.inProcess(type.name(), waiting.job(), number);
        try {
            LocalRuns.acquire(waiting.registration().places());
            try {
                way.run(
                        type.name(),
                        waiting.job().key(),
                        () ->
                                Async.timeout(
                                        type.timeout(), () -> waiting.registration().run(attempt)));
            } finally {
                waiting.registration().places().release();
            }
        } catch (LocalRuns.NoPlace e) {
            start(waiting, number, Instant.now()); // the request is in a hurry, the job is not
            Thread.currentThread().interrupt();
            return null;
        } catch (LocalRuns.Closing e) {
            return null; // and it stays among those that are lost
        } catch (Throwable failure) {
            return failed(waiting, attempt, failure);
        }
        present.remove(waiting.id());
        counts.add(Event.DONE);
        return null;
    }

    /** How an attempt runs. */
    @FunctionalInterface
    private interface Way {
        void run(String name, String key, ThrowingRunnable work);
    }

    private @Nullable Duration failed(Waiting waiting, Attempt attempt, Throwable failure) {
        JobType<?> type = waiting.registration().type();
        if (runs.isClosing()) {
            counts.add(Event.CUT_OFF);
            return null; // perhaps because it was cancelled
        }
        counts.add(Event.FAILED);
        if (attempt.number() > type.retries()) {
            present.remove(waiting.id());
            counts.add(Event.DEAD);
            LOG.log(
                    Level.ERROR,
                    "%s has failed at attempt %d, its last. It is lost: this process keeps no dead jobs."
                            .formatted(attempt, attempt.number()),
                    LogText.failure(failure));
            return null;
        }
        Duration again = type.backOffAfter(attempt.number());
        LOG.log(Level.WARNING, Attempts.again(attempt, type, again, failure));
        return again;
    }

    // ---- repeated work

    private void repeat(Repeated work) {
        Instant due = work.schedule().getInitialExecutionTime(Instant.now());
        while (runs.isOpenAt(due)) {
            try {
                runs.apart(work.name(), RecurringTask.INSTANCE, work.work());
                counts.add(Event.DONE);
            } catch (LocalRuns.Closing e) {
                return;
            } catch (Throwable failure) {
                if (runs.isClosing()) {
                    counts.add(Event.CUT_OFF);
                    return;
                }
                counts.add(Event.FAILED);
                Attempts.logRepeated(work.name(), failure);
            }
            due =
                    work.schedule()
                            .getNextExecutionTime(
                                    ExecutionComplete.simulatedSuccess(Instant.now()));
        }
    }

    // ---- the end

    /**
     * Begins no more, and waits for what runs: after a grace period it is cancelled. What runs
     * within a request that goes on is cancelled at once. What has not run then is lost, with a
     * line in the log.
     */
    @Override
    public void close() {
        runs.close();
        List<String> lost = new ArrayList<>();
        present.forEach(id -> lost.add(id.name() + " " + id.key()));
        if (!lost.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    LogText.line(
                            "%d jobs of this process are lost with its end: %s%s. Jobs.on(pool) keeps jobs in a database."
                                    .formatted(
                                            lost.size(),
                                            String.join(
                                                    ", ",
                                                    lost.subList(0, Math.min(lost.size(), 3))),
                                            lost.size() > 3 ? ", …" : "")));
        }
    }
}
