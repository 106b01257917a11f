package dev.jumun.jobs;

import dev.jumun.jdbc.table.OwnTable;
import dev.jumun.runtime.engine.TimeRange;

import java.time.Duration;
import java.util.Objects;

/**
 * A kind of job: its name, the record that it takes, and how it is run.
 *
 * <pre>{@code
 * static final JobType<Mail> SEND_MAIL =
 *         JobType.of("sendMail", Mail.class).retries(5).timeout(Duration.ofSeconds(30));
 * }</pre>
 *
 * <p>The name is stored with each job. Keep it when the code around it is renamed: stored jobs of a
 * name that no node handles wait until one does.
 *
 * <p>Immutable.
 *
 * @param <T> the payload: a record that the API knows, because a route uses it, or because
 *     {@code @Api(models = …)} names it
 */
public final class JobType<T> {
    /** What the columns of the table have room for. */
    static final int LONGEST_NAME = 200;

    private final String name;
    private final Class<T> payload;
    private final int retries;
    private final Duration firstBackOff;
    private final Duration longestBackOff;
    private final Duration timeout;
    private final int atOnce;

    private JobType(
            String name,
            Class<T> payload,
            int retries,
            Duration firstBackOff,
            Duration longestBackOff,
            Duration timeout,
            int atOnce) {
        this.name = name;
        this.payload = payload;
        this.retries = retries;
        this.firstBackOff = firstBackOff;
        this.longestBackOff = longestBackOff;
        this.timeout = timeout;
        this.atOnce = atOnce;
    }

    /**
     * Declares a kind of job: five retries, the first after five seconds, and ten minutes for each
     * attempt.
     *
     * @throws IllegalArgumentException if the name is blank, longer than 200 characters, or has a
     *     control character
     */
    public static <T> JobType<T> of(String name, Class<T> payload) {
        return new JobType<>(
                checkedName(name),
                Objects.requireNonNull(payload, "payload"),
                5,
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                Duration.ofMinutes(10),
                Integer.MAX_VALUE);
    }

    static String checkedName(String name) {
        OwnTable.requireText(name, "The name of a job");
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "The name of a job has a control character. Choose another.");
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "The name \"%s\" of a job is blank or longer than %d characters. Choose another."
                            .formatted(name, LONGEST_NAME));
        }
        return name;
    }

    /**
     * Returns one whose jobs are tried this number of times after the first attempt has failed;
     * then they become {@linkplain Jobs#dead dead}. An attempt whose node has ended is one that
     * failed; with 0, such a job isn't run again: at most once.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public JobType<T> retries(int number) {
        if (number < 0) {
            throw new IllegalArgumentException(
                    "%s cannot be retried %d times: give 0 or more.".formatted(name, number));
        }
        return new JobType<>(name, payload, number, firstBackOff, longestBackOff, timeout, atOnce);
    }

    /**
     * Returns one whose jobs wait before a retry: first this long, then twice as long each time,
     * until the longest.
     *
     * @throws IllegalArgumentException if one of them is negative or longer than ten years, or the
     *     first longer than the longest
     */
    public JobType<T> backOff(Duration first, Duration longest) {
        TimeRange.FROM_ZERO.check(
                longest, () -> "Jobs of %s cannot wait up to %s".formatted(name, longest));
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "A back-off of %s that grows from %s to %s is impossible: give two durations, the shorter one first."
                            .formatted(name, first, longest));
        }
        return new JobType<>(name, payload, retries, first, longest, timeout, atOnce);
    }

    /**
     * Returns one whose attempts fail after a time. What they do then is cancelled.
     *
     * @throws IllegalArgumentException if it is less than a millisecond, or longer than ten years
     */
    public JobType<T> timeout(Duration time) {
        TimeRange.FROM_A_MILLISECOND.check(
                time, () -> "Jobs of %s cannot have a timeout of %s".formatted(name, time));
        return new JobType<>(name, payload, retries, firstBackOff, longestBackOff, time, atOnce);
    }

    /**
     * Returns one of which this number of jobs at most run at the same time on each node. Those
     * beyond it are looked at again a second later.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public JobType<T> atOnce(int number) {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "%d jobs of %s at once are impossible: give 1 or more."
                            .formatted(number, name));
        }
        return new JobType<>(name, payload, retries, firstBackOff, longestBackOff, timeout, number);
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the class of the payload. */
    public Class<T> payload() {
        return payload;
    }

    int retries() {
        return retries;
    }

    Duration timeout() {
        return timeout;
    }

    int atOnce() {
        return atOnce;
    }

    /** How long to wait before the next attempt, after a number of attempts that failed. */
    Duration backOffAfter(int failures) {
        // 2^30 times even a millisecond is longer than any that is sensible
        Duration grown = firstBackOff.multipliedBy(1L << Math.min(failures - 1, 30));
        return grown.compareTo(longestBackOff) < 0 ? grown : longestBackOff;
    }
}
