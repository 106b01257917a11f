package dev.jumun.tokens.password;

import dev.jumun.async.Async;
import dev.jumun.async.Cancelled;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a limited number of tasks at once and queues others; refuses a task that would wait too
 * long.
 */
final class ConcurrencyLimit {
    private final Semaphore permits;
    private final AtomicInteger present = new AtomicInteger();
    private final int atOnce;
    private final int mostWaiting;

    ConcurrencyLimit(int atOnce, int mostWaiting) {
        this.permits = new Semaphore(atOnce);
        this.atOnce = atOnce;
        this.mostWaiting = mostWaiting;
    }

    /**
     * Runs a piece of work on a platform thread as soon as there is room.
     *
     * @throws PasswordsBusyException if too many wait
     */
    <T> T run(Callable<T> work) {
        if (present.incrementAndGet() > atOnce + mostWaiting) {
            present.decrementAndGet();
            throw new PasswordsBusyException(mostWaiting);
        }
        try {
            return withPermit(work);
        } finally {
            present.decrementAndGet();
        }
    }

    private <T> T withPermit(Callable<T> work) {
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            throw Cancelled.interrupted(e);
        }
        try {
            return Async.blocking(work);
        } finally {
            permits.release();
        }
    }

    /** The number that run or wait. */
    int present() {
        return present.get();
    }
}
