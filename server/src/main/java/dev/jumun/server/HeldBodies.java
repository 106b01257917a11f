package dev.jumun.server;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory all request bodies together take that are held as a whole, or as the values read
 * from them, and how much they may. Any thread.
 */
final class HeldBodies {
    private final AtomicLong bytes = new AtomicLong();
    private final long most;

    HeldBodies(long most) {
        this.most = most;
    }

    long most() {
        return most;
    }

    /** Takes some, if there is enough. */
    boolean take(long size) {
        if (bytes.addAndGet(size) <= most) {
            return true;
        }
        bytes.addAndGet(-size);
        return false;
    }

    void giveBack(long size) {
        bytes.addAndGet(-size);
    }

    long bytes() {
        return bytes.get();
    }
}
