package dev.jumun.tests.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

/** The members of an object that its record does not declare, wherever they are. */
class UndeclaredMembersTest {
    private static final Compiled SHOP =
            Compiled.of(
                    """
                    package shop;
                    import dev.jumun.*;
                    import java.util.*;
                    @Api public class Shop {
                        public record Pair(int a, @Default("5") int b) {}
                        public record Empty() {}
                        @Model(extra = UnknownFields.FORBID) public record Strict(int a) {}
                        @Model(extra = UnknownFields.FORBID) public record Nothing() {}
                        @Post("/pair") public Pair pair(Pair value) { return value; }
                        @Post("/empty") public List<Empty> empty(List<Empty> value) { return value; }
                        @Post("/strict") public Strict strict(Strict value) { return value; }
                        @Post("/nothing") public Nothing nothing(Nothing value) { return value; }
                    }
                    """);

    private static String post(String path, String json) throws Exception {
        assertThat(SHOP.errors()).isEmpty();
        try (TestClient client = SHOP.client("shop.Shop")) {
            return client.post(path).json(json).send().text();
        }
    }

    @Test
    void areSkippedWithAllThatTheyContain() throws Exception {
        assertThat(post("/pair", "{\"x\":{\"a\":9},\"a\":1,\"y\":[{}],\"z\":2,\"b\":3,\"w\":null}"))
                .isEqualTo("{\"a\":1,\"b\":3}");
        assertThat(post("/pair", "{\"x\":1,\"y\":2,\"a\":1}")).isEqualTo("{\"a\":1,\"b\":5}");
        assertThat(post("/pair", "{\"b\":1,\"x\":1,\"y\":{}}"))
                .contains("\"missing\"", "[\"body\",\"a\"]");
    }

    @Test
    void areSkippedWhereNothingIsDeclared() throws Exception {
        assertThat(post("/empty", "[{},{\"a\":{\"b\":[1]}},{\"a\":1,\"b\":2}]"))
                .isEqualTo("[{},{},{}]");
    }

    @Test
    void areReportedEachWhereTheyAreForbidden() throws Exception {
        assertThat(post("/strict", "{\"x\":1,\"y\":{\"a\":2},\"a\":1,\"z\":3}"))
                .contains("[\"body\",\"x\"]", "[\"body\",\"y\"]", "[\"body\",\"z\"]")
                .doesNotContain("[\"body\",\"a\"]");
        assertThat(post("/nothing", "{\"x\":1,\"y\":2}"))
                .contains("[\"body\",\"x\"]", "[\"body\",\"y\"]");
        assertThat(post("/nothing", "{}")).isEqualTo("{}");
    }
}
