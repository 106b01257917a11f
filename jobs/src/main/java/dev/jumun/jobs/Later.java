package dev.jumun.jobs;

import dev.jumun.BackgroundTasks;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.JsonWriter;
import dev.jumun.runtime.engine.NameRule;
import dev.jumun.runtime.engine.TimeRange;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Adds jobs of a type, to be run later by any node.
 *
 * <pre>{@code
 * @Post("/orders")
 * Order order(Order order, Connection connection, Later<Mail> sendMail) throws SQLException {
 *     …
 *     sendMail.within(connection).add(Mail.confirming(order)); // stored if the order is
 *     return order;
 * }
 * }</pre>
 *
 * <p>Immutable: the methods that change something return another one. Any thread may use it.
 *
 * @param <T> the payload
 */
public final class Later<T> {
    /** A node holds the payload of each job that it runs, and each attempt reads it. */
    static final int LARGEST = 1 << 20;

    private final JobStore jobs;
    private final JobType<T> type;
    private final Codec<T> codec;
    private final @Nullable Duration delay;
    private final @Nullable Instant time;
    private final @Nullable String key;
    private final @Nullable Connection connection;

    private Later(
            JobStore jobs,
            JobType<T> type,
            Codec<T> codec,
            @Nullable Duration delay,
            @Nullable Instant time,
            @Nullable String key,
            @Nullable Connection connection) {
        this.jobs = jobs;
        this.type = type;
        this.codec = codec;
        this.delay = delay;
        this.time = time;
        this.key = key;
        this.connection = connection;
    }

    static <T> Later<T> now(JobStore jobs, JobType<T> type, Codec<T> codec) {
        return new Later<>(jobs, type, codec, null, null, null, null);
    }

    /** One whose jobs begin after a response, if they are those of this process. */
    Later<T> after(BackgroundTasks tasks) {
        JobStore other = jobs.after(tasks);
        return other == jobs ? this : new Later<>(other, type, codec, delay, time, key, connection);
    }

    /**
     * Returns one whose jobs wait for a time, from when they are added. They run up to a second
     * after it.
     *
     * @throws IllegalArgumentException if it is negative, or longer than ten years
     */
    public Later<T> in(Duration wait) {
        TimeRange.FROM_ZERO.check(
                wait, () -> "A job of %s cannot run in %s".formatted(type.name(), wait));
        return new Later<>(jobs, type, codec, wait, null, key, connection);
    }

    /**
     * Returns one whose jobs wait until a time. They run up to a second after it; at once, if it is
     * over.
     *
     * @throws IllegalArgumentException if it is before 1970, or more than ten years from now
     */
    public Later<T> at(Instant when) {
        if (when.isBefore(Instant.EPOCH)
                || when.isAfter(Instant.now().plus(TimeRange.FROM_ZERO.longest()))) {
            throw new IllegalArgumentException(
                    "A job of %s cannot run at %s. Give a time from 1970 to ten years from now."
                            .formatted(type.name(), when));
        }
        return new Later<>(jobs, type, codec, null, when, key, connection);
    }

    /**
     * Returns one whose job has a key: as long as a job of this type with this key waits or runs,
     * another one isn't added.
     *
     * @throws IllegalArgumentException if it is empty, longer than 200 characters, begins or ends
     *     with a blank, or has a control character
     */
    public Later<T> key(String text) {
        NameRule.check(text, "The key of a job of " + type.name(), NameRule.LONGEST);
        return new Later<>(jobs, type, codec, delay, time, text, connection);
    }

    /**
     * Returns one that adds jobs in the transaction of a connection: they are stored when it
     * commits, and never if it is rolled back (a <em>transactional outbox</em>). The connection
     * must be one of the database of the jobs, and stays the caller's. One that commits each
     * statement by itself is refused when a job is added ({@code IllegalArgumentException}).
     */
    public Later<T> within(Connection transaction) {
        return new Later<>(
                jobs,
                type,
                codec,
                delay,
                time,
                key,
                Objects.requireNonNull(transaction, "transaction"));
    }

    /**
     * Adds a job. Blocks until the database has it: within a connection, until its transaction has.
     *
     * @return whether it was added; false if there is one with its key
     * @throws IllegalArgumentException if the JSON of its payload has more than a mebibyte
     * @throws SQLException if it cannot be stored
     */
    public boolean add(T payload) throws SQLException {
        return store(List.of(job(payload))) == 1;
    }

    /**
     * Adds jobs, all or none. Much faster than one by one.
     *
     * @throws IllegalArgumentException if the JSON of a payload has more than a mebibyte
     * @throws IllegalStateException if there is a key, which only one of them could have
     * @throws SQLException if they cannot be stored
     */
    public void addAll(Collection<? extends T> payloads) throws SQLException {
        if (key != null) {
            throw new IllegalStateException(
                    "Jobs of %s cannot all have the key \"%s\". Add them one by one."
                            .formatted(type.name(), key));
        }
        if (!payloads.isEmpty()) {
            store(payloads.stream().map(this::job).toList());
        }
    }

    private int store(List<NewJob> added) throws SQLException {
        Instant now = Instant.now();
        Instant due = time != null ? time : delay != null ? now.plus(delay) : now;
        return jobs.store(connection, type.name(), added, due, now);
    }

    private NewJob job(T payload) {
        JsonWriter json = new JsonWriter();
        codec.encode(Objects.requireNonNull(payload, "payload"), json);
        byte[] bytes = json.toBytes();
        if (bytes.length > LARGEST) {
            throw new IllegalArgumentException(
                    "The payload of a job of %s has %d bytes. Give at most %d, or a reference to where the rest is."
                            .formatted(type.name(), bytes.length, LARGEST));
        }
        return new NewJob(key == null ? nextKey() : key, bytes);
    }

    /** Begins with the time, so that what is added next to each other is stored so. */
    private static String nextKey() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(System.currentTimeMillis(), 12)
                + hex.toHexDigits(random.nextLong())
                + hex.toHexDigits(random.nextInt());
    }
}
