package dev.jumun.runtime.engine;

import org.jspecify.annotations.Nullable;

/**
 * The memory that one body takes while it is read: each piece is taken from the memory for all
 * bodies before it is held. What is released is not given back, but used for what comes next, so
 * what is taken is the most that was held at once. Belongs to one thread.
 */
public final class CountedMemory {
    private final @Nullable BodyMemory memory;
    private boolean large;
    private long held;
    private long taken;

    /**
     * Of a body that holds nothing yet.
     *
     * @param memory null if the memory for bodies isn't limited
     */
    public CountedMemory(@Nullable BodyMemory memory) {
        this.memory = memory;
    }

    /**
     * The body is larger than {@link BodyMemory#SMALL}: from the next time that something is held,
     * all that is held is counted.
     */
    public void large() {
        large = true;
    }

    /** Takes what is going to be held. Throws as {@link BodyMemory#take}. */
    public void hold(long bytes) {
        held += bytes;
        if (large && memory != null && held > taken) {
            memory.take(held - taken);
            taken = held;
        }
    }

    /** Something is no longer held. */
    public void release(long bytes) {
        held -= bytes;
    }
}
