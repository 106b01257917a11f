package dev.jumun.cli.dev;

import dev.jumun.cli.dev.State.Broken;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest state, and those who wait for it: for the one that is being made, or for any that is
 * newer than the one they know.
 */
final class NewestState {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile State state = new Broken(0, "Nothing has been compiled yet", List.of(), "");
    private CompletableFuture<State> asked = CompletableFuture.completedFuture(state);
    private CompletableFuture<State> newest = asked;
    private int serial;
    private boolean ended;

    /** What is known now. */
    State known() {
        return state;
    }

    /** Returns the number of the next state. */
    int nextSerial() {
        lock.lock();
        try {
            return ++serial;
        } finally {
            lock.unlock();
        }
    }

    /** A newer state is going to be made: who comes from now on waits for it. */
    CompletableFuture<State> promise() {
        lock.lock();
        try {
            if (!ended) {
                asked = new CompletableFuture<>();
                newest = asked;
            }
            return asked;
        } finally {
            lock.unlock();
        }
    }

    /** What was promised has been made. */
    void keep(CompletableFuture<State> promise, State made) {
        lock.lock();
        try {
            if (asked == promise) {
                newest = CompletableFuture.completedFuture(made); // it may have taken long
            }
        } finally {
            lock.unlock();
        }
        promise.complete(made);
    }

    /** It takes long to make what was promised last: who waits gets the reason. */
    void delayed(State.Starting reason) {
        lock.lock();
        try {
            asked.complete(reason);
            newest = CompletableFuture.completedFuture(reason);
        } finally {
            lock.unlock();
        }
        set(reason);
    }

    /** Makes a state known. */
    State set(State made) {
        lock.lock();
        try {
            state = made;
            changed.signalAll();
            return made;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until what was promised last is made, and returns it. */
    State await() throws InterruptedException {
        CompletableFuture<State> wanted;
        lock.lock();
        try {
            wanted = newest;
        } finally {
            lock.unlock();
        }
        try {
            return wanted.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    /** Waits until the state is newer than a serial, at most for a time. */
    State awaitNewer(int than, Duration limit) throws InterruptedException {
        long nanos = limit.toNanos();
        lock.lock();
        try {
            while (state.serial() <= than && nanos > 0 && !ended) {
                nanos = changed.awaitNanos(nanos);
            }
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** The server ends: no one waits any more, whatever is being made. */
    void end() {
        lock.lock();
        try {
            ended = true;
            asked.complete(new Broken(++serial, "The server ends", List.of(), ""));
            newest = asked;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
