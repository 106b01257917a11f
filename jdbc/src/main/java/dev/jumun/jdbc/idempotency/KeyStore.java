package dev.jumun.jdbc.idempotency;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What is known of keys. An attempt is the one request that may use a key at a time. */
interface KeyStore {
    /** What is known of a key. */
    sealed interface Found {}

    /** Nothing was: the attempt has it now. */
    record Claimed() implements Found {}

    /** Another attempt has it. */
    record Running(String request) implements Found {}

    /**
     * It was used.
     *
     * @param answer null if it is not kept
     */
    record Used(String request, @Nullable KeptAnswer answer) implements Found {}

    /** What became of the end of an attempt. */
    enum Ended {
        /** It is recorded. */
        RECORDED,
        /** Another attempt has the key. */
        TOO_LATE,
        /** A transaction that the key is committed with continues: nothing was done. */
        UNCOMMITTED
    }

    /**
     * Claims a key for an attempt, unless it is known.
     *
     * @param id the key and its owner
     * @param request what distinguishes the request from others
     * @param time how long the attempt has it at most
     */
    Found claim(String id, String request, String attempt, Duration time) throws SQLException;

    /** Keeps an answer, or with null that there was one. Does not wait for a transaction. */
    Ended finish(String id, String attempt, @Nullable KeptAnswer answer, Duration time)
            throws SQLException;

    /**
     * Forgets a key that an attempt has, unless it was {@linkplain #finishWithin finished}. Does
     * not wait for a transaction.
     */
    Ended release(String id, String attempt) throws SQLException;

    /**
     * Keeps, with the transaction of a connection, that the key was used. Returns whether the
     * attempt still had the key.
     */
    boolean finishWithin(Connection connection, String id, String attempt, Duration time)
            throws SQLException;

    /** Deletes what has ended, now and then. */
    default void sweepIfDue() {}
}
