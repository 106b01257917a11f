package dev.jumun.async;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Runs what depends on chance again and again, on a virtual and on a platform thread by turns. */
final class Again {
    /** A thousand times and more with {@code -Plong}; fewer in every build. */
    static final int TIMES = Boolean.getBoolean("jumun.tests.long") ? 2_000 : 60;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private Again() {}

    /** Runs a test; looks that no interrupt is left behind each time, and no task at the end. */
    static void andAgain(Callable<?> test) throws Exception {
        andAgain(TIMES, test);
    }

    static void andAgain(int times, Callable<?> test) throws Exception {
        int before = Job.roots().all().size();
        for (int i = 0; i < times; i++) {
            if (i % 2 == 0) {
                once(test);
            } else {
                onVirtualThread(() -> once(test));
            }
        }
        long end = System.nanoTime() + PATIENCE;
        while (Job.roots().all().size() > before) { // one that was abandoned may be at its end
            if (System.nanoTime() > end) {
                throw new AssertionError("tasks are left:\n" + TaskTree.now().toText());
            }
            Thread.onSpinWait();
        }
    }

    private static Object once(Callable<?> test) throws Exception {
        Object result = test.call();
        if (Thread.interrupted()) {
            throw new AssertionError("an interrupt is left");
        }
        return result == null ? "" : result;
    }

    static void onVirtualThread(Callable<?> test) throws Exception {
        Throwable[] failure = new Throwable[1];
        Thread thread =
                Thread.startVirtualThread(() -> {
                    try {
                        test.call();
                    } catch (Throwable thrown) {
                        failure[0] = thrown;
                    }
                });
        thread.join();
        if (failure[0] != null) {
            throw new AssertionError("on a virtual thread", failure[0]);
        }
    }
}
