package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** The databases that keep jobs, and where they differ. */
enum Database {
    POSTGRESQL(
            """
            INSERT INTO jumun_jobs
                (task_name, task_instance, task_data, execution_time, picked, version)
                VALUES (?, ?, ?, ?, FALSE, 1) ON CONFLICT DO NOTHING
            """),
    /** For development: one process, so nothing has to be picked under contention. */
    H2(
            """
            MERGE INTO jumun_jobs AS jobs
                USING (VALUES (CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARBINARY),
                    CAST(? AS TIMESTAMP WITH TIME ZONE))) AS added (name, instance, data, due)
                ON jobs.task_name = added.name AND jobs.task_instance = added.instance
                WHEN NOT MATCHED THEN INSERT
                    (task_name, task_instance, task_data, execution_time, picked, version)
                    VALUES (added.name, added.instance, added.data, added.due, FALSE, 1)
            """);

    private final String insert;

    Database(String insert) {
        this.insert = insert;
    }

    static Database of(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "PostgreSQL" -> POSTGRESQL;
                case "H2" -> H2;
                default ->
                        throw new IllegalArgumentException(
                                "Jobs cannot be kept in %s. Give a pool of PostgreSQL, or of H2 for development."
                                        .formatted(product));
            };
        }
    }

    /** How db-scheduler speaks to it. */
    JdbcCustomization dialect() {
        return switch (this) {
            case POSTGRESQL -> new PostgreSqlJdbcCustomization(false, false);
            case H2 -> new DefaultJdbcCustomization(false);
        };
    }

    /** Adds a job unless there is one with its key: the parameters are name, key, payload, time. */
    String insert() {
        return insert;
    }
}
