package dev.jumun.async;

import dev.jumun.async.log.LogText;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Walks the trees of cancelled jobs on a platform thread of its own, because the thread that
 * cancels (an event loop, a timer) must not wait for a lock.
 */
final class Canceller {
    private static final ConcurrentLinkedQueue<Runnable> ACTIONS = new ConcurrentLinkedQueue<>();
    private static final Thread THREAD =
            OwnThread.named("jumun-canceller").start(Canceller::runActions);

    private Canceller() {}

    static void execute(Runnable action) {
        ACTIONS.add(action);
        LockSupport.unpark(THREAD);
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
                        .log(
                                System.Logger.Level.ERROR,
                                "A task could not be cancelled.",
                                LogText.failure(failure));
            }
        }
    }
}
