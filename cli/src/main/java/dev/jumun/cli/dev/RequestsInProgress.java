package dev.jumun.cli.dev;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The requests that a generation answers. When its end has begun, it gets no more of them. */
final class RequestsInProgress {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Set<DevExchange> active = new HashSet<>();
    private boolean closed;

    /** Adds one, so that the end waits for it; false if the end has begun. */
    boolean enter(DevExchange exchange) {
        lock.lock();
        try {
            return !closed && active.add(exchange);
        } finally {
            lock.unlock();
        }
    }

    void leave(DevExchange exchange) {
        lock.lock();
        try {
            active.remove(exchange);
            if (active.isEmpty()) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    List<DevExchange> all() {
        lock.lock();
        try {
            return List.copyOf(active);
        } finally {
            lock.unlock();
        }
    }

    /** Does something unless the end has begun; returns whether it did. */
    boolean unlessClosed(Runnable change) {
        lock.lock();
        try {
            if (!closed) {
                change.run();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** The end begins: no more are taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all have ended, at most for a time; returns whether they have. */
    boolean awaitIdle(Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (!active.isEmpty() && nanos > 0) {
                nanos = idle.awaitNanos(nanos);
            }
            return active.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
