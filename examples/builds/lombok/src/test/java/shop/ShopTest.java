package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

class ShopTest {
    @Test
    void lombokAndJumunReadTheSameClasses() throws Exception {
        try (TestClient client = TestClient.of(Shop.class)) {
            assertEquals(
                    "{\"id\":1,\"name\":\"Tea\",\"price\":3}",
                    client.get("/drinks/1").send().text());
            assertEquals(404, client.get("/drinks/7").send().status());
            String mocha = "{\"id\":2,\"name\":\"Mocha\",\"price\":4}";
            assertEquals(201, client.post("/drinks").json(mocha).send().status());
            assertEquals(mocha, client.get("/drinks/2").send().text());
            String wrong = "{\"id\":3,\"name\":\"\",\"price\":-4}";
            assertEquals(422, client.post("/drinks").json(wrong).send().status());
            assertTrue(client.get("/openapi.json").send().text().contains("Adds a drink."));
        }
    }
}
