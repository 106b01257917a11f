package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;

import dev.jumun.jdbc.table.OwnTable;

import org.jspecify.annotations.Nullable;

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
    private static final String LEFT_REPEATED =
            " WHERE task_instance = ? AND task_data IS NULL AND execution_time < ?"
                    + " AND (NOT picked OR last_heartbeat < ?)";

    private final TablePool pool;
    private final Database database;

    JobTable(TablePool pool, Database database) {
        this.pool = pool;
        this.database = database;
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
        TablePool.Work<Integer> insert = connection -> insert(connection, name, jobs, due);
        return jobs.size() == 1 ? pool.one(insert) : pool.transaction(insert);
    }

    int insert(Connection connection, String name, List<NewJob> jobs, Instant due)
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
        return pool.one(connection -> remove(connection, attempt));
    }

    /** Makes a job available again, as if this attempt had not been. */
    boolean putBack(Attempt attempt, Instant due) throws SQLException {
        return pool.one(connection -> {
            try (PreparedStatement update = connection.prepareStatement(PUT_BACK)) {
                update.setObject(1, due.atOffset(ZoneOffset.UTC));
                identify(update, 2, attempt);
                return update.executeUpdate() == 1;
            }
        });
    }

    /** Counts the attempt as failed, and makes the job available again. */
    boolean retry(Attempt attempt, Instant due) throws SQLException {
        return pool.one(connection -> {
            try (PreparedStatement update = connection.prepareStatement(RETRY)) {
                update.setObject(1, due.atOffset(ZoneOffset.UTC));
                update.setObject(2, OffsetDateTime.now(ZoneOffset.UTC));
                update.setInt(3, attempt.number());
                identify(update, 4, attempt);
                return update.executeUpdate() == 1;
            }
        });
    }

    private static void identify(PreparedStatement statement, int from, Attempt attempt)
            throws SQLException {
        statement.setString(from, attempt.name());
        statement.setString(from + 1, attempt.key());
        statement.setLong(from + 2, attempt.version());
    }

    // ---- what no one needs any more

    /**
     * Removes repeated work that has been due since before a time, without a node that runs it now,
     * and whose name is not among those that are declared. Its row differs from those of jobs by
     * having no payload. Returns the names.
     */
    List<String> removeRepeated(Set<String> declared, Instant before) throws SQLException {
        return pool.one(connection -> {
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

    // ---- what is there

    /** How many jobs of each name wait or run. */
    Map<String, Long> counts() throws SQLException {
        return pool.one(connection -> {
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
}
