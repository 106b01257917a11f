package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/**
 * Finds the strand of a thread whose handler for uncaught exceptions is not its strand any more:
 * the task has set one of its own. Looks through all tasks, once for each handler of a thread.
 */
final class StrandSearch {
    private static final ThreadLocal<@Nullable Found> LAST = new ThreadLocal<>();

    private StrandSearch() {}

    private record Found(Thread.UncaughtExceptionHandler handler, @Nullable Strand strand) {}

    /** The strand of the calling thread, or null if it runs no job. */
    static @Nullable Strand of(Thread thread, Thread.UncaughtExceptionHandler handler) {
        Found last = LAST.get();
        if (last == null || last.handler != handler) {
            last = new Found(handler, search(thread));
            LAST.set(last);
        }
        Strand strand = last.strand;
        return strand == null || strand.innermost() == null ? null : strand;
    }

    /** A job begins on the calling thread: what was found before does not count for it. */
    static void forget() {
        LAST.remove();
    }

    private static @Nullable Strand search(Thread thread) {
        ArrayDeque<Job> todo = new ArrayDeque<>(Job.roots().all());
        while (!todo.isEmpty()) {
            Job job = todo.pop();
            Strand strand = job.strand();
            if (strand != null && strand.thread == thread && strand.innermost() != null) {
                return strand;
            }
            todo.addAll(job.children());
        }
        return null;
    }
}
