package dev.jumun.server;

import dev.jumun.runtime.dependency.StartPlace;
import dev.jumun.runtime.engine.CodePlace;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.security.CodeSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reports a start that takes long, at growing intervals: which provider has not ended its setup,
 * and the line of the application where it is. Without it, such a start is silent. A main that has
 * not begun to start a server may be about to do something else, and is not called a start.
 */
final class StartWatch {
    /** In which most applications start. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static volatile @Nullable StartWatch ofMain;

    private static final String NO_PROVIDER = "it has not started the server";

    private final Thread main;
    private final Class<?> application;
    private final PrintStream err;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isStart;

    private StartWatch(Thread main, Class<?> application, PrintStream err, boolean isStart) {
        this.main = main;
        this.application = application;
        this.err = err;
        this.isStart = isStart;
    }

    /**
     * Watches the calling thread, which is about to start an application.
     *
     * @param application a class of it
     * @param patience after which it is reported; then after twice the time, and so on
     */
    static StartWatch begin(Class<?> application, Duration patience, PrintStream err) {
        return begin(application, patience, err, true);
    }

    private static StartWatch begin(
            Class<?> application, Duration patience, PrintStream err, boolean isStart) {
        StartWatch watch = new StartWatch(Thread.currentThread(), application, err, isStart);
        Thread.ofPlatform().daemon().name("jumun-start").start(() -> watch.run(patience.toNanos()));
        return watch;
    }

    /** Watches a main from its beginning, until what it starts has started. */
    static StartWatch beginMain(Class<?> type, Duration patience, PrintStream err) {
        StartWatch watch = begin(type, patience, err, false);
        ofMain = watch;
        return watch;
    }

    /** Watches a start; if the whole main is watched already, that is it. */
    static StartWatch begin(Class<?> api, PrintStream err) {
        StartWatch present = ofMain;
        ofMain = null;
        if (present == null) {
            return begin(api, PATIENCE, err);
        }
        present.isStart = true;
        return present;
    }

    /** A server has started, which the main may have started by itself. */
    static void serves() {
        StartWatch present = ofMain;
        ofMain = null;
        if (present != null) {
            present.close();
        }
    }

    private void run(long patience) {
        long since = System.nanoTime();
        long wait = patience;
        try {
            while (!ended.await(wait, TimeUnit.NANOSECONDS)) {
                long took = System.nanoTime() - since;
                err.println(words(Duration.ofNanos(took)));
                err.flush();
                wait = took;
            }
        } catch (InterruptedException e) {
            return; // it ends with the program
        }
    }

    private String words(Duration took) {
        StartPlace place = StartPlace.of(main, NO_PROVIDER);
        String where =
                CodePlace.in(place.stack(), this::isOwn)
                        .map(each -> " It is at " + each + ".")
                        .orElse("");
        String name = application.getSimpleName();
        return isStart || !place.words().equals(NO_PROVIDER)
                ? "%s is still starting, after %d s: %s.%s"
                        .formatted(name, took.toSeconds(), place.words(), where)
                : "%s.main has run for %d s, and has not started a server.%s"
                        .formatted(name, took.toSeconds(), where);
    }

    /** Whether it comes from where the application does: from its jar, or its folder. */
    private boolean isOwn(StackTraceElement frame) {
        try {
            Class<?> type =
                    Class.forName(frame.getClassName(), false, application.getClassLoader());
            CodeSource source = type.getProtectionDomain().getCodeSource();
            return source != null
                    && source.equals(application.getProtectionDomain().getCodeSource());
        } catch (ClassNotFoundException | LinkageError e) {
            return false; // of another loader
        }
    }

    boolean isClosed() {
        return ended.getCount() == 0;
    }

    /** It has started, or failed. */
    void close() {
        ended.countDown();
    }
}
