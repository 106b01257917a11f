package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.HttpException;
import dev.jumun.exchange.Exchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A filter may catch that a body was refused. What follows doesn't get the rest as the body. */
@Timeout(60)
class RefusedBodyTest {
    private static final int MOST = 1024 * 1024;

    private static void readTwice(Exchange exchange) {
        int refused = 0;
        try {
            exchange.body().readAll();
        } catch (HttpException e) {
            refused = e.status();
        }
        try {
            int size = exchange.body().readAll().length;
            Handlers.text(exchange, 200, "refused " + refused + ", then read " + size);
        } catch (HttpException e) {
            Handlers.text(exchange, e.status(), "refused " + refused + ", and " + e.status());
        }
    }

    @Test
    void theRestIsNotTheBody() throws Exception {
        Server server =
                Server.start(
                        RefusedBodyTest::readTwice,
                        ServerSettings.defaults().withPort(0).withMaxBodyMemory(MOST));
        try (RawClient client = new RawClient(server)) {
            String body = "x".repeat(MOST + 100_000);
            String head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length();
            assertThat(client.send(head + "\r\n\r\n" + body).answer())
                    .endsWith("refused 413, and 413");
        } finally {
            server.stop(() -> {});
        }
    }
}
