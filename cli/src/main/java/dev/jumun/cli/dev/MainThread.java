package dev.jumun.cli.dev;

import dev.jumun.runtime.dependency.StartPlace;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The thread on which the main of an application runs, from its beginning to its end: {@code
 * Jumun.run} waits there for as long as the application serves.
 */
final class MainThread {
    /** How long a main may take until it calls {@code Jumun.run}. */
    private static final Duration START = Duration.ofSeconds(60);

    /** How often it is asked meanwhile whether it is still wanted. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final String mainClass;
    private final Thread thread;
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile boolean serves;
    private volatile @Nullable Throwable failure;

    /** What is done for a class without a main method. */
    @FunctionalInterface
    interface Otherwise {
        /** Serves the API of a class. Blocks until its end. */
        void serve(Class<?> api) throws Exception;
    }

    /** Who waits for a start. */
    interface Waiting {
        /** Whether this start is not wanted any more, which ends the wait. */
        boolean isOutdated();

        /**
         * The start takes longer than most do.
         *
         * @param words what it is that has not ended
         */
        void stillStarting(String words, StackTraceElement[] stack, Duration took);
    }

    /** Makes one that has not begun. */
    MainThread(
            String name,
            ClassLoader loader,
            String mainClass,
            List<String> arguments,
            Otherwise otherwise) {
        this.mainClass = mainClass;
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name(name)
                        .unstarted(() -> run(loader, arguments, otherwise));
        thread.setContextClassLoader(loader);
    }

    private void run(ClassLoader loader, List<String> arguments, Otherwise otherwise) {
        try {
            Class<?> type = Class.forName(mainClass, true, loader);
            MainMethod main = MainMethod.of(type);
            if (main == null) {
                otherwise.serve(type);
            } else {
                main.call(arguments.toArray(String[]::new));
            }
            if (!serves && failure == null) {
                failed(new StartException(mainClass + ".main ended without a call of Jumun.run."));
            }
        } catch (InvocationTargetException e) {
            failed(e.getCause() == null ? e : e.getCause());
        } catch (Throwable e) { // shown to the developer, whatever it is
            failed(e);
        } finally {
            settled.countDown();
        }
    }

    /**
     * Begins, and waits until the application serves. Blocks.
     *
     * @param patience after which the start is said to take long: then, after twice the time, and
     *     so on
     * @throws Throwable what the main or the start threw
     */
    void start(Duration patience, Waiting waiting) throws Throwable {
        thread.start();
        long since = System.nanoTime();
        long next = patience.toNanos();
        while (!settled.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            if (waiting.isOutdated()) {
                throw new StartException(
                        mainClass + ".main was still running when it was given up.");
            }
            Duration took = Duration.ofNanos(System.nanoTime() - since);
            if (took.compareTo(START) > 0) {
                StartPlace place = place();
                StartException late =
                        new StartException(
                                "%s within %d seconds."
                                        .formatted(place.words(), START.toSeconds()));
                late.setStackTrace(place.stack());
                throw late;
            }
            if (took.toNanos() >= next) {
                next = 2 * took.toNanos();
                StartPlace place = place();
                waiting.stillStarting(place.words(), place.stack(), took);
            }
        }
        Throwable failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    /** The application serves. Called on this thread. */
    void serves() {
        serves = true;
        settled.countDown();
    }

    /** The application does not start. The main continues as if its server had ended. */
    void failed(Throwable reason) {
        failure = reason;
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Waits until it has ended, at most for a time. */
    void awaitEnd(Duration atMost) throws InterruptedException {
        thread.join(atMost);
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** Where it is, or what it waits for. */
    StartPlace place() {
        return StartPlace.of(thread, mainClass + ".main has not called Jumun.run");
    }
}
