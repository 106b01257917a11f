package dev.jumun.runtime.engine;

import org.jspecify.annotations.Nullable;

/**
 * Follows the steps of a request, for traces. An attribute of exchanges whose steps are recorded.
 */
public interface RequestSteps {
    /**
     * Begins a step on the calling thread, within that which is under way there.
     *
     * @param what what it does, one of few words
     * @param of the function that does it, never what a client sent; empty if it is Jumun itself
     */
    Step begin(String what, String of);

    /** A step. It ends on the thread on which it has begun. */
    interface Step {
        /** Ends it; with what it threw, if it failed. */
        void end(@Nullable Throwable failure);

        /** It did not happen. What has begun after it is not within it. */
        void drop();
    }
}
