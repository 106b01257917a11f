package dev.jumun.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.sql.Connection;

import javax.sql.DataSource;

/** A name that is taken is a 409, on both databases. */
@Timeout(120)
class MembersTest {
    @Test
    void inH2() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:members;DB_CLOSE_DELAY=-1");
        namesAreTakenOnce(database);
    }

    @Test
    void inPostgres() throws Exception {
        try (Postgres postgres = Postgres.open();
                HikariDataSource pool = postgres.pool(Postgres.JDK, 2)) {
            namesAreTakenOnce(pool);
        }
    }

    private static void namesAreTakenOnce(DataSource database) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("CREATE TABLE member (name VARCHAR(40) UNIQUE)");
        }
        try (TestClient client = TestClient.of(Members.class)) {
            client.override(DataSource.class, () -> database);
            assertThat(join(client).status()).isEqualTo(201);
            TestResponse taken = join(client);
            assertThat(taken.status()).isEqualTo(409);
            assertThat(taken.json("detail")).isEqualTo("The name Ann is taken.");
            assertThat(client.get("/members/count").send().text()).isEqualTo("1");
        }
    }

    private static TestResponse join(TestClient client) throws Exception {
        return client.post("/members").json("{\"name\": \"Ann\"}").send();
    }
}
