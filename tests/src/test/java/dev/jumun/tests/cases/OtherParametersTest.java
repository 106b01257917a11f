package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.AdditionalProperties;
import dev.jumun.AnyOf;
import dev.jumun.Api;
import dev.jumun.Body;
import dev.jumun.Cookie;
import dev.jumun.Default;
import dev.jumun.Form;
import dev.jumun.Get;
import dev.jumun.Header;
import dev.jumun.Post;
import dev.jumun.Query;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Records of parameters that take what they do not name: FastAPI's {@code extra="allow"}. */
class OtherParametersTest {
    record Filter(int limit, @AdditionalProperties Map<String, Object> others) {}

    record Period(LocalDate from, LocalDate to, @Default("1") int step) {
        Period {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("it ends before it begins");
            }
        }
    }

    record Numbers(String name, @AdditionalProperties Map<String, Integer> numbers) {}

    @Api
    static class Open {
        @Get("/query")
        Object query(@Query Filter filter) {
            return filter;
        }

        @Get("/numbers")
        Object numbers(@Query Numbers numbers) {
            return numbers.numbers();
        }

        @Get("/period")
        Object period(@Query Period period) {
            return period;
        }

        @Post("/any-of")
        Object anyOf(@Body(embed = true) @AnyOf({String.class, int[].class}) Object q) {
            return q.getClass() == String.class ? "text " + q : q;
        }

        @Get("/header")
        Object header(@Header Filter filter) {
            return filter.others().get("x-other");
        }

        @Get("/cookie")
        Object cookie(@Cookie Filter filter) {
            return filter.others();
        }

        @Post("/form")
        Object form(@Form Filter filter) {
            return filter;
        }
    }

    @Test
    void whatIsNotNamedIsKeptAsItCame() throws Exception {
        try (TestClient client = TestClient.of(Open.class)) {
            assertThat(client.get("/query?limit=1&a=x&b=1&b=2").send().text())
                    .isEqualTo("{\"limit\":1,\"a\":\"x\",\"b\":[\"1\",\"2\"]}");
            assertThat(
                            client.get("/header")
                                    .header("limit", "1")
                                    .header("x-other", "o")
                                    .send()
                                    .json())
                    .isEqualTo("o");
            assertThat(client.get("/cookie").header("cookie", "limit=1; theme=dark").send().json())
                    .isEqualTo(Map.of("theme", "dark"));
            byte[] form = "limit=1&a=x&b=1&b=2".getBytes(StandardCharsets.UTF_8);
            assertThat(
                            client.post("/form")
                                    .body("application/x-www-form-urlencoded", form)
                                    .send()
                                    .json())
                    .isEqualTo(Map.of("limit", 1L, "a", "x", "b", List.of("1", "2")));
        }
    }

    @Test
    void aRuleOfTheWholeRecordShowsAllOfIt() throws Exception {
        try (TestClient client = TestClient.of(Open.class)) {
            var wrong = client.get("/period?from=2026-01-02&to=2026-01-01").send();
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.json("detail", 0, "loc")).isEqualTo(List.of("query"));
            assertThat(wrong.json("detail", 0, "input"))
                    .isEqualTo(Map.of("from", "2026-01-02", "to", "2026-01-01", "step", 1L));
        }
    }

    /** FastAPI's {@code str | list[int]}: a class literal has no type arguments. */
    @Test
    void oneOfSeveralTypesMayBeAList() throws Exception {
        try (TestClient client = TestClient.of(Open.class)) {
            assertThat(client.post("/any-of").json("{\"q\": [1, \"2\"]}").send().text())
                    .isEqualTo("[1,2]");
            assertThat(client.post("/any-of").json("{\"q\": \"a\"}").send().json())
                    .isEqualTo("text a");
            var wrong = client.post("/any-of").json("{\"q\": [\"x\"]}").send();
            assertThat(wrong.json("detail", 0, "loc")).isEqualTo(List.of("body", "q", "str"));
            assertThat(wrong.json("detail", 1, "loc"))
                    .isEqualTo(List.of("body", "q", "list[int]", 0L));
        }
    }

    @Test
    void valuesOfADeclaredTypeAreConvertedAndChecked() throws Exception {
        try (TestClient client = TestClient.of(Open.class)) {
            assertThat(client.get("/numbers?name=n&a=1&b=2").send().json())
                    .isEqualTo(Map.of("a", 1L, "b", 2L));
            var wrong = client.get("/numbers?name=n&a=x").send();
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.json("detail", 0, "loc")).isEqualTo(List.of("query", "a"));
        }
    }
}
