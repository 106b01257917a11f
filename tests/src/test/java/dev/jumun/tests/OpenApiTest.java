package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class OpenApiTest {
    @Test
    void describesWhatWasDeclared() throws Exception {
        try (TestClient client = TestClient.of(Shop.class)) {
            TestResponse document = client.get("/openapi.json").send();
            assertThat(document.headers().first("content-type")).isEqualTo("application/json");
            assertThat(document.json("openapi")).isEqualTo("3.1.0");
            assertThat(document.json("info"))
                    .isEqualTo(
                            Map.of(
                                    "title", "Shop",
                                    "version", "2.0",
                                    "description",
                                            "A shop that uses everything: **try** it with"
                                                    + " `curl`."));
            assertThat(document.json("paths", "/greet/{name}", "get", "summary"))
                    .isEqualTo("Greet");
            assertThat(document.json("paths", "/greet/{name}", "get", "operationId"))
                    .isEqualTo("greet_greet__name__get");
            assertThat(document.json("paths", "/greet/{name}", "get", "parameters", 0))
                    .isEqualTo(
                            Map.of(
                                    "name", "name",
                                    "in", "path",
                                    "required", true,
                                    "description", "who is greeted",
                                    "schema",
                                            Map.of(
                                                    "type", "string",
                                                    "minLength", 2L,
                                                    "title", "Name",
                                                    "description", "who is greeted")));
            assertThat(document.json("paths", "/greet/{name}", "get", "parameters", 1, "schema"))
                    .isEqualTo(
                            Map.of(
                                    "type", "integer", "minimum", 0L, "maximum", 3L, "default", 0L,
                                    "title", "Marks"));
            assertThat(
                            document.json(
                                    "paths",
                                    "/greet/{name}",
                                    "get",
                                    "responses",
                                    "200",
                                    "description"))
                    .isEqualTo("the greeting");
            assertThat(document.json("paths", "/items", "post", "requestBody"))
                    .isEqualTo(
                            Map.of(
                                    "required",
                                    true,
                                    "content",
                                    Map.of(
                                            "application/json",
                                            Map.of(
                                                    "schema",
                                                    Map.of(
                                                            "$ref",
                                                            "#/components/schemas/Item-Input")))));
            assertThat(
                            document.json(
                                    "paths",
                                    "/items",
                                    "post",
                                    "responses",
                                    "422",
                                    "content",
                                    "application/json",
                                    "schema"))
                    .isEqualTo(Map.of("$ref", "#/components/schemas/HTTPValidationError"));
            assertThat(document.json("paths", "/orders/{id}", "get", "tags"))
                    .isEqualTo(List.of("orders"));
            assertThat(document.json("paths", "/orders/{id}", "get", "parameters", 0, "name"))
                    .isEqualTo("id");
            assertThat(document.json("components", "schemas", "Item-Input", "required"))
                    .isEqualTo(List.of("name", "price"));
            assertThat(
                            document.json(
                                    "components",
                                    "schemas",
                                    "Item-Output",
                                    "properties",
                                    "price",
                                    "type"))
                    .isEqualTo("string");
            assertThat(document.json("components", "schemas", "Item-Input", "properties", "name"))
                    .isEqualTo(
                            Map.of(
                                    "type", "string",
                                    "minLength", 1L,
                                    "maxLength", 10L,
                                    "pattern", "\\S",
                                    "title", "Name",
                                    "description", "what it is called"));
            assertThat(
                            document.json(
                                    "components",
                                    "schemas",
                                    "Tree-Input",
                                    "properties",
                                    "children",
                                    "items"))
                    .isEqualTo(Map.of("$ref", "#/components/schemas/Tree-Input"));
            assertThat(document.json("components", "schemas", "Body_two_two_post", "required"))
                    .isEqualTo(List.of("first", "second"));
        }
    }
}
