package dev.jumun.async;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls {@link Thread#interrupt} on a thread of its own: interrupting a thread that reads from a
 * pipe blocks until that thread has noticed. When the one that interrupts stands still, another
 * takes over, so that nobody waits for somebody else's pipe.
 */
final class Interrupter {
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final ConcurrentLinkedQueue<Strand> QUEUE = new ConcurrentLinkedQueue<>();

    private static volatile boolean busy;
    private static volatile long done;
    private static volatile Thread worker = startWorker();
    private static final Thread OVERSEER =
            Thread.ofPlatform()
                    .daemon()
                    .name("jumun-interrupter-overseer")
                    .start(Interrupter::oversee);

    private Interrupter() {}

    static void interrupt(Strand strand) {
        QUEUE.add(strand);
        LockSupport.unpark(worker);
    }

    private static Thread startWorker() {
        return Thread.ofPlatform().daemon().name("jumun-interrupter").start(Interrupter::work);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the one worker counts
    private static void work() {
        Thread self = Thread.currentThread();
        while (worker == null || worker == self) {
            Strand strand = QUEUE.poll();
            if (strand == null) {
                busy = false;
                LockSupport.park(QUEUE);
                continue;
            }
            if (!busy) {
                busy = true;
                LockSupport.unpark(OVERSEER);
            }
            strand.interruptIfCancelled();
            done++;
        }
    }

    private static void oversee() {
        while (true) {
            if (!busy) {
                LockSupport.park(QUEUE);
                continue;
            }
            long before = done;
            LockSupport.parkNanos(QUEUE, PATIENCE);
            if (busy && done == before && !QUEUE.isEmpty()) {
                worker = startWorker();
            }
        }
    }
}
