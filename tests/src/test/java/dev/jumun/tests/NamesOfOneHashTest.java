package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.Post;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

import java.util.Random;

/** Names of members are looked up in a table that all requests share. */
class NamesOfOneHashTest {
    public record Item(String name) {}

    @Api
    static class Shop {
        @Post("/items")
        Item add(Item item) {
            return item;
        }
    }

    /** Names that Java's hashes, and those of the parser, don't tell apart. */
    private static String alike(int number) {
        StringBuilder name = new StringBuilder();
        for (int bit = 0; bit < 17; bit++) {
            name.append((number >> (16 - bit) & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }

    @Test
    void ofOneClientDoNotMakeThoseOfAnotherFail() throws Exception {
        try (TestClient client = TestClient.of(Shop.class)) {
            for (int body = 0; body < 60; body++) {
                StringBuilder json = new StringBuilder("{\"name\": \"a\"");
                for (int i = 0; i < 100; i++) {
                    json.append(", \"").append(alike(100 * body + i)).append("\": 1");
                }
                assertThat(client.post("/items").json(json + "}").send().status()).isEqualTo(200);
            }
            Random random = new Random(5);
            for (int i = 0; i < 1000; i++) {
                String name = Long.toString(random.nextLong() & Long.MAX_VALUE, 36);
                String json = "{\"name\": \"a\", \"" + name + "\": 1}";
                assertThat(client.post("/items").json(json).send().status()).isEqualTo(200);
            }
        }
    }
}
