package dev.jumun.runtime.codec;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What a piece of work takes: processor time of this thread, so that other load on the machine
 * doesn't count, and bytes allocated by it.
 */
record Cost(Duration processor, long bytes) {
    /** An input that takes longer is a finding. */
    static final Duration LONGEST = Duration.ofMillis(50);

    /** An input that allocates as many times its own size is a finding. */
    static final int MOST_TIMES = 1000;

    /** An input that is shorter is treated as if it had this size: each call has a fixed cost. */
    private static final int SMALLEST = 100;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * Measures. A call may be the first of its class, or meet a collection of garbage: what looks
     * too expensive is measured again, and the best of three counts.
     */
    static Cost of(Runnable work, int size) {
        Cost best = once(work);
        for (int i = 0; i < 2 && !best.isFor(size); i++) {
            Cost again = once(work);
            best =
                    new Cost(
                            again.processor.compareTo(best.processor) < 0
                                    ? again.processor
                                    : best.processor,
                            Math.min(again.bytes, best.bytes));
        }
        return best;
    }

    private static Cost once(Runnable work) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long time = THREADS.getCurrentThreadCpuTime();
        work.run();
        time = THREADS.getCurrentThreadCpuTime() - time;
        return new Cost(Duration.ofNanos(time), THREADS.getCurrentThreadAllocatedBytes() - bytes);
    }

    /** Whether an input of a size may cost this. */
    boolean isFor(int size) {
        return processor.compareTo(LONGEST) < 0
                && bytes < (long) MOST_TIMES * Math.max(size, SMALLEST);
    }
}
