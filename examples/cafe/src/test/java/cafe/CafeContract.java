package cafe;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;

import dev.jumun.testing.TestCall;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** What the café does, whatever the database. */
@Timeout(60)
abstract class CafeContract {
    private HikariDataSource pool = new HikariDataSource();
    private TestClient client = TestClient.of(Cafe.class);

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
    void listsTheDrinksCheapestFirst() throws Exception {
        assertThat(client.get("/drinks").send().text())
                .isEqualTo(
                        "[{\"id\":1,\"name\":\"Espresso\",\"price\":\"2.50\"},"
                                + "{\"id\":2,\"name\":\"Green tea\",\"price\":\"3.20\"},"
                                + "{\"id\":3,\"name\":\"Latte\",\"price\":\"3.80\"}]");
        assertThat(client.get("/drinks?skip=1&limit=1").send().json(0, "name"))
                .isEqualTo("Green tea");
    }

    @Test
    void addsAndRemovesADrink() throws Exception {
        TestResponse added =
                client.post("/drinks").json("{\"name\": \"Mocha\", \"price\": 4.20}").send();
        assertThat(added.status()).isEqualTo(201);
        Object id = added.json("id");
        assertThat(client.get("/drinks/" + id).send().json("name")).isEqualTo("Mocha");
        assertThat(client.delete("/drinks/" + id).send().status()).isEqualTo(204);
        TestResponse gone = client.get("/drinks/" + id).send();
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.json("detail")).isEqualTo("There is no drink " + id + ".");
    }

    @Test
    void tellsEverythingThatIsWrongWithADrink() throws Exception {
        TestResponse answer =
                client.post("/drinks").json("{\"name\": \" \", \"price\": \"free\"}").send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json("detail", 0, "loc")).isEqualTo(List.of("body", "name"));
        assertThat(answer.json("detail", 1))
                .isEqualTo(
                        Map.of(
                                "type", "decimal_parsing",
                                "loc", List.of("body", "price"),
                                "msg", "Input should be a valid decimal",
                                "input", "free"));
    }

    @Test
    void anOrderIsThereOnlyWhenItWasServed() throws Exception {
        TestResponse order =
                client.post("/orders?seconds=0").json("{\"drink\": 2, \"cups\": 3}").send();
        assertThat(order.status()).as(order.text()).isEqualTo(201);
        assertThat(order.json("drink", "name")).isEqualTo("Green tea");
        assertThat(client.get("/orders/count").send().json()).isEqualTo(1L);
        assertThat(client.post("/orders").json("{\"drink\": 99}").send().status()).isEqualTo(404);
        assertThat(client.get("/orders/count").send().json()).isEqualTo(1L);
    }

    @Test
    void aHandlerThatThrowsAfterAnInsertLeavesNoRow() throws Exception {
        try (TestClient faulty = TestClient.of(Faulty.class)) {
            faulty.override(DataSource.class, () -> pool);
            assertThat(faulty.post("/fail").send().status()).isEqualTo(500);
        }
        assertThat(count("SELECT count(*) FROM drink WHERE name = 'Ghost'")).isZero();
        assertThat(count("SELECT count(*) FROM drink")).isEqualTo(3);
    }

    @Test
    void aGuestWhoGoesAwayHasOrderedNothingAndHeldNoConnection() throws Exception {
        TestCall call = client.post("/orders?seconds=5").json("{\"drink\": 1}").start();
        Waiting.forOrders(1);
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        call.goAway();
        Waiting.forOrders(0);
        assertThat(client.get("/orders/count").send().json()).isEqualTo(0L);
    }

    @Test
    void nobodyMakesTheBaristaSlowerThanFiveSeconds() throws Exception {
        assertThat(client.post("/orders?seconds=6").json("{\"drink\": 1}").send().status())
                .isEqualTo(422);
    }

    private long count(String sql) throws Exception {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
