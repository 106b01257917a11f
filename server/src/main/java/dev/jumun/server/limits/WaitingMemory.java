package dev.jumun.server.limits;

import dev.jumun.runtime.engine.BodyMemory;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the pieces of a body that wait for their handler. The first {@link BodyMemory#SMALL} bytes
 * have a limit of their own together with those of other bodies: large bodies don't keep small ones
 * out, and small ones don't fill the memory by their number.
 */
public final class WaitingMemory {
    private final Part small;
    private final Part large;

    /**
     * Of a body with nothing waiting.
     *
     * @param small what the beginnings of all bodies take
     * @param large what the rest of all bodies takes
     */
    public WaitingMemory(HeldBodies small, HeldBodies large) {
        this.small = new Part(small);
        this.large = new Part(large);
    }

    /**
     * Counts the bytes that wait now, if there is memory for them. Event loop.
     *
     * @param fromTheFirst whether the first ones count, too: handlers read them at once, mostly
     */
    public boolean grow(int waiting, boolean fromTheFirst) {
        int first = Math.min(waiting, BodyMemory.SMALL);
        return (!fromTheFirst || small.grow(first)) && large.grow(waiting - first);
    }

    /** Fewer bytes wait now. Any thread. */
    public void shrink(int waiting) {
        int first = Math.min(waiting, BodyMemory.SMALL);
        small.shrink(first);
        large.shrink(waiting - first);
    }

    private static final class Part {
        private final HeldBodies all;
        private final AtomicLong counted = new AtomicLong();

        Part(HeldBodies all) {
            this.all = all;
        }

        /** If the handler takes some meanwhile, too much is counted until it takes more. */
        boolean grow(long wanted) {
            long more = wanted - counted.get();
            if (more <= 0) {
                return true;
            }
            boolean fits = all.take(more);
            if (fits) {
                counted.addAndGet(more);
            }
            return fits;
        }

        void shrink(long wanted) {
            long before = counted.getAndUpdate(now -> Math.min(now, wanted));
            if (before > wanted) {
                all.giveBack(before - wanted);
            }
        }
    }
}
