package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.HttpException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CountDownLatch;

@Timeout(30)
class LimitsTest {
    @Test
    void answersNoMoreRequestsAtOnceThanItMay() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch open = new CountDownLatch(1);
        Server server =
                Server.start(
                        exchange -> {
                            begun.countDown();
                            try {
                                open.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            Handlers.text(exchange, 200, "ok");
                        },
                        ServerSettings.defaults().withPort(0).withMaxRequests(2));
        String request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
        try (RawClient first = new RawClient(server);
                RawClient second = new RawClient(server)) {
            first.send(request);
            second.send(request);
            begun.await();
            try (RawClient third = new RawClient(server)) {
                String answer = third.send(request).rest();
                assertThat(answer)
                        .startsWith("HTTP/1.1 503 ")
                        .containsIgnoringCase("retry-after: 1");
                assertThat(answer).endsWith("{\"detail\":\"Service Unavailable\"}");
            }
            open.countDown();
            assertThat(first.answer()).endsWith("ok");
            assertThat(second.answer()).endsWith("ok");
            assertThat(first.send(request).answer()).endsWith("ok");
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void aHandlerThatFailsWithoutAnAnswerIsA500() throws Exception {
        Server server =
                Server.start(
                        exchange -> {
                            if (exchange.head().path().equals("/fail")) {
                                throw new IllegalStateException("beyond the application");
                            }
                        },
                        ServerSettings.defaults().withPort(0));
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send("GET /silent HTTP/1.1\r\nHost: x\r\n\r\n").answer())
                    .startsWith("HTTP/1.1 500 ");
            assertThat(client.send("GET /fail HTTP/1.1\r\nHost: x\r\n\r\n").answer())
                    .startsWith("HTTP/1.1 500 ");
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void aBodyThatIsTooLargeIsNotTakenForItsBeginning() throws Exception {
        Server server =
                Server.start(
                        exchange -> {
                            String read;
                            try {
                                read = "read " + exchange.body().readAll().length;
                            } catch (HttpException tooLarge) {
                                read = "refused with " + tooLarge.status();
                            }
                            Handlers.text(exchange, 200, read);
                        },
                        ServerSettings.defaults().withPort(0).withMaxBodySize(4));
        String head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
        try (RawClient client = new RawClient(server)) {
            String all = head + "3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n"; // there when it is read
            assertThat(client.send(all).answer()).endsWith("refused with 413");
        } finally {
            server.stop(() -> {});
        }
    }
}
