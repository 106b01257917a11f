package dev.jumun.jobs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import javax.sql.DataSource;

/** The tables, and the clock of the server that has them. */
final class JobSchema {
    /** Those of db-scheduler, and what has failed for good; documented in docs/jobs.md. */
    private static final List<String> TABLES =
            List.of(
                    """
                    CREATE TABLE IF NOT EXISTS jumun_jobs (
                        task_name VARCHAR(250) NOT NULL,
                        task_instance VARCHAR(250) NOT NULL,
                        task_data BYTEA,
                        execution_time TIMESTAMP WITH TIME ZONE NOT NULL,
                        picked BOOLEAN NOT NULL,
                        picked_by VARCHAR(50),
                        last_success TIMESTAMP WITH TIME ZONE,
                        last_failure TIMESTAMP WITH TIME ZONE,
                        consecutive_failures INT,
                        last_heartbeat TIMESTAMP WITH TIME ZONE,
                        version BIGINT NOT NULL,
                        priority SMALLINT,
                        PRIMARY KEY (task_name, task_instance))
                    """,
                    "CREATE INDEX IF NOT EXISTS jumun_jobs_due ON jumun_jobs (execution_time)",
                    """
                    CREATE INDEX IF NOT EXISTS jumun_jobs_heartbeat ON jumun_jobs (last_heartbeat)
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS jumun_dead_jobs (
                        id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        name VARCHAR(250) NOT NULL,
                        job_key VARCHAR(250) NOT NULL,
                        payload BYTEA,
                        attempts INT NOT NULL,
                        failure TEXT NOT NULL,
                        failed_at TIMESTAMP WITH TIME ZONE NOT NULL)
                    """);

    private static final Duration MOST_SKEW = Duration.ofSeconds(1);

    private JobSchema() {}

    /**
     * Creates the tables if they are missing. Looks first, since an application may have no right
     * to create any; and again after a failure, since two nodes that start together may collide.
     */
    static void create(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            if (exists(connection)) {
                return;
            }
            try (Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
            } catch (SQLException failure) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
                if (!appears(connection)) {
                    throw failure;
                }
            }
        }
    }

    /** Whether another node has created the tables, or does now. */
    private static boolean appears(Connection connection) throws SQLException {
        for (int i = 0; i < 50; i++) {
            if (exists(connection)) {
                return true;
            }
            try {
                Thread.sleep(Duration.ofMillis(100));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private static boolean exists(Connection connection) throws SQLException {
        boolean found = true;
        try (Statement statement = connection.createStatement()) {
            // the last one that is created
            statement.execute("SELECT 1 FROM jumun_dead_jobs WHERE 1 = 0");
            statement.execute("SELECT 1 FROM jumun_jobs WHERE 1 = 0");
        } catch (SQLException missing) {
            found = false;
        }
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        return found;
    }

    /** A node whose clock goes wrong takes the living for dead, and runs their jobs again. */
    static void compareClocks(DataSource pool, Logger log) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            Instant asked = Instant.now();
            try (ResultSet row = statement.executeQuery("SELECT CURRENT_TIMESTAMP")) {
                row.next();
                Instant answered = Instant.now(); // a slow answer is no difference
                Instant there = row.getObject(1, OffsetDateTime.class).toInstant();
                Instant here =
                        there.isBefore(asked) ? asked : there.isAfter(answered) ? answered : there;
                Duration ahead = Duration.between(there, here);
                if (ahead.abs().compareTo(MOST_SKEW) > 0) {
                    log.log(
                            Level.WARNING,
                            "The clock of this machine differs by {0} s from that of the database."
                                + " Jobs that run may be taken for dead, and run twice. Synchronize"
                                + " the clocks.",
                            ahead.toMillis() / 1000.0);
                }
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        }
    }
}
