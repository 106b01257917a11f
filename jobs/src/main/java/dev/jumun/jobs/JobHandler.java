package dev.jumun.jobs;

/**
 * Runs jobs of a type. At least once: a node may end between the effect and the record of it, and
 * another one runs the job again.
 */
@FunctionalInterface
public interface JobHandler<T> {
    /**
     * Runs one job, on a virtual thread of its own. A failure is an attempt that failed.
     *
     * @throws Exception any failure
     */
    void run(T payload, Job job) throws Exception;
}
