package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.ExceptionHandler;
import dev.jumun.Get;
import dev.jumun.Middleware;
import dev.jumun.Next;
import dev.jumun.Request;
import dev.jumun.Response;
import dev.jumun.UseMiddleware;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Null in place of a response is a failure that names the method. */
class NullResponseTest {
    @Api
    @SuppressWarnings("NullAway") // what the test is about
    static class Forgetful {
        @Get("/handler")
        Response handler() {
            return null;
        }

        @Get("/middleware")
        @UseMiddleware("forgets")
        String middleware() {
            return "";
        }

        @Get("/failure")
        String failure() {
            throw new UnsupportedOperationException();
        }

        @Middleware(named = true)
        Response forgets(Request request, Next next) throws InterruptedException {
            next.call();
            return null;
        }

        @ExceptionHandler
        Response onFailure(UnsupportedOperationException failure) {
            return null;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/handler, Forgetful.handler",
        "/middleware, Forgetful.forgets",
        "/failure, Forgetful.onFailure"
    })
    void namesTheMethod(String path, String method) throws Exception {
        try (TestClient client = TestClient.of(Forgetful.class).development()) {
            TestResponse answer = client.get(path).send();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).contains(method + " returned null. Return a value");
        }
    }
}
