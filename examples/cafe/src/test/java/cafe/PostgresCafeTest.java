package cafe;

import com.zaxxer.hikari.HikariDataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

import java.sql.Connection;
import java.sql.Statement;

/** The same on a real PostgreSQL, started from its Maven artifact. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class PostgresCafeTest extends CafeContract {
    @SuppressWarnings("NullAway.Init") // before all tests
    private static EmbeddedPostgres postgres;

    private static int databases;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    /** What its URL says besides. */
    String parameters() {
        return "";
    }

    @Override
    HikariDataSource openDatabase() throws Exception {
        String name = "cafe" + databases++;
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return Database.open(postgres.getJdbcUrl("postgres", name) + parameters());
    }
}
