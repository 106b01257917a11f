package dev.jumun.async;

/** What an {@link Interruptible} thread runs, and may have to notice the end of. */
interface Cancellable {
    /** Whether what it does has to end now. */
    boolean isCancelled();

    /** Whether its thread has to be interrupted, so that it notices that it is cancelled. */
    boolean isOwedAnInterrupt();
}
