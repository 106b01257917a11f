package dev.jumun.cli.dev;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** A class of a library, for the applications of tests: where their threads wait. */
public final class Gate {
    private static volatile CountDownLatch reached = new CountDownLatch(1);
    private static volatile CountDownLatch opened = new CountDownLatch(1);

    private static final AtomicBoolean IS_FIRST = new AtomicBoolean(true);

    private Gate() {}

    /** Waits until it is opened. An interruption ends the wait as well, and is not reported. */
    public static String swallowing() {
        reached.countDown();
        try {
            opened.await();
        } catch (InterruptedException e) {
            return "interrupted";
        }
        return "opened";
    }

    /** Waits until it is opened, whatever happens. */
    public static String deaf() {
        reached.countDown();
        while (true) {
            try {
                opened.await();
                return "opened";
            } catch (InterruptedException e) {
                // it does not listen
            }
        }
    }

    /** Waits the first time, and never again. */
    public static String first() throws InterruptedException {
        reached.countDown();
        if (IS_FIRST.getAndSet(false)) {
            opened.await();
        }
        return "passed";
    }

    static void awaitReached() throws InterruptedException {
        reached.await();
    }

    /** Lets all go who wait; those who come later wait again. */
    static void open() {
        IS_FIRST.set(true);
        opened.countDown();
        opened = new CountDownLatch(1);
        reached = new CountDownLatch(1);
    }
}
