package dev.jumun.async;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls {@link Thread#interrupt} on platform threads of its own: interrupting a thread that reads
 * from a pipe blocks until that thread has noticed, and whoever cancels (an event loop, a timer)
 * must not wait for that.
 */
final class Interrupter {
    private static final ThreadPoolExecutor THREADS =
            new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    10,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    Thread.ofPlatform().daemon().name("jumun-interrupter-", 0).factory());

    private static final ConcurrentLinkedQueue<Runnable> ACTIONS = new ConcurrentLinkedQueue<>();
    private static final Thread RUNNER =
            Thread.ofPlatform().daemon().name("jumun-canceller").start(Interrupter::runActions);

    private Interrupter() {}

    /**
     * Runs short actions that take locks, for a caller who must not wait for any: in turn, soon.
     */
    static void execute(Runnable action) {
        ACTIONS.add(action);
        LockSupport.unpark(RUNNER);
    }

    private static void runActions() {
        while (true) {
            Runnable action = ACTIONS.poll();
            if (action == null) {
                LockSupport.park(ACTIONS);
                continue;
            }
            try {
                action.run();
            } catch (Throwable failure) {
                System.getLogger("dev.jumun.async")
                        .log(System.Logger.Level.ERROR, "A task could not be cancelled.", failure);
            }
        }
    }

    static void interrupt(Thread thread, Runnable delivered) {
        THREADS.execute(() -> {
            try {
                thread.interrupt();
            } finally {
                delivered.run();
            }
        });
    }
}
