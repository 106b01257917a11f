package dev.jumun.server;

import dev.jumun.async.Timer;
import dev.jumun.exchange.Workload;

import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs the virtual threads of an exchange, its own and those that it starts, from one wait to the
 * next: on the event loop of its connection, or elsewhere if it holds that up. Measures for how
 * long each stretch held the thread.
 */
final class ExchangeThreads implements Executor, Timer {
    private static final long TOO_LONG = TimeUnit.MILLISECONDS.toNanos(1);

    private final EventLoop eventLoop;
    private final Executor elsewhere;
    private volatile boolean away;

    // Written by several threads at times; then the last one counts.
    private @Nullable Workload workload;
    private long longest;
    private boolean ended;

    ExchangeThreads(EventLoop eventLoop, Executor elsewhere, boolean onEventLoop) {
        this.eventLoop = eventLoop;
        this.away = !onEventLoop;
        this.elsewhere = elsewhere;
    }

    /** It is known what kind of work it is. The calling thread is the exchange's own. */
    @SuppressWarnings("ThreadPriorityCheck") // it does: a thread that goes on is submitted again
    void workload(Workload known) {
        workload = known;
        if (known.isHeavy() && !away) {
            away = true;
            Thread.yield();
        }
    }

    /** The handler has returned. */
    void end() {
        ended = true;
    }

    @Override
    public void execute(Runnable stretch) {
        (away ? elsewhere : eventLoop).execute(() -> run(stretch));
    }

    @Override
    public @Nullable Runnable unpark(Thread thread, long nanos) {
        if (away) {
            return null;
        }
        try {
            Future<?> alarm =
                    eventLoop.schedule(
                            () -> LockSupport.unpark(thread), nanos, TimeUnit.NANOSECONDS);
            return () -> alarm.cancel(false);
        } catch (RejectedExecutionException e) {
            return null; // it is shutting down
        }
    }

    private void run(Runnable stretch) {
        long start = System.nanoTime();
        stretch.run();
        long held = System.nanoTime() - start;
        Workload known = workload;
        if (held > longest) {
            longest = held;
        }
        if (known == null) {
            return;
        }
        if (ended) {
            known.held(longest);
        } else if (held > TOO_LONG) {
            known.held(held); // it may go on for hours
            away |= known.isHeavy();
        }
    }
}
