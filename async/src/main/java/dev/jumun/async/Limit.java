package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Runs a callable with a timeout. When it expires, the callable is cancelled and waited for. */
final class Limit extends Job {
    private final long nanos;
    private final Scheduler scheduler = Current.scheduler();
    private volatile long deadline; // set before it begins
    private Scheduler.@Nullable Alarm alarm;
    private boolean ended;
    private boolean over;

    Limit(Duration duration) {
        super(Current.job(), "timeout");
        this.nanos = Durations.notNegative(duration);
    }

    @Override
    String name() {
        return "timeout " + Durations.text(nanos);
    }

    /** What takes no time at all may be done even if there is none. */
    @Override
    boolean beginsWhenOver() {
        return parent() == null || !parent().isCancelled();
    }

    @Override
    long ownDeadline() {
        return deadline;
    }

    <T extends @Nullable Object> T limit(Callable<T> task) {
        set(nanos);
        try {
            return Runner.run(this, task);
        } finally {
            close();
        }
    }

    /** Sets the deadline anew; from now on. */
    synchronized void reset(long fromNow) {
        if (ended) {
            throw new IllegalStateException(name() + " has ended.");
        }
        if (cancellation() != null) {
            throw new IllegalStateException(name() + " is over.");
        }
        callOff();
        set(fromNow);
    }

    synchronized void never() {
        reset(Scheduler.NEVER);
    }

    private synchronized void set(long fromNow) {
        if (fromNow == 0) {
            deadline = scheduler.nanoTime();
            Cancelling.cancel(this, CancelReason.TIMEOUT);
            return;
        }
        long time = scheduler.deadlineIn(fromNow);
        deadline = time;
        if (time != Scheduler.NEVER) {
            alarm = scheduler.at(time, () -> expire(time));
        }
    }

    private synchronized void expire(long time) {
        if (!ended && deadline == time) {
            Cancelling.cancel(this, CancelReason.TIMEOUT);
        }
    }

    private void callOff() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    @Override
    synchronized void close() {
        over = isOver();
        ended = true;
        callOff();
    }

    /**
     * Whether its deadline passed before the callable ended. An enclosing limit may have the same
     * deadline.
     */
    synchronized boolean isOver() {
        return ended ? over : scheduler.nanoTime() - deadline >= 0 && deadline != Scheduler.NEVER;
    }

    /** Whether this limit cancelled the callable, and not an enclosing or a nested one. */
    boolean hasCaused(Cancelled cancelled) {
        Cancellation why = cancellation();
        return why != null && why.origin() == this && cancelled.isFrom(why);
    }
}
