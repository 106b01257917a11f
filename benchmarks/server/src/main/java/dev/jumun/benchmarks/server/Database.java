package dev.jumun.benchmarks.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A PostgreSQL of the benchmark's own, with a thousand drinks in it. */
final class Database implements AutoCloseable {
    private static final String USER = "postgres";

    /** Its lines would drown the benchmark's own. */
    private static final Logger LOGGER = Logger.getLogger("io.zonky.test.db.postgres");

    private final EmbeddedPostgres server;

    private Database(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts it; the caller closes it. */
    static Database start() throws IOException, SQLException {
        LOGGER.setLevel(Level.WARNING);
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE drink (id BIGINT PRIMARY KEY, name VARCHAR(40) NOT NULL, price"
                            + " INT NOT NULL)");
            statement.execute(
                    "INSERT INTO drink SELECT i, 'Drink ' || i, 100 + i"
                            + " FROM generate_series(1, 1000) AS i");
            statement.execute("VACUUM ANALYZE drink");
        } catch (SQLException e) {
            server.close();
            throw e;
        }
        return new Database(server);
    }

    /** Returns what tells a peer in its environment where the database is. */
    Map<String, String> environment() {
        String port = "" + server.getPort();
        return Map.of(
                "DATABASE_URL",
                "jdbc:postgresql://localhost:" + port + "/postgres",
                "DATABASE_PORT",
                port,
                "DATABASE_USER",
                USER);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
