package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Middleware;
import dev.jumun.async.Async;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.ForwardingExchange;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

/** A request whose time is over before its handler begins is late, and nothing has failed. */
class DeadlinePassedTest {
    @Api
    static class Late {
        /** What a slow machine, or a step of its clock, does to a deadline of the engine. */
        @Middleware
        Filter late() {
            return (exchange, next) ->
                    next.handle(
                            new ForwardingExchange(exchange) {
                                @Override
                                public Instant deadline() {
                                    return Instant.now().minusSeconds(5);
                                }
                            });
        }

        @Get("/")
        String waits() {
            Async.sleep(Duration.ofDays(1));
            return "waited";
        }
    }

    @Test
    void isA503() throws Exception {
        try (TestClient client = TestClient.of(Late.class)) {
            TestResponse answer = client.get("/").send();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers().first("retry-after")).isEqualTo("1");
        }
    }
}
