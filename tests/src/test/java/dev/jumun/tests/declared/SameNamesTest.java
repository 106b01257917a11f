package dev.jumun.tests.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Types of one simple name are different types in the document. */
class SameNamesTest {
    private static final List<String> SOURCES =
            List.of(
                    "package a;\npublic record User(int a) {}\n",
                    "package b;\npublic record User(int b) {}\n",
                    "package shop;\npublic record Page<T>(T item) {}\n",
                    "package shop;\n"
                        + "public class Outer { public record User(@dev.jumun.Default(\"1\") int"
                        + " outer) {} }\n",
                    "package other;\npublic record Page<T>(T item, int other) {}\n",
                    """
                    package shop;
                    import dev.jumun.*;
                    import java.util.List;
                    @Api public class Shop {
                        @Get("/a") Page<a.User> a() { return new Page<>(new a.User(1)); }
                        @Get("/b") Page<b.User> b() { return new Page<>(new b.User(1)); }
                        @Post("/outer") Page<Outer.User> outer(Page<Outer.User> page) { return page; }
                        @Get("/plain") b.User plain() { return new b.User(1); }
                        @Get("/nested") Page<Page<a.User>> nested() { return new Page<>(new Page<>(new a.User(1))); }
                        @Get("/lists") Page<List<b.User>> lists() { return new Page<>(List.of()); }
                        @Get("/other") other.Page<a.User> other() { return new other.Page<>(new a.User(1), 2); }
                    }
                    """);

    private static TestResponse document(List<String> sources) throws Exception {
        Compiled compiled = Compiled.of(sources.toArray(String[]::new));
        try (TestClient client = compiled.client("shop.Shop")) {
            return client.get("/openapi.json").send();
        }
    }

    /** The members of what a reference leads to, and of what its members refer to, in a chain. */
    private static List<String> members(TestResponse document, @Nullable Object schema) {
        List<String> names = new ArrayList<>();
        @Nullable Object at = schema;
        while (at instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                String name = reference.substring("#/components/schemas/".length());
                assertThat(name).matches("[A-Za-z0-9._-]+");
                at = document.json("components", "schemas", name);
            } else if (map.get("properties") instanceof Map<?, ?> properties) {
                Map.Entry<?, ?> last = List.copyOf(properties.entrySet()).getFirst();
                names.add(
                        String.join(
                                "+", properties.keySet().stream().map(String::valueOf).toList()));
                at = last.getValue();
            } else {
                at = map.get("items");
            }
        }
        return names;
    }

    private static @Nullable Object answer(TestResponse document, String path) {
        return document.json(
                "paths",
                path,
                path.equals("/outer") ? "post" : "get",
                "responses",
                "200",
                "content",
                "application/json",
                "schema");
    }

    @Test
    void everyReferenceLeadsToItsOwnType() throws Exception {
        TestResponse document = document(SOURCES);
        assertThat(members(document, answer(document, "/a"))).containsExactly("item", "a");
        assertThat(members(document, answer(document, "/b"))).containsExactly("item", "b");
        assertThat(members(document, answer(document, "/outer"))).containsExactly("item", "outer");
        assertThat(members(document, answer(document, "/plain"))).containsExactly("b");
        assertThat(members(document, answer(document, "/nested")))
                .containsExactly("item", "item", "a");
        assertThat(members(document, answer(document, "/lists"))).containsExactly("item", "b");
        assertThat(members(document, answer(document, "/other")))
                .containsExactly("item+other", "a");
        assertThat(document.json("components", "schemas", "Page_User_", "title"))
                .isEqualTo("Page[User]");
    }

    @Test
    void theDocumentDoesNotDependOnTheOrderOfTheSources() throws Exception {
        List<String> reversed = new ArrayList<>(SOURCES);
        Collections.reverse(reversed);
        assertThat(document(reversed).text()).isEqualTo(document(SOURCES).text());
    }
}
