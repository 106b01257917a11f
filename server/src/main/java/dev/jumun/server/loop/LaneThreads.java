package dev.jumun.server.loop;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts the virtual threads of an event loop's requests. The JDK keeps a set of all threads that
 * are started by themselves, for dumps of threads, and every start and end writes it. Those that an
 * executor starts are in a set of the executor's own, which dumps show as well: so each loop has
 * one. Event loop.
 */
public final class LaneThreads {
    private final RequestThreads threads;

    /** Never shut down: it holds nothing when its threads have ended. */
    private @Nullable ExecutorService set;

    /** Where the thread runs that is started now. */
    private @Nullable Executor scheduler;

    LaneThreads(RequestThreads threads) {
        this.threads = threads;
    }

    /** Starts a thread on the given scheduler, if the JVM allows a scheduler. */
    public void start(Executor on, Runnable work) {
        ExecutorService present = set;
        if (present == null) { // on the loop's thread, whose new objects lie apart from others'
            present =
                    Executors.newThreadPerTaskExecutor(task ->
                            threads.made(Objects.requireNonNull(scheduler, "scheduler"), task));
            set = present;
        }
        scheduler = on;
        present.execute(work);
        scheduler = null;
    }
}
