package dev.jumun.async;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls {@link Thread#interrupt} on a thread of its own: interrupting a thread that reads from a
 * pipe blocks until that thread has noticed. When the interrupting thread blocks, another takes
 * over, so that no task waits for another task's pipe.
 */
final class Interrupter implements Runnable {
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final ConcurrentLinkedQueue<Interruptible> QUEUE = new ConcurrentLinkedQueue<>();

    private static volatile Interrupter onDuty = new Interrupter();
    private static final Thread OVERSEER =
            OwnThread.named("jumun-interrupter-overseer").unstarted(Interrupter::oversee);

    static {
        onDuty.thread.start();
        OVERSEER.start();
    }

    private final Thread thread = OwnThread.named("jumun-interrupter").unstarted(this);
    private volatile boolean busy;
    private volatile long done;

    private Interrupter() {}

    static void interrupt(Interruptible target) {
        QUEUE.add(target);
        LockSupport.unpark(onDuty.thread);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // no other thread writes it
    public void run() {
        while (onDuty == this) {
            Interruptible target = QUEUE.poll();
            if (target == null) {
                busy = false;
                LockSupport.park(QUEUE);
                continue;
            }
            if (!busy) {
                busy = true;
                LockSupport.unpark(OVERSEER);
            }
            target.interruptIfOwed();
            done++;
        }
    }

    private static void oversee() {
        while (true) {
            Interrupter watched = onDuty;
            if (!watched.busy) {
                LockSupport.park(QUEUE);
                continue;
            }
            long before = watched.done;
            LockSupport.parkNanos(QUEUE, PATIENCE);
            if (watched.busy && watched.done == before && !QUEUE.isEmpty()) {
                Interrupter next = new Interrupter();
                onDuty = next; // before it starts: it continues only while it is on duty
                next.thread.start();
                LockSupport.unpark(watched.thread); // it may have become free, and parked
            }
        }
    }
}
