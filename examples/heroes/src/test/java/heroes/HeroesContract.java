package heroes;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

import javax.sql.DataSource;

/** What the heroes do, whatever the database. */
@Timeout(60)
abstract class HeroesContract {
    private HikariDataSource pool = new HikariDataSource();
    private TestClient client = TestClient.of(Heroes.class);

    /** Opens a pool on an empty database. */
    abstract HikariDataSource openDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        pool = openDatabase();
        client.override(DataSource.class, () -> pool);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                .as("sessions not given back")
                .isZero();
        pool.close();
    }

    @Test
    void aHeroComesIsChangedAndGoes() throws Exception {
        TestResponse added =
                client.post("/heroes")
                        .json("{\"name\": \"Deadpond\", \"secret_name\": \"Dive Wilson\"}")
                        .send();
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.text()).isEqualTo("{\"id\":1,\"name\":\"Deadpond\",\"age\":null}");

        TestResponse changed = client.patch("/heroes/1").json("{\"age\": 30}").send();
        assertThat(changed.text()).isEqualTo("{\"id\":1,\"name\":\"Deadpond\",\"age\":30}");
        assertThat(client.patch("/heroes/1").json("{\"age\": null}").send().json("age")).isNull();
        assertThat(client.get("/heroes").send().text())
                .isEqualTo("[{\"id\":1,\"name\":\"Deadpond\",\"age\":null}]");

        assertThat(client.delete("/heroes/1").send().status()).isEqualTo(204);
        assertThat(client.get("/heroes/1").send().json("detail")).isEqualTo("There is no hero 1.");
        assertThat(client.delete("/heroes/1").send().status()).isEqualTo(404);
    }

    @Test
    void aChangeToNothingIsRefused() throws Exception {
        client.post("/heroes").json("{\"name\": \"Rusty\", \"secret_name\": \"Tommy\"}").send();
        TestResponse refused = client.patch("/heroes/1").json("{\"name\": \"\"}").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(client.get("/heroes/1").send().json("name")).isEqualTo("Rusty");
    }

    @Test
    void aChangeHasTheLimitsOfANewHero() throws Exception {
        client.post("/heroes").json("{\"name\": \"Rusty\", \"secret_name\": \"Tommy\"}").send();
        for (String wrong :
                List.of(
                        "{\"age\": -1}",
                        "{\"name\": \"" + "x".repeat(101) + "\"}",
                        "{\"name\": null}",
                        "{\"secret_name\": \"" + "x".repeat(101) + "\"}")) {
            assertThat(client.patch("/heroes/1").json(wrong).send().status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(client.get("/heroes/1").send().text())
                .isEqualTo("{\"id\":1,\"name\":\"Rusty\",\"age\":null}");
    }
}
