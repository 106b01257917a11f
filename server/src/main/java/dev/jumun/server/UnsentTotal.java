package dev.jumun.server;

import java.util.concurrent.atomic.AtomicLong;

/** How much of all answers together waits for slow clients, and how much may. Any thread. */
final class UnsentTotal {
    private final AtomicLong bytes = new AtomicLong();
    private final long most;

    UnsentTotal(long most) {
        this.most = most;
    }

    void add(long change) {
        bytes.addAndGet(change);
    }

    /** Whether no request should be taken up before some of it has left. */
    boolean isFull() {
        return bytes.get() >= most;
    }

    /**
     * Takes room for an answer that is about to be written, if there is some; it is given back with
     * {@link #add} once the answer is counted by its connection. For an answer that is larger than
     * all the room, there is some when nothing else waits.
     */
    boolean reserve(long size) {
        long after = bytes.addAndGet(size);
        if (after <= most || after == size) {
            return true;
        }
        bytes.addAndGet(-size);
        return false;
    }

    long bytes() {
        return bytes.get();
    }
}
