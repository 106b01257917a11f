package dev.jumun.async;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The JDK's threads and clock. */
final class RealScheduler implements Scheduler {
    static final RealScheduler INSTANCE = new RealScheduler();

    private final Alarms alarms = new Alarms();

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
        Timer timer = Timer.current();
        int loop = timer == null ? -1 : timer.loop();
        return alarms.in(deadline - System.nanoTime(), loop, action);
    }

    @Override
    public void soon(Runnable action) {
        Canceller.execute(action);
    }
}
