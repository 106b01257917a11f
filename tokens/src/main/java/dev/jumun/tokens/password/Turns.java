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
final class Turns {
    private final Semaphore turns;
    private final AtomicInteger present = new AtomicInteger();
    private final int atOnce;
    private final int mostWaiting;

    Turns(int atOnce, int mostWaiting) {
        this.turns = new Semaphore(atOnce);
        this.atOnce = atOnce;
        this.mostWaiting = mostWaiting;
    }

    /**
     * Does a piece of work when it is its turn, on a thread that may be held.
     *
     * @throws PasswordsBusyException if too many wait
     */
    <T> T take(Callable<T> work) {
        if (present.incrementAndGet() > atOnce + mostWaiting) {
            present.decrementAndGet();
            throw new PasswordsBusyException(mostWaiting);
        }
        try {
            return inTurn(work);
        } finally {
            present.decrementAndGet();
        }
    }

    private <T> T inTurn(Callable<T> work) {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            throw Cancelled.interrupted(e);
        }
        try {
            return Async.blocking(work);
        } finally {
            turns.release();
        }
    }

    /** How many are at work or wait. */
    int present() {
        return present.get();
    }
}
