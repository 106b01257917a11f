package dev.jumun.jobs;

import dev.jumun.runtime.engine.NameRule;
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
    /** More than a year of them, if they come once an hour. */
    private static final int MOST_RETRIES = 10_000;

    /**
     * More of them must not follow each other at once: such a job is as good as an endless loop.
     */
    private static final int MOST_AT_ONCE = 100;

    private static final Duration SHORTEST_OF_MANY = Duration.ofSeconds(1);

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
     * attempt. What would not be read as it is stored, such as a {@code Secret}, is refused when
     * {@link Jobs} with the type are started: only a running API knows the JSON form of its
     * records.
     *
     * @throws IllegalArgumentException if the name is empty, longer than 200 characters, begins or
     *     ends with a blank, or has a control character; or if the payload is neither a record
     *     without type parameters nor a sealed type
     */
    public static <T> JobType<T> of(String name, Class<T> payload) {
        return new JobType<>(
                checkedName(name),
                checked(Objects.requireNonNull(payload, "payload"), name),
                5,
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                Duration.ofMinutes(10),
                Integer.MAX_VALUE);
    }

    /** As the compiler does where a method with {@link Task} takes it. */
    private static <T> Class<T> checked(Class<T> payload, String name) {
        if (!(payload.isRecord() || payload.isSealed()) || payload.getTypeParameters().length > 0) {
            throw new IllegalArgumentException(
                    "The payload of jobs of %s is %s, but a job stores a record. Give the class of a record without type parameters, or of a sealed interface: later versions can add to it."
                            .formatted(name, payload.getTypeName()));
        }
        return payload;
    }

    static String checkedName(String name) {
        return NameRule.check(name, "The name of a job", NameRule.LONGEST);
    }

    /**
     * Returns one whose jobs are tried this number of times after the first attempt has failed;
     * then they become {@linkplain Jobs#dead dead}. An attempt whose node has ended is one that
     * failed; with 0, such a job isn't run again: at most once.
     *
     * @throws IllegalArgumentException if it is negative or more than 10,000; or more than 100, and
     *     the back-off never grows to a second
     */
    public JobType<T> retries(int number) {
        if (number < 0 || number > MOST_RETRIES) {
            throw new IllegalArgumentException(
                    "Jobs of %s cannot be retried %d times. Give 0 to %d."
                            .formatted(name, number, MOST_RETRIES));
        }
        return paced(number, firstBackOff, longestBackOff);
    }

    /** One whose many retries leave time between them. */
    private JobType<T> paced(int number, Duration first, Duration longest) {
        Duration last = first.isZero() ? first : longest;
        if (number > MOST_AT_ONCE && last.compareTo(SHORTEST_OF_MANY) < 0) {
            throw new IllegalArgumentException(
                    "Jobs of %s cannot be retried %d times without a second between them: their back-off is %s, and never longer than %s. Give a back-off that grows to 1 s, or at most %d retries."
                            .formatted(name, number, first, last, MOST_AT_ONCE));
        }
        return new JobType<>(name, payload, number, first, longest, timeout, atOnce);
    }

    /**
     * Returns one whose jobs wait before a retry: first this long, then twice as long each time,
     * until the longest.
     *
     * @param first the first one; one of zero does not grow
     * @throws IllegalArgumentException if one of them is negative or longer than ten years, or the
     *     first longer than the longest; or if there are more than 100 retries, and it never grows
     *     to a second
     */
    public JobType<T> backOff(Duration first, Duration longest) {
        TimeRange.FROM_ZERO.check(
                longest, () -> "Jobs of %s cannot wait up to %s".formatted(name, longest));
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "A back-off of %s that grows from %s to %s is impossible: give two durations, the shorter one first."
                            .formatted(name, first, longest));
        }
        return paced(retries, first, longest);
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
