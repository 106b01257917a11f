package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.task.Execution;

import dev.jumun.async.log.LogText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An attempt to run a job, which its node has picked from the table. Its version is a lock. A node
 * that picks the job again, because this one seemed dead, changes the version; then nothing that
 * this attempt writes has an effect.
 */
final class Attempt {
    private final String name;
    private final String key;
    private final long version;
    private final int number;
    private final Instant due;
    private final byte @Nullable [] payload;
    private volatile boolean isDone;

    private Attempt(
            String name,
            String key,
            long version,
            int number,
            Instant due,
            byte @Nullable [] payload) {
        this.name = name;
        this.key = key;
        this.version = version;
        this.number = number;
        this.due = due;
        this.payload = payload;
    }

    static Attempt of(Execution execution) {
        return new Attempt(
                execution.taskInstance.getTaskName(),
                execution.taskInstance.getId(),
                execution.version,
                execution.consecutiveFailures + 1,
                execution.executionTime,
                (byte[]) execution.taskInstance.getData());
    }

    /** Of a job that only this process has. */
    static Attempt inProcess(String name, NewJob job, int number) {
        return new Attempt(name, job.key(), 0, number, Instant.EPOCH, job.payload());
    }

    String name() {
        return name;
    }

    String key() {
        return key;
    }

    long version() {
        return version;
    }

    /** 1 for the first. */
    int number() {
        return number;
    }

    /** When it was to run. */
    Instant due() {
        return due;
    }

    byte @Nullable [] payload() {
        return payload;
    }

    Job job() {
        return new Job(name, key, number);
    }

    /** The effect of the job is there: whatever comes now is no failure of it. */
    void done() {
        isDone = true;
    }

    boolean isDone() {
        return isDone;
    }

    /** As a log shows it: a client may have chosen the key. */
    @Override
    public String toString() {
        return LogText.line(name + " " + key);
    }
}
