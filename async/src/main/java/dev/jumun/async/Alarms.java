package dev.jumun.async;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Runs short actions at their time, on threads of its own: what runs on an event loop may hold it
 * for longer than it may take. The alarms of each event loop have a queue of their own, whose lock
 * no other loop takes; those of the same task ring in the order of their times.
 */
final class Alarms {
    private static final int LOOPS =
            Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 2;

    private final ScheduledThreadPoolExecutor ofNoLoop = queue();
    private final AtomicReferenceArray<ScheduledThreadPoolExecutor> ofLoops =
            new AtomicReferenceArray<>(LOOPS);

    /**
     * Runs an action after a delay in nanoseconds.
     *
     * @param loop the number of the event loop that the calling thread runs on; less than 0 for
     *     none
     */
    Scheduler.Alarm in(long nanos, int loop, Runnable action) {
        ScheduledThreadPoolExecutor queue = loop < 0 ? ofNoLoop : of(loop & (LOOPS - 1));
        Future<?> future = queue.schedule(action, nanos, TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    private ScheduledThreadPoolExecutor of(int loop) {
        ScheduledThreadPoolExecutor present = ofLoops.get(loop);
        return present == null ? make(loop) : present;
    }

    private synchronized ScheduledThreadPoolExecutor make(int loop) {
        ScheduledThreadPoolExecutor present = ofLoops.get(loop);
        if (present == null) {
            present = queue();
            ofLoops.set(loop, present);
        }
        return present;
    }

    private static ScheduledThreadPoolExecutor queue() {
        ScheduledThreadPoolExecutor executor =
                new ScheduledThreadPoolExecutor(1, OwnThread.named("jumun-timer").factory());
        executor.setRemoveOnCancelPolicy(true);
        // Most alarms are called off, and none of those that wait long need wake the thread: it
        // looks every few seconds anyhow. Waking it costs more than all the rest of an alarm.
        Future<?> _ = executor.scheduleAtFixedRate(() -> {}, 4, 4, TimeUnit.SECONDS);
        return executor;
    }
}
