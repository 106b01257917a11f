package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/** A thread that waits at a channel, and the result of its wait. */
final class ChannelWaiter<T> implements Strand.Condition {
    private final Strand strand = Current.strandOrNew();
    private final Object lock;
    private final ArrayDeque<ChannelWaiter<T>> queue;
    private volatile boolean done;
    @Nullable T value;
    boolean refused;

    /** The calling thread gets in line, and has the channel's lock. */
    ChannelWaiter(Object lock, ArrayDeque<ChannelWaiter<T>> queue) {
        this.lock = lock;
        this.queue = queue;
        queue.add(this);
    }

    /** Blocks until it is done. A value that has been handed over by then is kept. */
    void await(String reason) {
        strand.await(reason, Scheduler.NEVER, this);
    }

    void end() {
        done = true;
        strand.unpark();
    }

    @Override
    public boolean holds() {
        return done;
    }

    @Override
    public boolean withdraw() {
        synchronized (lock) {
            return !done && queue.remove(this);
        }
    }
}
