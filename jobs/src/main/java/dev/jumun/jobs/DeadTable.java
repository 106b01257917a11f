package dev.jumun.jobs;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The table of dead jobs: how they come into it, and out of it. */
final class DeadTable {
    private static final String BURY =
            "INSERT INTO jumun_dead_jobs (name, job_key, payload, attempts, failure, failed_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?)";
    private static final int FORGOTTEN_AT_ONCE = 1_000;
    private static final int LONGEST_FAILURE = 8_000;

    private final TablePool pool;
    private final JobTable jobs;

    DeadTable(TablePool pool, JobTable jobs) {
        this.pool = pool;
        this.jobs = jobs;
    }

    /** Moves a job to the dead. */
    boolean bury(Attempt attempt, Throwable failure) throws SQLException {
        return pool.transaction(connection -> {
            if (!jobs.remove(connection, attempt)) {
                return false;
            }
            try (PreparedStatement insert = connection.prepareStatement(BURY)) {
                insert.setString(1, attempt.name());
                insert.setString(2, attempt.key());
                insert.setBytes(3, attempt.payload());
                insert.setInt(4, attempt.number());
                insert.setString(5, text(failure));
                insert.setObject(6, OffsetDateTime.now(ZoneOffset.UTC));
                insert.executeUpdate();
            }
            return true;
        });
    }

    private static String text(Throwable failure) {
        StringWriter text = new StringWriter();
        try {
            failure.printStackTrace(new PrintWriter(text));
        } catch (RuntimeException unprintable) { // of a message that is made when it is asked for
            text.append(Attempts.named(failure));
        }
        String all = text.toString().replace("\0", ""); // which PostgreSQL does not take
        return all.length() > LONGEST_FAILURE ? all.substring(0, LONGEST_FAILURE) : all;
    }

    /** Removes jobs that had died before a time; returns how many. */
    int forget(Instant before) throws SQLException {
        int all = 0;
        int some;
        do { // each in a transaction that is not long
            some = forgetSome(before);
            all += some;
        } while (some == FORGOTTEN_AT_ONCE);
        return all;
    }

    private int forgetSome(Instant before) throws SQLException {
        return pool.one(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement(
                            "DELETE FROM jumun_dead_jobs WHERE id IN (SELECT id FROM"
                                    + " jumun_dead_jobs WHERE failed_at < ? FETCH FIRST "
                                    + FORGOTTEN_AT_ONCE
                                    + " ROWS ONLY)")) {
                delete.setObject(1, before.atOffset(ZoneOffset.UTC));
                return delete.executeUpdate();
            }
        });
    }

    /** The jobs that have died last. */
    List<DeadJob> dead(int atMost) throws SQLException {
        return pool.one(connection ->
                dead(connection, " ORDER BY id DESC FETCH FIRST ? ROWS ONLY", atMost));
    }

    private static List<DeadJob> dead(Connection connection, String which, long parameter)
            throws SQLException {
        List<DeadJob> dead = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT id, name, job_key, payload, attempts, failure, failed_at"
                                + " FROM jumun_dead_jobs"
                                + which)) {
            query.setLong(1, parameter);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    byte[] payload = rows.getBytes(4);
                    dead.add(
                            new DeadJob(
                                    rows.getLong(1),
                                    rows.getString(2),
                                    rows.getString(3),
                                    payload == null
                                            ? ""
                                            : new String(payload, StandardCharsets.UTF_8),
                                    rows.getInt(5),
                                    rows.getString(6),
                                    rows.getObject(7, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return dead;
    }

    /**
     * Makes a dead job one that is due; returns whether it was dead, and there is no other. Only
     * its id is taken from the record, which a client may have sent back.
     */
    boolean revive(DeadJob job) throws SQLException {
        return pool.transaction(connection -> {
            boolean isRevived = false;
            for (DeadJob dead : dead(connection, " WHERE id = ?", job.id())) {
                NewJob again =
                        new NewJob(dead.key(), dead.payload().getBytes(StandardCharsets.UTF_8));
                isRevived =
                        delete(connection, dead)
                                && jobs.insert(
                                                connection,
                                                dead.name(),
                                                List.of(again),
                                                Instant.now())
                                        == 1;
            }
            if (!isRevived) {
                connection.rollback(); // it stays with the dead
            }
            return isRevived;
        });
    }

    /** Forgets a dead job; returns whether it was there. */
    boolean discard(DeadJob job) throws SQLException {
        return pool.one(connection -> delete(connection, job));
    }

    private static boolean delete(Connection connection, DeadJob job) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM jumun_dead_jobs WHERE id = ?")) {
            delete.setLong(1, job.id());
            return delete.executeUpdate() == 1;
        }
    }
}
