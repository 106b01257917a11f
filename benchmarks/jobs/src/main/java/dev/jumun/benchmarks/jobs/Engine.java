package dev.jumun.benchmarks.jobs;

import java.time.Duration;

/** A library that keeps jobs in a database and runs them. */
interface Engine extends AutoCloseable {
    String name();

    void add(int number) throws Exception;

    void addIn(Duration wait, int number) throws Exception;

    void addAll(int count) throws Exception;

    /** Forgets all jobs that wait. */
    void clear() throws Exception;

    /** Stops running jobs. */
    @Override
    void close();
}
