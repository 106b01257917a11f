package dev.jumun.tests.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestRequest;
import dev.jumun.testing.TestResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A preflight is answered by the {@code Cors} in front of the route that it asks about. */
class PreflightTest {
    private final TestClient client = TestClient.of(Shared.class);

    @AfterEach
    void close() {
        client.close();
    }

    private TestRequest preflight(String path, String method) {
        return client.request("OPTIONS", path)
                .header("origin", "https://example.com")
                .header("access-control-request-method", method);
    }

    /** The path, the method that is asked about, the status, and the origin that is allowed. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/shared, GET, 200, https://example.com",
                "/shared, PUT, 200, https://example.com",
                "/shared, DELETE, 405, -", // that route has no filter
                "/shared, PATCH, 405, -", // there is no such route
                "/shared/5, GET, 200, https://example.com",
                "/router/inner, GET, 200, https://example.com",
                "/own, GET, 200, -", // it has a route for OPTIONS
                "/plain, GET, 405, -",
                "/missing, GET, 404, -"
            })
    void isAnsweredByTheFilterOfItsRoute(
            String path, String method, int status, @Nullable String origin) throws Exception {
        TestResponse answer = preflight(path, method).send();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().first("access-control-allow-origin")).isEqualTo(origin);
    }

    @Test
    void anotherOriginIsRefusedByThatFilter() throws Exception {
        TestResponse answer =
                client.request("OPTIONS", "/shared")
                        .header("origin", "https://evil.example")
                        .header("access-control-request-method", "GET")
                        .send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo("Disallowed CORS origin");
        assertThat(answer.headers().first("vary")).isEqualTo("Origin");
    }

    @Test
    void itIsNoCallOfTheRoute() throws Exception {
        preflight("/shared", "PUT").send();
        assertThat(Shared.CALLS).hasValue(0);
    }

    @Test
    void withoutAnOriginItIsAnUnknownMethod() throws Exception {
        TestResponse answer =
                client.request("OPTIONS", "/shared")
                        .header("access-control-request-method", "GET")
                        .send();
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().first("allow")).isEqualTo("GET, PUT, DELETE");
    }

    /** Filters before it are asked first, as they are for the route. */
    @Test
    void whatRefusesBeforeItRefusesThePreflight() throws Exception {
        TestResponse answer = preflight("/guarded", "GET").send();
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers().first("access-control-allow-origin")).isNull();
    }

    @Test
    void behindAFilterForAllItIsTheSame() throws Exception {
        try (TestClient other = TestClient.of(SharedBehind.class)) {
            TestResponse answer =
                    other.request("OPTIONS", "/shared")
                            .header("origin", "https://example.com")
                            .header("access-control-request-method", "GET")
                            .send();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().first("access-control-allow-origin"))
                    .isEqualTo("https://example.com");
            assertThat(answer.headers().first("x-content-type-options")).isEqualTo("nosniff");
        }
    }
}
