package dev.jumun.server.limits;

import java.util.concurrent.atomic.AtomicLong;

/** How much of all answers together waits for slow clients, and how much may. Any thread. */
public final class UnsentTotal {
    private final AtomicLong bytes = new AtomicLong();
    private final long most;

    public UnsentTotal(long most) {
        this.most = most;
    }

    public void add(long change) {
        bytes.addAndGet(change);
    }

    /** Whether a client that takes nothing should get no more answers. */
    public boolean isFull() {
        return bytes.get() >= most;
    }

    /**
     * Whether no client should get an answer before some of it has left: small answers to many
     * clients have come on top of what is allowed.
     */
    public boolean isOverfull() {
        return bytes.get() >= 2 * most;
    }

    /**
     * Takes room for an answer that is about to be written, if there is some; it is given back with
     * {@link #add} once the answer is counted by its connection. For an answer that is larger than
     * all the room, there is some when nothing else waits.
     */
    public boolean reserve(long size) {
        long after = bytes.addAndGet(size);
        if (after <= most || after == size) {
            return true;
        }
        bytes.addAndGet(-size);
        return false;
    }

    public long bytes() {
        return bytes.get();
    }
}
