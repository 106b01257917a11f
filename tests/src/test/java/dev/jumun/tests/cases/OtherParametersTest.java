package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.AdditionalProperties;
import dev.jumun.Api;
import dev.jumun.Cookie;
import dev.jumun.Form;
import dev.jumun.Get;
import dev.jumun.Header;
import dev.jumun.Post;
import dev.jumun.Query;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Records of parameters that take what they do not name: FastAPI's {@code extra="allow"}. */
class OtherParametersTest {
    record Filter(int limit, @AdditionalProperties Map<String, Object> others) {}

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
