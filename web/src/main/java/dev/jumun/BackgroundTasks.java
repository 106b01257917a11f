package dev.jumun;

/**
 * What is to be done after the answer has been sent; injected by its type. Tasks run one after
 * another in the order in which they were added, on the request's own thread, while what was lent
 * for the request ({@link Scope#REQUEST}) is still there. What a tear-down adds runs at the very
 * end. At shut-down they are waited for as requests are.
 *
 * <p>A task that fails is logged, and those after it still run; then the first failure is thrown
 * into what is lent for the request, so that a transaction is rolled back. A task whose work must
 * be kept although another one failed borrows a session of its own.
 */
public interface BackgroundTasks {
    /** Adds a task. Does not block. */
    void add(Work work);

    /** Something to do. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }
}
