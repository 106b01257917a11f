package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table of all that an API answers: with the key of its guard, and without it. */
class GuardedTest {
    @ParameterizedTest(name = "{0} {1}: {2}, without the key {3}")
    @CsvSource(
            delimiter = ' ',
            value = {
                // routes, and those of routers
                "GET /route 200 401",
                "GET /inner/route 200 401",
                // files, pages and front ends, the ones that are not there included
                "GET /files/a.txt 200 401",
                "HEAD /files/a.txt 200 401",
                "GET /files/missing.txt 404 401",
                "POST /files/a.txt 405 401",
                "GET /site/ 200 401",
                "GET /site/deep 307 401",
                "GET /site/deep/ 200 401",
                "GET /site/any/where 200 401",
                // what is wrong with the guard's own parameters
                "GET /files/a.txt?n=x 422 422",
                // other applications
                "GET /open/route 200 200",
                "GET /shut/route 403 403",
                // the document and its pages
                "GET /openapi.json 200 200",
                "GET /docs 200 200",
                "GET /redoc 200 200",
                "GET /open/openapi.json 200 200",
                // what no route answers
                "GET /missing 404 404",
                "PUT /route 405 405",
                "GET /inner/route/ 307 307",
            })
    void matrix(String method, String path, int withKey, int withoutKey) throws Exception {
        try (TestClient client = TestClient.of(Guarded.class)) {
            assertThat(
                            client.request(method, path)
                                    .header("accept", "text/html")
                                    .header("key", "k")
                                    .send()
                                    .status())
                    .isEqualTo(withKey);
            assertThat(client.request(method, path).header("accept", "text/html").send().status())
                    .isEqualTo(withoutKey);
        }
    }

    @Test
    void aWebSocketIsRefusedBeforeItIsAccepted() throws Exception {
        try (TestClient client = TestClient.of(Guarded.class)) {
            assertThatThrownBy(() -> client.webSocket("/socket").connect())
                    .hasMessageContaining("401");
        }
    }

    @Test
    void aFileIsSentWithinWhatIsLentAndWithTheFieldsThatWereSet() throws Exception {
        Guarded.LENT.clear();
        try (TestClient client = TestClient.of(Guarded.class)) {
            TestResponse answer = client.get("/files/a.txt?n=3").header("key", "k").send();
            assertThat(answer.text()).isEqualTo("a\n");
            assertThat(answer.headers().first("x-checked")).isEqualTo("3");
            assertThat(Guarded.LENT).containsExactly("set up", "torn down");
        }
    }
}
