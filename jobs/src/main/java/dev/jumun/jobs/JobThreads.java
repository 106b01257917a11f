package dev.jumun.jobs;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Threads of jobs, or of what looks for them: a shutdown waits for them in its grace period. */
final class JobThreads extends AbstractExecutorService {
    private final ExecutorService threads;
    private final Grace grace;

    /** Takes over threads. */
    JobThreads(ExecutorService threads, Grace grace) {
        this.threads = threads;
        this.grace = grace;
    }

    @Override
    public void execute(Runnable job) {
        threads.execute(job);
    }

    @Override
    public void shutdown() {
        threads.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return threads.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return threads.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return threads.isTerminated();
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
        return grace.await(
                nanos -> threads.awaitTermination(nanos, TimeUnit.NANOSECONDS), unit.toNanos(time));
    }
}
