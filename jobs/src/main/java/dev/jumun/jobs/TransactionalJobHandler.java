package dev.jumun.jobs;

import java.sql.Connection;

/** Runs jobs of a type in transactions that also record that they are done: exactly once. */
@FunctionalInterface
public interface TransactionalJobHandler<T> {
    /**
     * Runs one job, on a virtual thread of its own. What it changes through the connection is
     * committed together with the record that the job is done, or not at all. A failure is an
     * attempt that failed.
     *
     * @throws Exception any failure
     */
    void run(T payload, Connection connection) throws Exception;
}
