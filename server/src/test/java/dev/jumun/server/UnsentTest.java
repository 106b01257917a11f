package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Handler;

import io.netty.handler.codec.http2.Http2Settings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers that wait for slow clients have a limit: first requests wait, then they are refused. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // each test serves first
class UnsentTest {
    private static final int SIZE = 256 * 1024;
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    /** A client that takes no body of its own accord. */
    private static final Http2Settings CLOSED =
            Http2Settings.defaultSettings().initialWindowSize(0);

    private final AtomicInteger handled = new AtomicInteger();
    private Server server;

    private void serve(ServerSettings settings, Handler handler) throws Exception {
        server =
                Server.start(
                        exchange -> {
                            handled.incrementAndGet();
                            handler.handle(exchange);
                        },
                        settings.withPort(0));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(() -> {});
    }

    private void serveOthers() throws Exception {
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            try (RawClient other = new RawClient(server)) {
                for (int n = 0; n < 20; n++) {
                    assertThat(other.send(REQUEST).answer()).startsWith("HTTP/1.1 200");
                    handled.decrementAndGet();
                }
            }
        }
    }

    @Test
    void requestsOfAConnectionWaitUntilItsAnswersLeave() throws Exception {
        serve(
                ServerSettings.defaults().withMaxUnsentPerConnection(3 * SIZE),
                exchange -> {
                    int size = exchange.head().protocol().equals("HTTP/2") ? SIZE : 1;
                    exchange.respond(200, new MutableHeaders(), new byte[size], 0, size);
                });
        try (Http2Client client = new Http2Client(server, CLOSED)) {
            List<Http2Client.Stream> streams = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                streams.add(client.get("/"));
                if (i < 3) {
                    assertThat(streams.get(i).next()).startsWith("200");
                }
            }
            serveOthers();
            assertThat(handled).hasValue(3);
            streams.get(39).reset(); // it has to wait, and never begins
            for (int i = 0; i < 38; i++) {
                int at = i;
                Waiting.until(() -> handled.get() > at);
                streams.get(i).reset();
            }
            Waiting.until(() -> handled.get() == 39);
        }
        Waiting.until(() -> server.state().unsent().bytes() == 0);
        assertThat(handled).hasValue(39);
    }

    @Test
    void answersForWhichThereIsNoMemoryAreA503() throws Exception {
        CountDownLatch all = new CountDownLatch(20);
        serve(
                ServerSettings.defaults().withMaxUnsent(4 * SIZE),
                exchange -> {
                    if (exchange.head().path().equals("/small")) {
                        Handlers.text(exchange, 200, "ok");
                        return;
                    }
                    all.countDown();
                    try {
                        all.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    exchange.respond(200, new MutableHeaders(), new byte[SIZE], 0, SIZE);
                });
        try (Http2Client client = new Http2Client(server, CLOSED)) {
            List<Http2Client.Stream> streams = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                streams.add(client.get("/"));
            }
            int answered = 0;
            for (Http2Client.Stream stream : streams) {
                String head = stream.next();
                assertThat(head).matches("200 of 262144|503 of \\d+");
                answered += head.startsWith("200") ? 1 : 0;
            }
            assertThat(answered).isEqualTo(4);
            try (RawClient other = new RawClient(server)) {
                assertThat(other.send(REQUEST.replace("/ ", "/small ")).answer())
                        .startsWith("HTTP/1.1 200");
            }
            assertThat(client.get("/small").next()).startsWith("503");
            // Large answers are refused until those are ended that take nothing.
            String answer = "";
            boolean refused = false;
            while (!answer.startsWith("HTTP/1.1 200")) {
                try (RawClient other = new RawClient(server)) {
                    answer = other.send(REQUEST).answer();
                    if (!answer.startsWith("HTTP/1.1 200")) {
                        assertThat(answer).startsWith("HTTP/1.1 503").contains("retry-after: 1");
                        refused = true;
                    }
                }
            }
            assertThat(refused).isTrue();
            for (Http2Client.Stream stream : streams) {
                assertThat(stream.next()).isEqualTo("reset CANCEL");
            }
        }
        Waiting.until(() -> server.state().unsent().bytes() == 0);
    }

    @Test
    @SuppressWarnings("try") // one leaves earlier
    void whatASlowClientHoldsIsCountedUntilItHasTakenAllOrIsGone() throws Exception {
        int large = 24 << 20;
        serve(
                ServerSettings.defaults(),
                exchange -> exchange.respond(200, new MutableHeaders(), new byte[large], 0, large));
        try (RawClient taking = new RawClient(server);
                RawClient leaving = new RawClient(server)) {
            taking.send(REQUEST);
            leaving.send(REQUEST);
            Waiting.until(() -> server.state().unsent().bytes() >= 2L * (large - (8 << 20)));
            leaving.close();
            assertThat(taking.answer()).hasSizeGreaterThan(large);
        }
        Waiting.until(() -> server.state().unsent().bytes() == 0);
    }

    @Test
    void oneAnswerMayBeLargerThanAllTheRoom() throws Exception {
        serve(
                ServerSettings.defaults().withMaxUnsentPerConnection(SIZE).withMaxUnsent(SIZE),
                exchange ->
                        exchange.respond(
                                200, new MutableHeaders(), new byte[9 * SIZE], 0, 9 * SIZE));
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send(REQUEST).answer()).hasSizeGreaterThan(9 * SIZE);
        }
    }

    @Test
    void aSlowBodyHasASecondForEachKibibyte() throws Exception {
        serve(
                ServerSettings.defaults().withBodyTimeout(java.time.Duration.ofSeconds(1)),
                Handlers.echo());
        String head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 16000\r\n\r\n";
        try (RawClient client = new RawClient(server);
                RawClient dripping = new RawClient(server)) {
            client.send(head);
            dripping.send(head + "x");
            for (int i = 0; i < 8; i++) {
                client.send("x".repeat(2000));
                Thread.sleep(200); // this is what a slow client is
            }
            assertThat(client.answer()).startsWith("HTTP/1.1 200");
            assertThat(dripping.answer()).startsWith("HTTP/1.1 408");
        }
    }
}
