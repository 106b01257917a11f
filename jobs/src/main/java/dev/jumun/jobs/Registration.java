package dev.jumun.jobs;

import dev.jumun.jdbc.Transactions;
import dev.jumun.runtime.codec.Codec;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.Problems;

import java.util.Objects;
import java.util.concurrent.Semaphore;

/** A kind of job that this node runs, with its handler, its codec, and its places. */
final class Registration<T> {
    /** Runs a job that was read, and records that it is done. */
    @FunctionalInterface
    interface Run<T> {
        void run(T payload, Attempt attempt) throws Exception;
    }

    private final JobType<T> type;
    private final Codec<T> codec;
    private final Run<T> run;
    private final Semaphore places;

    private Registration(JobType<T> type, Codec<T> codec, Run<T> run) {
        this.type = type;
        this.codec = codec;
        this.run = run;
        this.places = new Semaphore(type.atOnce());
    }

    /** Of a job that a database keeps. */
    static <T> Registration<T> stored(
            JobsBuilder.Handled<T> handled, JobTable table, Transactions transactions) {
        JobType<T> type = handled.type();
        Codec<T> codec = handled.codec() == null ? PayloadCodec.of(type) : handled.codec();
        if (handled.transactional() != null) {
            return transactional(type, codec, handled.transactional(), table, transactions);
        }
        return of(type, codec, Objects.requireNonNull(handled.plain()), table);
    }

    private static <T> Registration<T> of(
            JobType<T> type, Codec<T> codec, JobHandler<T> handler, JobTable table) {
        return new Registration<>(
                type,
                codec,
                (payload, attempt) -> {
                    handler.run(payload, attempt.job());
                    attempt.done(); // from here on a cancellation comes too late
                    table.remove(attempt);
                });
    }

    /** Of a job that only this process has. */
    static <T> Registration<T> inProcess(JobType<T> type, Codec<T> codec, JobHandler<T> handler) {
        return new Registration<>(
                type, codec, (payload, attempt) -> handler.run(payload, attempt.job()));
    }

    private static <T> Registration<T> transactional(
            JobType<T> type,
            Codec<T> codec,
            JobsBuilder.Once<T> handler,
            JobTable table,
            Transactions transactions) {
        return new Registration<>(
                type,
                codec,
                (payload, attempt) -> {
                    transactions.<Exception>run(connection -> {
                        handler.run(payload, attempt.job(), connection);
                        if (!table.remove(connection, attempt)) {
                            throw new SupersededException(attempt);
                        }
                    });
                    attempt.done();
                });
    }

    JobType<T> type() {
        return type;
    }

    Codec<T> codec() {
        return codec;
    }

    /** Whether its type has a limit of its own. */
    boolean isLimited() {
        return type.atOnce() != Integer.MAX_VALUE;
    }

    Semaphore places() {
        return places;
    }

    /**
     * Runs an attempt.
     *
     * @throws UnreadablePayloadException if the payload, which another version of the program may
     *     have stored, does not fit
     */
    void run(Attempt attempt) throws Exception {
        Problems problems = new Problems();
        byte[] stored = attempt.payload();
        T payload = JsonBody.read(stored == null ? new byte[0] : stored, codec, problems);
        if (!problems.isEmpty() || payload == null) {
            throw new UnreadablePayloadException(problems);
        }
        run.run(payload, attempt);
    }
}
