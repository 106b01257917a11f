package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.task.Execution;

import dev.jumun.async.log.LogText;

import org.jspecify.annotations.Nullable;

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
    private final byte @Nullable [] payload;
    private volatile boolean isDone;

    private Attempt(String name, String key, long version, int number, byte @Nullable [] payload) {
        this.name = name;
        this.key = key;
        this.version = version;
        this.number = number;
        this.payload = payload;
    }

    static Attempt of(Execution execution) {
        return new Attempt(
                execution.taskInstance.getTaskName(),
                execution.taskInstance.getId(),
                execution.version,
                execution.consecutiveFailures + 1,
                (byte[]) execution.taskInstance.getData());
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
