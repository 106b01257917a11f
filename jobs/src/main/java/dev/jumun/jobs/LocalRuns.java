package dev.jumun.jobs;

import dev.jumun.async.Async;
import dev.jumun.async.CancelReason;
import dev.jumun.async.RootTask;
import dev.jumun.async.TaskGroup;
import dev.jumun.async.ThrowingRunnable;
import dev.jumun.runtime.engine.JobCounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Runs what only this process has, in a number of places, until it is closed. */
final class LocalRuns implements AutoCloseable {
    /** As many as a node runs of those in a database, and as long as it waits for them. */
    private static final int AT_ONCE = 10;

    private static final Duration GRACE = Duration.ofSeconds(3);

    /** Clocks are changed, and machines sleep: a long time is waited for in parts. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final CountDownLatch closing = new CountDownLatch(1);

    /** The groups of jobs that run within requests. They had the time that requests have. */
    private final Set<TaskGroup> inRequests = ConcurrentHashMap.newKeySet();

    /** There is no time for what has not begun. */
    static final class Closing extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** The thread was interrupted before anything had begun. */
    static final class NoPlace extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Waits until a time. False if this is closed before it. */
    boolean isOpenAt(Instant time) {
        try {
            for (Duration left = Duration.between(Instant.now(), time);
                    left.isPositive();
                    left = Duration.between(Instant.now(), time)) {
                Duration part = left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
                if (closing.await(part.toNanos(), TimeUnit.NANOSECONDS)) {
                    return false;
                }
            }
            return !isClosing();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static void acquire(Semaphore places) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            throw new NoPlace();
        }
    }

    /** Runs work on the calling thread as a task of its own, when there is a place. */
    void apart(String name, String key, ThrowingRunnable work) {
        acquire(places);
        try {
            requireOpen();
            counted(() -> RootTask.named(nameOf(name, key), this, null).run(work));
        } finally {
            places.release();
        }
    }

    /** Within the request on the calling thread: what cancels that cancels the job. */
    void inRequest(String name, String key, ThrowingRunnable work) {
        var _ = // without a result, a group that is cancelled ends as if all was done
                Async.taskGroup(group -> {
                    inRequests.add(group);
                    try {
                        requireOpen();
                        counted(() -> group.start(nameOf(name, key), work).await());
                        return true;
                    } finally {
                        inRequests.remove(group);
                    }
                });
    }

    private void requireOpen() {
        if (isClosing()) {
            throw new Closing();
        }
    }

    private static void counted(Runnable run) {
        JobCounts.begins();
        try {
            run.run();
        } finally {
            JobCounts.ends();
        }
    }

    private static String nameOf(String name, String key) {
        return "job %s %s".formatted(name, key);
    }

    /**
     * Begins no more, and waits for what runs: after a grace period it is cancelled. What runs
     * within a request that continues is cancelled at once.
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
