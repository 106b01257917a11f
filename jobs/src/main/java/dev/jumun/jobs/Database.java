package dev.jumun.jobs;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** The databases that keep jobs, and where they differ. */
enum Database {
    POSTGRESQL(" ON CONFLICT DO NOTHING"),
    /** For development: one process, so nothing has to be picked under contention. */
    H2("");

    private static final String INSERT =
            """
            INSERT INTO jumun_jobs
                (task_name, task_instance, task_data, execution_time, picked, version)
                VALUES (?, ?, ?, ?, FALSE, 1)
            """;

    private final String unlessThere;

    Database(String unlessThere) {
        this.unlessThere = unlessThere;
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
    JdbcCustomization dialect(Places places) {
        return switch (this) {
            case POSTGRESQL -> new PostgresPicking(places);
            case H2 -> new H2Picking(places);
        };
    }

    /** Adds a job unless there is one with its key: the parameters are name, key, payload, time. */
    String insert() {
        return INSERT + unlessThere;
    }
}
