package dev.jumun.async;

import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The JDK's threads and clock. */
final class RealScheduler implements Scheduler {
    static final RealScheduler INSTANCE = new RealScheduler();

    private final ScheduledThreadPoolExecutor alarms = alarms();

    /** Two readings at one moment: what is computed from them does not jump with the clock. */
    private final Instant start = Instant.now();

    private final long startNanos = System.nanoTime();

    private RealScheduler() {}

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant instant(long time) {
        return start.plusNanos(time - startNanos);
    }

    @Override
    public void begin(Interruptible strand) {}

    @Override
    public void start(Interruptible strand, Thread thread) {
        thread.start();
    }

    @Override
    public void ended(Interruptible strand) {}

    @Override
    public void park(Interruptible strand, Object reason, long deadline) {
        if (deadline == NEVER) {
            LockSupport.park(reason);
        } else {
            long nanos = deadline - System.nanoTime();
            if (nanos > 0) {
                LockSupport.parkNanos(reason, nanos);
            }
        }
    }

    @Override
    public void unpark(Interruptible strand) {
        LockSupport.unpark(strand.thread());
    }

    @Override
    public void interrupt(Interruptible strand) {
        Interrupter.interrupt(strand);
    }

    @Override
    public void pause(Interruptible strand) {}

    @Override
    public Alarm at(long deadline, Runnable action) {
        Future<?> future =
                alarms.schedule(action, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void soon(Runnable action) {
        Canceller.execute(action);
    }

    private static ScheduledThreadPoolExecutor alarms() {
        ScheduledThreadPoolExecutor executor =
                new ScheduledThreadPoolExecutor(1, OwnThread.named("jumun-timer").factory());
        executor.setRemoveOnCancelPolicy(true);
        // Most alarms are called off, and none of those that wait long need wake the thread: it
        // looks every few seconds anyhow. Waking it costs more than all the rest of an alarm.
        Future<?> _ = executor.scheduleAtFixedRate(() -> {}, 4, 4, TimeUnit.SECONDS);
        return executor;
    }
}
