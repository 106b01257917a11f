package chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.jdbc.Transactions;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;
import dev.jumun.testing.TestSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.LocalDate;
import java.util.UUID;

/** One node, on an H2 database in memory. */
@Timeout(60)
class ChainTest {
    private static TestResponse place(TestClient client, String key, String order)
            throws Exception {
        return client.post("/orders")
                .header("x-till-key", "try-mapo")
                .header("idempotency-key", key)
                .json(order)
                .send();
    }

    @Test
    void anOrderIsPlacedOnceAndReachesTheBoardAndGetsAReceipt() throws Exception {
        String key = UUID.randomUUID().toString();
        String latte = "{\"drink\": \"LATTE\", \"cups\": 2}";
        try (TestClient client = TestClient.of(Chain.class);
                TestSocket board = client.webSocket("/board").connect()) {
            board.sendText("is left out");
            TestResponse placed = place(client, key, latte);
            assertThat(placed.status()).isEqualTo(201);
            assertThat(placed.text())
                    .contains("\"cafe\":\"mapo\"", "\"cents\":760", "\"state\":\"MAKING\"");
            assertThat(board.receiveText()).isEqualTo(placed.text());

            assertThat(place(client, key, latte).text()).isEqualTo(placed.text());
            assertThat(place(client, key, "{\"drink\": \"ESPRESSO\"}").status()).isEqualTo(422);

            String id = placed.text().replaceAll("\\D*(\\d+).*", "$1");
            try (TestSocket late = client.webSocket("/board").connect()) {
                assertThat(late.receiveText()).isEqualTo(placed.text());
            }
            String ready = placed.text().replace("MAKING", "READY");
            for (int i = 0; i < 2; i++) {
                assertThat(
                                client.put("/orders/" + id + "/ready")
                                        .header("x-till-key", "try-mapo")
                                        .send()
                                        .text())
                        .isEqualTo(ready);
            }
            String told = board.receiveText();
            while (told.equals(placed.text())) { // again, if the board joined as it was placed
                told = board.receiveText();
            }
            assertThat(told).isEqualTo(ready);
            assertThat(client.get("/orders/" + id).send().text()).isEqualTo(ready);

            TestResponse receipt;
            do {
                receipt = client.get("/orders/" + id + "/receipt").send();
            } while (receipt.status() == 404);
            assertThat(receipt.text())
                    .isEqualTo("\"Café mapo, order %s: 2 × latte, 7.60 €\"".formatted(id));
        }
    }

    @Test
    void onlyATillOfTheCafeMayChangeItsOrders() throws Exception {
        try (TestClient client = TestClient.of(Chain.class)) {
            assertThat(
                            client.post("/orders")
                                    .header("idempotency-key", "1")
                                    .json("{\"drink\": \"LATTE\"}")
                                    .send()
                                    .status())
                    .isEqualTo(401);
            String order = place(client, "1", "{\"drink\": \"LATTE\"}").text();
            String id = order.replaceAll("\\D*(\\d+).*", "$1");
            for (String key : new String[] {"try-hongdae", "guessed"}) {
                assertThat(
                                client.put("/orders/" + id + "/ready")
                                        .header("x-till-key", key)
                                        .send()
                                        .status())
                        .isIn(401, 404);
            }
            assertThat(client.get("/orders/" + id).send().text()).isEqualTo(order);
        }
    }

    @Test
    void aReportIsWrittenOnceForEachDayThatIsOver() throws Exception {
        try (TestClient client = TestClient.of(Chain.class)) {
            place(client, "a", "{\"drink\": \"ESPRESSO\", \"cups\": 3}");
            place(client, "b", "{\"drink\": \"GREEN_TEA\"}");
            LocalDate today = Reports.today();
            client.with(
                    Transactions.class,
                    transactions -> {
                        for (int days = 0; days < 3; days++) {
                            LocalDate day = today.plusDays(days);
                            transactions.run(connection -> Reports.write(connection, day));
                        }
                    });
            assertThat(client.get("/reports").send().text())
                    .isEqualTo(
                            "[{\"day\":\"%s\",\"cafe\":\"mapo\",\"orders\":2,\"cents\":1070}]"
                                    .formatted(today));
        }
    }

    @Test
    void thePageOfTheBoardIsServed() throws Exception {
        try (TestClient client = TestClient.of(Chain.class)) {
            assertThat(client.get("/").send().text()).contains("board.js");
            assertThat(client.get("/board.js").send().text()).contains("\"/board\"");
            assertThat(client.get("/docs").send().status()).isEqualTo(200);
        }
    }
}
