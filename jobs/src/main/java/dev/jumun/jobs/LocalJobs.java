package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;

import dev.jumun.BackgroundTasks;
import dev.jumun.async.Async;
import dev.jumun.async.CancelReason;
import dev.jumun.async.RootTask;
import dev.jumun.async.TaskGroup;
import dev.jumun.async.ThrowingRunnable;
import dev.jumun.async.log.LogText;
import dev.jumun.jobs.JobsBuilder.Repeated;
import dev.jumun.runtime.routing.DroppableWork;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Jobs and repeated work that only this process has. They follow the rules of those in a database,
 * and are lost when the process ends.
 */
final class LocalJobs implements JobStore, AutoCloseable {
    private static final Logger LOG = System.getLogger("dev.jumun.jobs");

    /** As many as a node runs of those in a database, and as long as it waits for them. */
    private static final int AT_ONCE = 10;

    private static final Duration GRACE = Duration.ofSeconds(3);

    /** Clocks are changed, and machines sleep: a long time is waited for in parts. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private record Id(String name, String key) {}

    private record Waiting(Registration<?> registration, NewJob job, Instant due) {
        Id id() {
            return new Id(registration.type().name(), job.key());
        }
    }

    private final Map<String, Registration<?>> registrations = new HashMap<>();
    private final Set<Id> present = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final CountDownLatch closing = new CountDownLatch(1);

    /** The groups of jobs that run within requests. They had the time that requests have. */
    private final Set<TaskGroup> inRequests = ConcurrentHashMap.newKeySet();

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
        if (closing.getCount() == 0) {
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
            Duration again = attempt(waiting, 1, LocalJobs.this::runInRequest);
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
        for (int number = from; isOpenAt(due); number++) {
            Duration again = attempt(waiting, number, this::runTask);
            if (again == null) {
                return;
            }
            due = Instant.now().plus(again);
        }
    }

    /** Waits until a time. False if the application stops before it. */
    private boolean isOpenAt(Instant time) {
        try {
            for (Duration left = Duration.between(Instant.now(), time);
                    left.isPositive();
                    left = Duration.between(Instant.now(), time)) {
                Duration part = left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
                if (closing.await(part.toNanos(), TimeUnit.NANOSECONDS)) {
                    return false;
                }
            }
            return closing.getCount() > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes an attempt. Returns how long to wait for the next one; null after the last one. */
    private @Nullable Duration attempt(Waiting waiting, int number, Way way) {
        JobType<?> type = waiting.registration().type();
        Attempt attempt = Attempt.inProcess(type.name(), waiting.job(), number);
        try {
            acquire(waiting.registration().places());
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
        } catch (NoPlace e) {
            start(waiting, number, Instant.now()); // the request is in a hurry, the job is not
            Thread.currentThread().interrupt();
            return null;
        } catch (Closing e) {
            return null; // and it stays among those that are lost
        } catch (Throwable failure) {
            return failed(waiting, attempt, failure);
        }
        present.remove(waiting.id());
        return null;
    }

    /** How an attempt runs. */
    @FunctionalInterface
    private interface Way {
        void run(String name, String key, ThrowingRunnable work);
    }

    /** There is no time for what has not begun. */
    private static final class Closing extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** The thread was interrupted before anything had begun. */
    private static final class NoPlace extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static void acquire(Semaphore places) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            throw new NoPlace();
        }
    }

    private void runTask(String name, String key, ThrowingRunnable work) {
        acquire(places);
        try {
            if (closing.getCount() == 0) {
                throw new Closing();
            }
            RootTask.named(nameOf(name, key), this, null).run(work);
        } finally {
            places.release();
        }
    }

    private static String nameOf(String name, String key) {
        return "job %s %s".formatted(name, key);
    }

    /** Within the request on the calling thread: what cancels that cancels the job. */
    private void runInRequest(String name, String key, ThrowingRunnable work) {
        var _ = // without a result, a group that is cancelled ends as if all was done
                Async.taskGroup(group -> {
                    inRequests.add(group);
                    try {
                        if (closing.getCount() == 0) {
                            throw new Closing();
                        }
                        group.start(nameOf(name, key), work).await();
                        return true;
                    } finally {
                        inRequests.remove(group);
                    }
                });
    }

    private @Nullable Duration failed(Waiting waiting, Attempt attempt, Throwable failure) {
        JobType<?> type = waiting.registration().type();
        if (closing.getCount() == 0) {
            return null; // perhaps because it was cancelled
        }
        if (attempt.number() > type.retries()) {
            present.remove(waiting.id());
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
        while (isOpenAt(due)) {
            try {
                runTask(work.name(), RecurringTask.INSTANCE, work.work());
            } catch (Closing e) {
                return;
            } catch (Throwable failure) {
                if (closing.getCount() > 0) {
                    Attempts.logRepeated(work.name(), failure);
                }
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
        closing.countDown();
        inRequests.forEach(TaskGroup::cancel);
        try {
            if (!areEnded(GRACE)) {
                RootTask.cancelAll(this, CancelReason.SHUTDOWN);
                areEnded(Grace.MOMENT);
            }
        } catch (InterruptedException e) {
            RootTask.cancelAll(this, CancelReason.SHUTDOWN);
            Thread.currentThread().interrupt();
        }
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

    /** Nothing runs when all places can be taken. */
    private boolean areEnded(Duration within) throws InterruptedException {
        if (places.tryAcquire(AT_ONCE, within.toNanos(), TimeUnit.NANOSECONDS)) {
            places.release(AT_ONCE);
            return true;
        }
        return false;
    }
}
