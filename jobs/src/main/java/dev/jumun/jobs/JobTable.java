package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;

import dev.jumun.jdbc.Transactions;
import dev.jumun.jdbc.table.OwnTable;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

/**
 * The table of jobs, as far as db-scheduler does not read and write it: how jobs come in, and how
 * an attempt ends. Every end names the version of its attempt, and does nothing if another node has
 * picked the job since.
 */
final class JobTable {
    private static final String SAME_ATTEMPT =
            " WHERE task_name = ? AND task_instance = ? AND version = ?";
    private static final String REMOVE = "DELETE FROM jumun_jobs" + SAME_ATTEMPT;
    private static final String PUT_BACK =
            "UPDATE jumun_jobs SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL,"
                    + " execution_time = ?, version = version + 1"
                    + SAME_ATTEMPT;
    private static final String RETRY =
            "UPDATE jumun_jobs SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL,"
                    + " execution_time = ?, last_failure = ?, consecutive_failures = ?,"
                    + " version = version + 1"
                    + SAME_ATTEMPT;
    private static final String BURY =
            "INSERT INTO jumun_dead_jobs (name, job_key, payload, attempts, failure, failed_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?)";
    private static final String LEFT_REPEATED =
            " WHERE task_instance = ? AND task_data IS NULL AND execution_time < ?"
                    + " AND (NOT picked OR last_heartbeat < ?)";
    private static final int FORGOTTEN_AT_ONCE = 1_000;
    private static final int LONGEST_FAILURE = 8_000;

    private final DataSource pool;
    private final Transactions transactions;
    private final Database database;

    JobTable(DataSource pool, Database database) {
        this.pool = pool;
        this.transactions = Transactions.of(pool).turns(0); // jobs that run must not hold it up
        this.database = database;
    }

    /** Work with a connection. */
    @FunctionalInterface
    private interface Work<R> {
        R with(Connection connection) throws SQLException;
    }

