package dev.jumun.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

/** The whole apps of docs/from-fastapi.md. */
class PortedTest {
    @Test
    void bodyUpdates() throws Exception {
        try (TestClient client = TestClient.of(FromFastapiUpdates.class)) {
            Answers.check(
                    client.get("/items/foo"),
                    200,
                    """
                    {"name": "Foo", "description": null, "price": 50.2, "tax": 10.5, "tags": []}
                    """);
            Answers.check(client.get("/unset/foo"), 200, "{\"name\": \"Foo\", \"price\": 50.2}");
            Answers.check(
                    client.patch("/items/foo").json("{\"price\": null, \"tags\": [\"a\"]}"),
                    200,
                    """
                    {"name": "Foo", "description": null, "price": null, "tax": 10.5, "tags": ["a"]}
                    """);
            assertThat(client.get("/openapi.json").send().json("components", "schemas", "Item"))
                    .isEqualTo(
                            Answers.parse(
                                    """
                                    {
                                        "title": "Item",
                                        "type": "object",
                                        "properties": {
                                            "name": {"title": "Name", "anyOf": [{"type": "string"}, {"type": "null"}]},
                                            "description": {"title": "Description", "anyOf": [{"type": "string"}, {"type": "null"}]},
                                            "price": {"title": "Price", "anyOf": [{"type": "number"}, {"type": "null"}]},
                                            "tax": {"title": "Tax", "type": "number", "default": 10.5},
                                            "tags": {"title": "Tags", "type": "array", "items": {"type": "string"}, "default": []}
                                        }
                                    }
                                    """));
        }
    }

    @Test
    void extraModels() throws Exception {
        try (TestClient client = TestClient.of(FromFastapiUnions.class)) {
            Answers.check(
                    client.get("/items/item1"),
                    200,
                    "{\"description\": \"All my friends drive a low rider\", \"type\": \"car\"}");
            Answers.check(client.get("/keyword-weights/"), 200, "{\"foo\": 2.3, \"bar\": 3.4}");
        }
    }

    @Test
    void dependencies() throws Exception {
        try (TestClient client = TestClient.of(FromFastapiDependencies.class)) {
            Answers.check(
                    client.get("/items/").header("Cookie", "last_query=a"),
                    200,
                    "{\"q_or_cookie\": \"a\"}");
            Answers.check(client.get("/items/?q=b"), 200, "{\"q_or_cookie\": \"b\"}");
            Answers.check(
                    client.get("/common/?q=b"), 200, "{\"q\": \"b\", \"skip\": 0, \"limit\": 100}");
        }
    }
}
