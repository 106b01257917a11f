package dev.jumun.async;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

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

    private Interrupter() {}

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
