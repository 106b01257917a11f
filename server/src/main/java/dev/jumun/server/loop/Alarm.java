package dev.jumun.server.loop;

import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Wakes a thread after a time, by the timer of an event loop. */
public final class Alarm {
    private final ExchangeThreads threads;
    private final Thread thread;
    private final long nanos;
    private volatile boolean off;
    private volatile @Nullable Future<?> timer;

    Alarm(ExchangeThreads threads, Thread thread, long nanos) {
        this.threads = threads;
        this.thread = thread;
        this.nanos = nanos;
    }

    /** Starts the timer. Event loop. */
    void set() {
        if (off) {
            return;
        }
        EventLoop loop = threads.eventLoop();
        try {
            timer = loop.schedule(this::ring, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The loop is shutting down.
            CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS)
                    .execute(() -> LockSupport.unpark(thread));
        }
    }

    private void ring() {
        threads.atOnce(() -> LockSupport.unpark(thread));
    }

    /** Any thread. */
    void cancel() {
        off = true;
        Future<?> set = timer;
        if (set != null) {
            set.cancel(false);
        }
    }
}
