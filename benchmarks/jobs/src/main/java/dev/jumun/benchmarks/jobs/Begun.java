package dev.jumun.benchmarks.jobs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/** When jobs have begun: the work of each job is to say so. */
public final class Begun {
    private static volatile AtomicLongArray times = new AtomicLongArray(0);
    private static volatile CountDownLatch left = new CountDownLatch(0);

    private Begun() {}

    static void expect(int jobs) {
        times = new AtomicLongArray(jobs);
        left = new CountDownLatch(jobs);
    }

    /** The work of a job. A job that runs twice counts once. */
    public static void begin(int number) {
        if (times.compareAndSet(number, 0, System.nanoTime())) {
            left.countDown();
        }
    }

    static long time(int number) {
        return times.get(number);
    }

    static void awaitAll() throws InterruptedException {
        if (!left.await(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Jobs that never began: " + left.getCount());
        }
    }
}
