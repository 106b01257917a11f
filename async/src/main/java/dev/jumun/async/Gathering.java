package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs order slips side by side and waits for all of them. The last one runs on the caller's own
 * thread, the others each on a virtual thread.
 */
final class Gathering {
    private final Job group;
    private final Coroutine<?>[] slips;
    private final @Nullable Object[] results;
    private final AtomicInteger pending;
    private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();
    private final List<Throwable> further = new ArrayList<>();
    private final @Nullable Semaphore places;
    private final Thread owner = Thread.currentThread();

    private Gathering(Job group, Coroutine<?>[] slips, int limit) {
        this.group = group;
        this.slips = slips;
        this.results = new Object[slips.length];
        this.pending = new AtomicInteger(slips.length);
        this.places = limit < slips.length ? new Semaphore(limit) : null;
    }

    static @Nullable Object[] run(int limit, Coroutine<?>... slips) {
        if (slips.length == 0) {
            Async.checkpoint();
            return new Object[0];
        }
        Job group = Job.below(Job.current(), "gather", true);
        return group.run(() -> new Gathering(group, slips, limit).run());
    }

    private @Nullable Object[] run() {
        int last = slips.length - 1;
        int begun = 0;
        while (begun < last && first.get() == null) {
            start(begun++);
        }
        if (first.get() == null) {
            await(last);
            begun++;
        }
        pending.addAndGet(begun - slips.length);
        join();
        Throwable failure = first.get();
        if (failure != null) {
            for (Throwable other : furtherNow()) {
                Failures.suppress(failure, other);
            }
            throw Failures.<RuntimeException>sneak(failure);
        }
        group.checkpoint();
        return results;
    }

    private void start(int index) {
        Job task = Job.below(group, "gather[" + index + "]", false);
        Thread.ofVirtual().start(() -> attend(index, task));
    }

    private void await(int index) {
        attend(index, Job.below(group, "gather[" + index + "]", true));
    }

    private void attend(int index, Job task) {
        try {
            results[index] = task.run(() -> inPlace(slips[index]));
        } catch (Throwable failure) {
            failed(failure);
        } finally {
            if (pending.decrementAndGet() == 0) {
                LockSupport.unpark(owner);
            }
        }
    }

    private @Nullable Object inPlace(Coroutine<?> slip) throws Exception {
        if (places == null) {
            return slip.call();
        }
        places.acquire();
        try {
            return slip.call();
        } finally {
            places.release();
        }
    }

    private void failed(Throwable failure) {
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

    private List<Throwable> furtherNow() {
        synchronized (further) {
            return List.copyOf(further);
        }
    }

    /** Waits for every task, however often it is interrupted: nothing outlives its owner. */
    private void join() {
        boolean interrupted = false;
        while (pending.get() > 0) {
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
}
