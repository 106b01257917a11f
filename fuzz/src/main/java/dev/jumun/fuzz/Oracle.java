package dev.jumun.fuzz;

import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;

/**
 * What an input may cost: less than 50 ms of processor time, and 1,000 times its own size in memory
 * in addition to a fixed part. All threads of the program are looked at, but the compiler's and the
 * collector's.
 */
final class Oracle {
    private static final long MAX_NANOS = 50_000_000;
    private static final long BYTES_A_BYTE = 1000;

    /** A connection, a form and a document have their buffers, whatever comes. */
    private static final long FREE_BYTES = 1 << 20;

    private static final int TRIES = 4;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Oracle() {}

    /** Some work. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /**
     * Does some work for an input of a size. What is too dear is done again: the first time may
     * have met the compiler, or the instrumentation of a class.
     *
     * @throws IllegalStateException if it was too dear each time
     */
    static void check(int size, Work work) throws Exception {
        long mayTake = FREE_BYTES + BYTES_A_BYTE * size;
        long nanos = Long.MAX_VALUE;
        long bytes = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && (nanos > MAX_NANOS || bytes > mayTake); i++) {
            long[] before = used();
            work.run();
            long[] after = used();
            nanos = Math.min(nanos, after[0] - before[0]);
            bytes = Math.min(bytes, after[1] - before[1]);
        }
        if (nanos > MAX_NANOS || bytes > mayTake) {
            throw new IllegalStateException(
                    "An input of %,d bytes took %.1f ms of the processor and %,d bytes of memory."
                            .formatted(size, nanos / 1e6, bytes));
        }
    }

    private static long[] used() {
        long[] ids = THREADS.getAllThreadIds();
        long nanos = 0;
        long bytes = 0;
        for (long time : THREADS.getThreadCpuTime(ids)) {
            nanos += Math.max(0, time);
        }
        for (long allocated : THREADS.getThreadAllocatedBytes(ids)) {
            bytes += Math.max(0, allocated);
        }
        return new long[] {nanos, bytes};
    }
}
