package dev.jumun.runtime.engine;

import org.jspecify.annotations.Nullable;

/**
 * Follows the steps of a request, for traces. An attribute of exchanges whose steps are recorded.
 */
public interface RequestSteps {
    /**
     * Begins a step on the calling thread, within that which is under way there.
     *
     * @param name one of few: the names of functions, and never what a client sent
     */
    Step begin(String name);

    /** A step. It ends on the thread on which it has begun. */
    interface Step {
        /** Ends it; with what it threw, if it failed. */
        void end(@Nullable Throwable failure);

        /** It did not happen. What has begun after it is not within it. */
        void drop();
    }
}
