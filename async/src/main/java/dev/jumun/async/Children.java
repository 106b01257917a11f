package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The tasks of a group: how many are still running, and which failed first. The first failure
 * cancels the group; the group's thread waits for all, whatever happens.
 */
final class Children {
    private final Job group;
    private final Thread owner = Thread.currentThread();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();
    private final List<Throwable> further = new ArrayList<>();

    /** Of a group whose thread is the calling one. */
    Children(Job group) {
        this.group = group;
    }

    /** Counts a task that is about to start. */
    void begins() {
        running.incrementAndGet();
    }

    /** Counts a task that has ended. */
    void ends() {
        if (running.decrementAndGet() == 0) {
            LockSupport.unpark(owner);
        }
    }

    /** Takes note of a failure; the first one ends the others. */
    void failed(Throwable failure) {
        if (failure instanceof Cancelled cancelled && cancelled.isFrom(group.cancellation())) {
            // An echo of the group's own end; the group's thread knows the reason.
            first.compareAndSet(null, failure);
            return;
        }
        Throwable before = first.compareAndExchange(null, failure);
        if (before != null) {
            synchronized (further) {
                further.add(failure);
            }
        }
        group.cancel(CancelReason.SIBLING_FAILED, failure);
    }

    boolean haveFailed() {
        return first.get() != null;
    }

    /** Waits for every task, however often it is interrupted: nothing outlives its owner. */
    void join() {
        boolean interrupted = false;
        while (running.get() > 0) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                interrupted = true;
                group.cancel(CancelReason.EXPLICIT, null);
            }
        }
        if (interrupted) {
            owner.interrupt();
        }
    }

    /** Throws the first failure, with the others suppressed in it; or what cancelled the group. */
    void throwFirst() {
        Throwable failure = first.get();
        if (failure != null) {
            synchronized (further) {
                further.forEach(other -> Failures.suppress(failure, other));
            }
            throw Failures.<RuntimeException>sneak(failure);
        }
        group.checkpoint();
    }
}
