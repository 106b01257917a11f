package heroes;

import com.zaxxer.hikari.HikariDataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.sql.Connection;
import java.sql.Statement;

/** The same on a real PostgreSQL, started from its Maven artifact. */
class PostgresHeroesTest extends HeroesContract {
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

    @Override
    HikariDataSource openDatabase() throws Exception {
        String name = "heroes" + databases++;
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return Database.open(postgres.getJdbcUrl("postgres", name), "postgres", "");
    }
}
