package dev.jumun.jobs;

import dev.jumun.BackgroundTasks;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Where jobs wait until they run. */
@FunctionalInterface
interface JobStore {
    /**
     * Adds jobs of a type. Returns how many there were not already.
     *
     * @param within the connection of the transaction that they belong to, or null
     */
    int store(
            @Nullable Connection within, String name, List<NewJob> added, Instant due, Instant now)
            throws SQLException;

    /** The same store for a request: jobs that nothing else keeps begin after its response. */
    default JobStore after(BackgroundTasks tasks) {
        return this;
    }
}
