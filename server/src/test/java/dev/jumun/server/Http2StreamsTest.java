package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.ResponseBody;

import io.netty.channel.ChannelFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** What a stream of HTTP/2 does that a connection of HTTP/1.1 does otherwise. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // each test serves first
class Http2StreamsTest {
    private static final int MEGABYTE = 1 << 20;

    private Server server;
    private Http2Client client;
    private boolean stopped;

    private void serve(ServerSettings settings, Handler handler) throws Exception {
        server = Server.start(handler, settings.withPort(0));
        client = new Http2Client(server);
    }

    private void serve(Handler handler) throws Exception {
        serve(ServerSettings.defaults(), handler);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        if (!stopped) {
            server.stop(() -> {});
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aBodyWaitsForItsHandler() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch reads = new CountDownLatch(1);
        serve(exchange -> {
            if (exchange.head().method().equals("POST")) {
                begun.countDown();
                await(reads);
            }
            Handlers.text(exchange, 200, "" + exchange.body().readAll().length);
        });
        Http2Client.Stream upload = client.send(Http2Client.head("POST", "/"), false);
        ChannelFuture written = upload.write(MEGABYTE, true);
        begun.await();
        Http2Client.Stream beside = client.get("/");
        assertThat(beside.next()).isEqualTo("200 of 1");
        assertThat(written.isDone()).isFalse(); // only a window of it has left
        reads.countDown();
        assertThat(upload.next()).isEqualTo("200 of 7");
        assertThat(upload.next()).isEqualTo("end");
        assertThat(upload.body()).isEqualTo("" + MEGABYTE);
        written.sync();
    }

    @Test
    void anAnswerIsAsLargeAsItIs() throws Exception {
        String large = "x".repeat(MEGABYTE);
        serve(exchange -> {
            if (exchange.head().path().equals("/pieces")) {
                ResponseBody body = exchange.respond(200, new MutableHeaders());
                byte[] piece = large.substring(0, MEGABYTE / 64).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < 64; i++) {
                    body.write(piece, 0, piece.length);
                }
                body.end();
            } else {
                Handlers.text(exchange, 200, large);
            }
        });
        List<Http2Client.Stream> streams = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            streams.add(client.get(i % 2 == 0 ? "/pieces" : "/whole"));
        }
        for (int i = 0; i < 20; i++) {
            Http2Client.Stream stream = streams.get(i);
            assertThat(stream.next()).isEqualTo(i % 2 == 0 ? "200" : "200 of " + MEGABYTE);
            assertThat(stream.next()).isEqualTo("end");
            assertThat(stream.body()).isEqualTo(large);
        }
    }

    @Test
    void anAnswerMayComeBeforeTheBody() throws Exception {
        String large = "x".repeat(200_000);
        serve(exchange -> Handlers.text(exchange, 200, large));
        Http2Client.Stream early = client.send(Http2Client.head("POST", "/"), false);
        assertThat(early.next()).isEqualTo("200 of 200000");
        assertThat(early.next()).isEqualTo("end");
        assertThat(early.body()).isEqualTo(large);
        assertThat(early.next()).isEqualTo("reset NO_ERROR");
        assertThat(client.get("/").next()).isEqualTo("200 of 200000");
    }

    /** Clients such as curl take a reset while they are sending for a failure. */
    @ParameterizedTest
    @ValueSource(ints = {1000, 1_000_000})
    void whoIsStillSendingMayEndItsBody(int maxBody) throws Exception {
        serve(
                ServerSettings.defaults().withMaxBodySize(maxBody),
                exchange -> Handlers.text(exchange, 200, "early"));
        Http2Client.Stream stream =
                client.send(Http2Client.head("POST", "/").add("content-length", "300000"), false);
        assertThat(stream.next()).startsWith(maxBody < 300_000 ? "413 of " : "200 of 5");
        assertThat(stream.next()).isEqualTo("end");
        stream.write(300_000, true).sync(); // more than its window
        assertThat(client.get("/").next()).isEqualTo("200 of 5");
        assertThat(stream.nextIfAny()).as("no reset").isNull();
    }

    @Test
    void someAnswersHaveNoBody() throws Exception {
        serve(exchange -> {
            boolean none = exchange.head().path().equals("/none");
            Handlers.text(exchange, none ? 204 : 200, none ? "" : "body");
        });
        Http2Client.Stream head = client.send(Http2Client.head("HEAD", "/"), true);
        assertThat(head.next()).isEqualTo("200 of 4");
        assertThat(head.next()).isEqualTo("end");
        assertThat(head.body()).isEmpty();
        Http2Client.Stream none = client.get("/none");
        assertThat(none.next()).isEqualTo("204");
        assertThat(none.next()).isEqualTo("end");
    }

    @Test
    void fieldsOfTheConnectionAreNotSent() throws Exception {
        serve(exchange -> {
            MutableHeaders fields =
                    new MutableHeaders()
                            .add("Connection", "close")
                            .add("Transfer-Encoding", "chunked")
                            .add("Content-Length", "0");
            exchange.respond(200, fields, new byte[0], 0, 0);
        });
        // The client's codec resets a stream whose head has them, or has capital letters.
        Http2Client.Stream stream = client.get("/");
        assertThat(stream.next()).isEqualTo("200 of 0");
        assertThat(stream.next()).isEqualTo("end");
    }

    @Test
    void whatIsTooLargeIsRefusedAndTheConnectionStays() throws Exception {
        serve(ServerSettings.defaults().withMaxBodySize(1000), Handlers.echo());
        Http2Client.Stream announced =
                client.send(Http2Client.head("POST", "/").add("content-length", "5000"), false);
        assertThat(announced.next()).startsWith("413 of ");
        assertThat(announced.next()).isEqualTo("end");
        assertThat(announced.body()).contains("Content Too Large");
        assertThat(announced.next()).isEqualTo("reset NO_ERROR");
        Http2Client.Stream sent = client.send(Http2Client.head("POST", "/"), false);
        sent.write(5000, true);
        assertThat(sent.next()).startsWith("413 of ");
        assertThat(client.get("/").next()).startsWith("200");
    }

    @Test
    void aBodyThatIsHeldBackIsAskedFor() throws Exception {
        serve(exchange -> Handlers.text(exchange, 200, "" + exchange.body().readAll().length));
        Http2Client.Stream stream =
                client.send(Http2Client.head("POST", "/").add("expect", "100-continue"), false);
        assertThat(stream.next()).isEqualTo("100");
        stream.write(50, true);
        assertThat(stream.next()).isEqualTo("200 of 2");
        assertThat(stream.next()).isEqualTo("end");
        assertThat(stream.body()).isEqualTo("50");
    }

    @Test
    void anAnswerThatIsNotWholeIsNoAnswer() throws Exception {
        serve(exchange -> {
            byte[] piece = "part".getBytes(StandardCharsets.UTF_8);
            exchange.respond(200, new MutableHeaders()).write(piece, 0, piece.length);
        });
        Http2Client.Stream stream = client.get("/");
        assertThat(stream.next()).isEqualTo("200");
        assertThat(stream.next()).isEqualTo("reset INTERNAL_ERROR");
        assertThat(client.get("/").next()).isEqualTo("200");
    }

    @Test
    void aBodyThatIsCutOffFailsItsReader() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        serve((Exchange exchange) -> {
            begun.countDown();
            try {
                exchange.body().readAll();
            } catch (RuntimeException e) {
                failure.complete(e);
                throw e;
            }
        });
        Http2Client.Stream stream = client.send(Http2Client.head("POST", "/"), false);
        stream.write(50, false).sync();
        begun.await(); // one that is reset before never begins
        stream.reset();
        assertThat(failure.get()).hasMessageContaining("gone");
    }

    @Test
    void whatWasSentBeforeTheClientKnewOfTheEndIsAnswered() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ends = new CountDownLatch(1);
        serve(exchange -> {
            begun.countDown();
            await(ends);
            Handlers.text(exchange, 200, "done");
        });
        Http2Client.Stream before = client.get("/");
        begun.await();
        stopped = true;
        Thread stopping =
                Thread.startVirtualThread(() -> {
                    try {
                        server.stop(() -> {});
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
        assertThat(client.goAway()).isEqualTo(Integer.MAX_VALUE);
        Http2Client.Stream after = client.get("/");
        assertThat(client.goAway()).isEqualTo(5);
        ends.countDown();
        for (Http2Client.Stream stream : List.of(before, after)) {
            assertThat(stream.next()).isEqualTo("200 of 4");
            assertThat(stream.next()).isEqualTo("end");
        }
        client.awaitEnd();
        stopping.join();
    }

    @Test
    void anIdleConnectionIsClosedAndABusyOneIsNot() throws Exception {
        CountDownLatch ends = new CountDownLatch(1);
        serve(
                ServerSettings.defaults().withIdleTimeout(Duration.ofSeconds(1)),
                exchange -> {
                    await(ends);
                    Handlers.text(exchange, 200, "done");
                });
        Http2Client.Stream busy = client.get("/");
        try (Http2Client idle = new Http2Client(server)) {
            idle.awaitEnd();
        }
        ends.countDown();
        assertThat(busy.next()).isEqualTo("200 of 4");
        client.awaitEnd();
    }
}
