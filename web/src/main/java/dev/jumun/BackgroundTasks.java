package dev.jumun;

/**
 * Collects work that runs after the response has been sent. Declare a parameter of this type to get
 * it.
 *
 * <pre>{@code
 * @Post("/orders")
 * Order order(Order order, BackgroundTasks tasks) {
 *     tasks.add(() -> mail.confirm(order));
 *     return order;
 * }
 * }</pre>
 *
 * <p>Tasks run one after another, in the order in which they were added, on the thread of the
 * request. Dependencies of {@link Scope#REQUEST} are still available. A task that a tear-down adds
 * runs at the very end. A shutdown waits for tasks as it waits for requests.
 *
 * <p>A task that fails is logged, and the tasks after it still run. Then the first failure is
 * thrown into the dependencies of the request, so that a transaction is rolled back. A task whose
 * work must be kept although another task failed should open a transaction of its own.
 */
public interface BackgroundTasks {
    /**
     * Adds a task. Does not block.
     *
     * @throws IllegalStateException if the request has ended, so that the task would never run
     */
    void add(Work work);

    /** A task. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }
}
