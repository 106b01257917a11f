package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

class ShopTest {
    @Test
    void kotlinClassesAreApis() throws Exception {
        try (TestClient client = TestClient.of(Shop.class)) {
            String tea = "{\"id\":1,\"name\":\"Tea\",\"price\":3}";
            assertEquals(tea, client.get("/drinks/1").send().text());
            assertEquals("[" + tea + "]", client.get("/drinks").send().text());
            assertEquals("[]", client.get("/drinks?like=x").send().text());
            assertEquals(404, client.get("/drinks/7").send().status());
            String mocha = "{\"id\":2,\"name\":\"Mocha\",\"price\":4}";
            assertEquals(201, client.post("/drinks").json(mocha).send().status());
            String wrong = "{\"id\":3,\"name\":\"\",\"price\":-4}";
            assertEquals(422, client.post("/drinks").json(wrong).send().status());
            assertTrue(client.get("/openapi.json").send().text().contains("Adds a drink."));
        }
    }
}
