package dev.jumun.jobs;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of heartbeats: a shutdown waits for them in the grace period of the jobs. */
final class Housekeeping extends ScheduledThreadPoolExecutor {
    private static final int THREADS = 3;

    private final Grace grace;

    Housekeeping(Grace grace) {
        super(THREADS, Thread.ofPlatform().name("jobs-housekeeping-", 0).factory());
        this.grace = grace;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
        return grace.await(
                nanos -> super.awaitTermination(nanos, TimeUnit.NANOSECONDS), unit.toNanos(time));
    }
}
