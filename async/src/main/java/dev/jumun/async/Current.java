package dev.jumun.async;

import org.jspecify.annotations.Nullable;

/**
 * What the calling thread runs.
 *
 * <p>A thread finds its strand where it keeps its handler for uncaught exceptions: of all that the
 * JDK keeps for a thread it is the only thing that costs no memory and one read. On a thread that
 * has a handler of its own already, or keeps none (that of the common pool), a scoped value has to
 * do, with a cache of 144 bytes a thread; and if a task sets a handler itself, a search.
 */
final class Current {
    /** Of a thread that does not keep its strand as its handler. */
    static final ScopedValue<Strand> BOUND = ScopedValue.newInstance();

    private Current() {}

    /** The strand of the calling thread, or null if it runs no job. */
    static @Nullable Strand strand() {
        Thread thread = Thread.currentThread();
        Thread.UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
        if (handler instanceof Strand own && own.thread == thread) {
            return own;
        }
        // Another thread may have inherited the bindings of ours.
        if (BOUND.isBound() && BOUND.get().thread == thread) {
            return BOUND.get();
        }
        return handler == thread.getThreadGroup() ? null : StrandSearch.of(thread, handler);
    }

    /** The strand of the calling thread; one for the moment if it runs no job. */
    static Strand strandOrNew() {
        Strand strand = strand();
        return strand == null ? new Strand(RealScheduler.INSTANCE) : strand;
    }

    /** The innermost job of the calling thread, or null outside of all. */
    static @Nullable Job job() {
        Strand strand = strand();
        return strand == null ? null : strand.innermost();
    }

    /**
     * Whether the calling thread is a given one, or continues it because its stack was full: to
     * callers, that is one thread.
     */
    static boolean isOn(Thread thread) {
        if (Thread.currentThread() == thread) {
            return true;
        }
        for (Job job = job(); job != null && job.parent() != null; job = job.parent()) {
            Strand around = job.parent().strand();
            if (around != job.strand() && !job.continuesParent()) {
                return false;
            }
            if (around != null && around.thread == thread) {
                return true;
            }
        }
        return false;
    }

    /** The scheduler of what the calling thread runs, or the real one. */
    static Scheduler scheduler() {
        Strand strand = strand();
        return strand == null ? RealScheduler.INSTANCE : strand.scheduler;
    }

    /** See {@link Async#checkpoint}. */
    static void checkpoint() {
        Strand strand = strand();
        if (strand != null) {
            strand.checkpoint();
        }
    }

    /** Throws the failure of another task: it has been judged there. */
    static RuntimeException passOn(Throwable failure) {
        Strand strand = strand();
        if (strand != null) {
            strand.judged(failure);
        }
        throw Failures.<RuntimeException>sneak(failure);
    }
}
