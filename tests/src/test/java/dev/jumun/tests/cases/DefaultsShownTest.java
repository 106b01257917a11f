package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.Api;
import dev.jumun.Default;
import dev.jumun.Form;
import dev.jumun.Get;
import dev.jumun.Header;
import dev.jumun.Omittable;
import dev.jumun.Post;
import dev.jumun.Query;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** As in FastAPI, the record that a value is missing in has its defaults. */
class DefaultsShownTest {
    enum Size {
        S,
        M
    }

    record Filter(
            int limit,
            @Default("[foo, bar]") List<String> tags,
            @Default("a") String name,
            @Default("2026-01-02") LocalDate day,
            @Default("M") Size size,
            @Default("1.5") double rate,
            @Nullable String note,
            Omittable<String> omitted) {}

    @Api
    static class Shown {
        @Get("/query")
        Object query(@Query Filter filter) {
            return filter;
        }

        @Get("/header")
        Object header(@Header Filter filter) {
            return filter;
        }

        @Post("/form")
        Object form(@Form Filter filter) {
            return filter;
        }
    }

    @Test
    void whatIsMissingShowsTheRecordWithItsDefaults() throws Exception {
        Map<String, Object> expected =
                Map.of(
                        "tags",
                        List.of("foo", "bar"),
                        "name",
                        "b",
                        "day",
                        "2026-01-02",
                        "size",
                        "M",
                        "rate",
                        1.5);
        try (TestClient client = TestClient.of(Shown.class)) {
            for (TestResponse answer :
                    List.of(
                            client.get("/query?name=b").send(),
                            client.post("/form")
                                    .body(
                                            "application/x-www-form-urlencoded",
                                            "name=b".getBytes(UTF_8))
                                    .send())) {
                assertThat(answer.json("detail", 0, "type")).isEqualTo("missing");
                assertThat(answer.json("detail", 0, "input")).isEqualTo(expected);
            }
            assertThat(client.get("/header").header("name", "b").send().text())
                    .contains("\"tags\":[\"foo\",\"bar\"]");
        }
    }
}