    /** Work of one statement, which needs no transaction around it. */
    private <R> R one(Work<R> statement) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            R result = statement.with(connection);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return result;
        }
    }

    // ---- jobs come in

    /**
     * Adds jobs, in the transaction of a connection if there is one. Returns how many there were
     * not already.
     */
    int add(@Nullable Connection within, String name, List<NewJob> jobs, Instant due)
            throws SQLException {
        if (within != null) {
            return insert(within, name, jobs, due);
        }
        Work<Integer> insert = connection -> insert(connection, name, jobs, due);
        return jobs.size() == 1 ? one(insert) : transactions.call(insert::with);
    }

    private int insert(Connection connection, String name, List<NewJob> jobs, Instant due)
            throws SQLException {
        OffsetDateTime time = due.atOffset(ZoneOffset.UTC);
        try (PreparedStatement insert = connection.prepareStatement(database.insert())) {
            for (NewJob job : jobs) {
                insert.setString(1, name);
                insert.setString(2, job.key());
                insert.setBytes(3, job.payload());
                insert.setObject(4, time);
                if (jobs.size() == 1) {
                    return OwnTable.insert(insert) ? 1 : 0;
                }
                insert.addBatch();
            }
            int added = 0;
            for (int count : insert.executeBatch()) {
                // with rewritten batches PostgreSQL's driver does not know
                added += count == Statement.SUCCESS_NO_INFO ? 1 : count;
            }
            return added;
        }
    }

    // ---- attempts end

    /** Removes a job that is done; returns whether it was still that of the attempt. */
    boolean remove(Connection connection, Attempt attempt) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(REMOVE)) {
            identify(delete, 1, attempt);
            return delete.executeUpdate() == 1;
        }
    }

    boolean remove(Attempt attempt) throws SQLException {
        return one(connection -> remove(connection, attempt));
    }

    /** Makes a job available again, as if this attempt had not been. */
    boolean putBack(Attempt attempt, Instant due) throws SQLException {
        return one(connection -> {
            try (PreparedStatement update = connection.prepareStatement(PUT_BACK)) {
                update.setObject(1, due.atOffset(ZoneOffset.UTC));
                identify(update, 2, attempt);
                return update.executeUpdate() == 1;
            }
        });
    }

    /** Counts the attempt as failed, and makes the job available again. */
    boolean retry(Attempt attempt, Instant due) throws SQLException {
        return one(connection -> {
            try (PreparedStatement update = connection.prepareStatement(RETRY)) {
                update.setObject(1, due.atOffset(ZoneOffset.UTC));
                update.setObject(2, OffsetDateTime.now(ZoneOffset.UTC));
                update.setInt(3, attempt.number());
                identify(update, 4, attempt);
                return update.executeUpdate() == 1;
            }
        });
    }

    /** Moves a job to the dead. */
    boolean bury(Attempt attempt, Throwable failure) throws SQLException {
        return transactions.call(connection -> {
            if (!remove(connection, attempt)) {
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

    private static void identify(PreparedStatement statement, int from, Attempt attempt)
            throws SQLException {
        statement.setString(from, attempt.name());
        statement.setString(from + 1, attempt.key());
        statement.setLong(from + 2, attempt.version());
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

    // ---- what no one needs any more

    /**
     * Removes repeated work that has been due since before a time, without a node that runs it now,
     * and whose name is not among those that are declared. Its row differs from those of jobs by
     * having no payload. Returns the names.
     */
    List<String> removeRepeated(Set<String> declared, Instant before) throws SQLException {
        return one(connection -> {
            List<String> removed = new ArrayList<>();
            try (PreparedStatement query =
                            connection.prepareStatement(
                                    "SELECT task_name FROM jumun_jobs" + LEFT_REPEATED);
                    PreparedStatement delete =
                            connection.prepareStatement(
                                    "DELETE FROM jumun_jobs"
                                            + LEFT_REPEATED
                                            + " AND task_name = ?")) {
                ofRepeated(query, before);
                ofRepeated(delete, before);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        String name = rows.getString(1);
                        if (!declared.contains(name)) {
                            delete.setString(4, name);
                            if (delete.executeUpdate() == 1) { // and no other node did
                                removed.add(name);
                            }
                        }
                    }
                }
            }
            return removed;
        });
    }

    private static void ofRepeated(PreparedStatement statement, Instant before)
            throws SQLException {
        OffsetDateTime time = before.atOffset(ZoneOffset.UTC);
        statement.setString(1, RecurringTask.INSTANCE);
        statement.setObject(2, time);
        statement.setObject(3, time);
    }

    /** Removes jobs that had died before a time; returns how many. */
    int forgetDead(Instant before) throws SQLException {
        int all = 0;
        int some;
        do { // each in a transaction that is not long
            some = forgetSomeDead(before);
            all += some;
        } while (some == FORGOTTEN_AT_ONCE);
        return all;
    }

    private int forgetSomeDead(Instant before) throws SQLException {
        return one(connection -> {
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

    // ---- what is there

    /** How many jobs of each name wait or run. */
    Map<String, Long> counts() throws SQLException {
        return one(connection -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery(
                                    "SELECT task_name, COUNT(*) FROM jumun_jobs"
                                            + " GROUP BY task_name ORDER BY task_name")) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
            return counts;
        });
    }

    /** The jobs that have died last. */
    List<DeadJob> dead(int atMost) throws SQLException {
        return one(connection ->
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
        return transactions.call(connection -> {
            boolean isRevived = false;
            for (DeadJob dead : dead(connection, " WHERE id = ?", job.id())) {
                NewJob again =
                        new NewJob(dead.key(), dead.payload().getBytes(StandardCharsets.UTF_8));
                isRevived =
                        delete(connection, dead)
                                && insert(connection, dead.name(), List.of(again), Instant.now())
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
        return one(connection -> delete(connection, job));
    }

    private static boolean delete(Connection connection, DeadJob job) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM jumun_dead_jobs WHERE id = ?")) {
            delete.setLong(1, job.id());
            return delete.executeUpdate() == 1;
        }
    }
}
