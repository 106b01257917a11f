package dev.jumun.jobs;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Databases on a PostgreSQL that the build starts. */
final class Postgres {
    private static final List<Logger> QUIET =
            List.of(
                    Logger.getLogger("com.zaxxer.hikari"),
                    Logger.getLogger("com.github.kagkarlsson.scheduler"));
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres shared;

    private Postgres() {}

    /** The address of a new database of the server that all tests share. */
    static synchronized String database() throws Exception {
        EmbeddedPostgres server = shared;
        if (server == null) {
            server = EmbeddedPostgres.builder().setServerConfig("max_connections", "120").start();
            shared = server;
        }
        String name = "jobs" + COUNT.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return server.getJdbcUrl("postgres", name);
    }

    static HikariDataSource pool(String address, int size) throws SQLException {
        QUIET.forEach(each -> each.setLevel(Level.WARNING));
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }
}
