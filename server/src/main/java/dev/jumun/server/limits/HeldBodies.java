package dev.jumun.server.limits;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory all request bodies and messages of web sockets take together: those that wait for
 * their handler, and those that are held as a whole or as the values read from them. And how much
 * they may. Any thread.
 */
public final class HeldBodies {
    private final AtomicLong bytes = new AtomicLong();
    private final long most;

    public HeldBodies(long most) {
        this.most = most;
    }

    public long most() {
        return most;
    }

    /** Takes some, if there is enough. */
    public boolean take(long size) {
        long before = bytes.get();
        while (before + size <= most) { // never more for a moment: others would be refused
            if (bytes.compareAndSet(before, before + size)) {
                return true;
            }
            before = bytes.get();
        }
        return false;
    }

    public void giveBack(long size) {
        bytes.addAndGet(-size);
    }

    public long bytes() {
        return bytes.get();
    }
}
