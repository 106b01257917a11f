package dev.jumun.tests.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

/** A provider takes what the path names from the path, as a handler does. */
class ProviderPathTest {
    private static final String HEAD =
            """
            package shop;
            import dev.jumun.*;
            import java.util.*;
            """;

    private static final String OWNER =
            HEAD
                    + """
                    @Api(naming = Naming.SNAKE_CASE)
                    public class Shop {
                        record User(String name) {}
                        @Provides static User owner(int itemId) { return new User("owner of " + itemId); }
                        @Get("/items/{item_id}")
                        Object item(int itemId, User owner) { return itemId + ": " + owner.name(); }
                        @Get("/owners/{item_id}")
                        Object owner(User owner) { return owner.name(); }
                    }
                    """;

    @Test
    void theQueryCannotChooseAnotherValue() throws Exception {
        try (TestClient client = Compiled.of(OWNER).client("shop.Shop")) {
            assertThat(client.get("/items/1?item_id=2").send().text())
                    .isEqualTo("\"1: owner of 1\"");
            assertThat(client.get("/items/1").send().text()).isEqualTo("\"1: owner of 1\"");
            assertThat(client.get("/owners/7").send().text()).isEqualTo("\"owner of 7\"");
            assertThat(client.get("/items/x").send().text()).contains("[\"path\",\"item_id\"]");
        }
    }

    @Test
    void theDocumentHasItOnceAndInThePath() throws Exception {
        try (TestClient client = Compiled.of(OWNER).client("shop.Shop")) {
            String document = client.get("/openapi.json").send().text();
            assertThat(document).doesNotContain("\"in\":\"query\"");
            assertThat(document.split("\"in\":\"path\"", -1)).hasSize(3);
        }
    }

    @Test
    void soDoProvidersOfProvidersAndOnesThatAreRequired() throws Exception {
        String source =
                HEAD
                        + """
                        @Api
                        public class Shop {
                            record Shelf(String id) {}
                            record Owner(String name) {}
                            @Provides record Range(@Default("9") int last, String shelf) {}
                            @Provides static Shelf shelf(String shelf) { return new Shelf(shelf); }
                            @Provides static Owner owner(Shelf shelf) { return new Owner("o" + shelf.id()); }
                            @Provides static void locked(Object shelf) {
                                if (shelf.equals("locked")) throw new HttpException(403, "no");
                            }
                            @Get("/{shelf}/owner") @Requires("locked")
                            Object owner(Owner owner, Range range) { return owner.name() + range; }
                        }
                        """;
        try (TestClient client = Compiled.of(source).client("shop.Shop")) {
            assertThat(client.get("/a/owner?shelf=b").send().text())
                    .isEqualTo("\"oaRange[last=9, shelf=a]\"");
            assertThat(client.get("/locked/owner?shelf=a").send().status()).isEqualTo(403);
        }
    }

    @Test
    void anAnnotationSaysOtherwise() throws Exception {
        String source =
                HEAD
                        + """
                        @Api
                        public class Shop {
                            record User(String name) {}
                            @Provides static User user(@Query String id) { return new User(id); }
                            @Get("/users/{id}") Object user(String id, User user) { return id + user.name(); }
                        }
                        """;
        try (TestClient client = Compiled.of(source).client("shop.Shop")) {
            assertThat(client.get("/users/a?id=b").send().text()).isEqualTo("\"ab\"");
        }
    }
}
