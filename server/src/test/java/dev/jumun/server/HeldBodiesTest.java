package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.HttpException;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.middleware.Gunzip;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.codec.JsonBody;
import dev.jumun.runtime.codec.Problems;
import dev.jumun.runtime.engine.BodyMemory;
import dev.jumun.server.limits.HeldBodies;

import io.netty.channel.Channel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;

/** What bodies take in memory has a limit: large ones beyond it are refused, small ones are not. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // each test serves first
class HeldBodiesTest {
    private static final int MOST = 1024 * 1024;
    private static final String HALF = "x".repeat(200_000);

    private final CountDownLatch holding = new CountDownLatch(2);
    private final CountDownLatch open = new CountDownLatch(1);
    private Server server;

    private void serve(Handler handler) throws Exception {
        serve(MOST, handler);
    }

    private void serve(long most, Handler handler) throws Exception {
        ServerSettings settings = ServerSettings.defaults().withPort(0).withMaxBodyMemory(most);
        server = Server.start(exchange -> answered(exchange, handler), settings);
    }

    private static void answered(Exchange exchange, Handler handler) {
        try {
            handler.handle(exchange);
        } catch (HttpException refused) {
            Handlers.text(exchange, refused.status(), String.valueOf(refused.headers()));
        }
    }

    @AfterEach
    void stop() throws Exception {
        open.countDown();
        Waiting.until(() -> server.state().heldBodies().bytes() == 0);
        server.stop(() -> {});
    }

    private static String post(String path, String body) {
        return "POST "
                + path
                + " HTTP/1.1\r\nHost: x\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    private void hold(Exchange exchange) {
        int size = exchange.body().readAll().length;
        if (exchange.head().path().equals("/hold")) {
            holding.countDown();
            awaitOpen();
        }
        Handlers.text(exchange, 200, "read " + size);
    }

    private static void parse(Exchange exchange) {
        byte[] body = exchange.body().readAll();
        Problems problems = new Problems();
        JsonBody.read(body, Codecs.ANY, problems, exchange.attribute(BodyMemory.class));
        Handlers.text(exchange, 200, "parsed " + problems.size());
    }

    @Test
    void smallBodiesAreServedWhileLargeOnesHoldTheMemory() throws Exception {
        serve(this::hold);
        try (RawClient first = new RawClient(server);
                RawClient second = new RawClient(server);
                RawClient other = new RawClient(server)) {
            first.send(post("/hold", HALF));
            second.send(post("/hold", HALF));
            holding.await();
            assertThat(server.state().heldBodies().bytes()).isEqualTo(4L * HALF.length());
            try (RawClient third = new RawClient(server)) {
                assertThat(third.send(post("/", HALF)).answer())
                        .startsWith("HTTP/1.1 503")
                        .endsWith("{Retry-After=1}");
            }
            for (int i = 0; i < 20; i++) {
                assertThat(other.send(post("/", "x".repeat(BodyMemory.SMALL))).answer())
                        .endsWith("read 16384");
            }
            open.countDown();
            assertThat(first.answer()).endsWith("read 200000");
            assertThat(second.answer()).endsWith("read 200000");
            Waiting.until(() -> server.state().heldBodies().bytes() == 0);
            assertThat(other.send(post("/", HALF)).answer()).endsWith("read 200000");
        }
    }

    @Test
    void whatWaitsForItsHandlerIsCounted() throws Exception {
        serve(
                128 * 1024,
                exchange -> {
                    awaitOpen();
                    byte[] piece = new byte[8192];
                    long sum = 0;
                    for (int n = 0; n >= 0; n = exchange.body().read(piece, 0, piece.length)) {
                        sum += n;
                    }
                    Handlers.text(exchange, 200, "read " + sum);
                });
        String body = "x".repeat(64_000);
        try (RawClient first = new RawClient(server);
                RawClient second = new RawClient(server);
                RawClient third = new RawClient(server)) {
            first.send(post("/", body));
            Waiting.until(() -> held() >= body.length() - BodyMemory.SMALL);
            second.send(post("/", body));
            Waiting.until(() -> held() >= 2L * (body.length() - BodyMemory.SMALL));
            third.send(post("/", body));
            assertThat(held()).isLessThanOrEqualTo(128 * 1024);
            open.countDown();
            assertThat(first.answer()).endsWith("read 64000");
            assertThat(second.answer()).endsWith("read 64000");
        }
    }

    private long held() {
        return server.state().heldBodies().bytes();
    }

    @Test
    void manySmallBodiesThatWaitHaveALimit() throws Exception {
        CountDownLatch begun = new CountDownLatch(3);
        serve(
                128 * 1024,
                exchange -> {
                    begun.countDown();
                    awaitOpen();
                    hold(exchange);
                });
        String body = "x".repeat(BodyMemory.SMALL);
        HeldBodies small = server.state().smallBodies();
        try (RawClient first = new RawClient(server);
                RawClient second = new RawClient(server);
                RawClient third = new RawClient(server)) {
            first.send(post("/", body));
            Waiting.until(() -> small.bytes() == body.length());
            second.send(post("/", body));
            Waiting.until(() -> small.bytes() == 2L * body.length());
            third.send(post("/", body));
            begun.await();
            for (Channel connection : server.state().connections()) {
                connection.eventLoop().submit(() -> {}).sync(); // it has done what came before
            }
            open.countDown();
            assertThat(third.answer()).startsWith("HTTP/1.1 503").endsWith("{Retry-After=1}");
            assertThat(first.answer()).endsWith("read 16384");
            assertThat(second.answer()).endsWith("read 16384");
            Waiting.until(() -> small.bytes() == 0);
        }
    }

    @Test
    void whatIsReadAtOnceTakesNone() throws Exception {
        serve(this::hold);
        try (RawClient client = new RawClient(server)) {
            for (int i = 0; i < 3; i++) { // from the second on, the route is known to be fast
                assertThat(client.send(post("/", "x".repeat(BodyMemory.SMALL))).answer())
                        .endsWith("read 16384");
            }
        }
        Waiting.until(() -> server.state().smallBodies().bytes() == 0);
        assertThat(held()).isZero();
    }

    private void awaitOpen() {
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsRefusedTakesNothing() throws Exception {
        serve(this::hold);
        HeldBodies all = server.state().heldBodies();
        assertThat(all.take(MOST - 40)).isTrue();
        assertThat(all.take(41)).isFalse();
        assertThat(all.take(40)).isTrue();
        assertThat(all.bytes()).isEqualTo(MOST);
        all.giveBack(MOST);
    }

    @Test
    void whatIsReadInPiecesTakesNone() throws Exception {
        serve(exchange -> {
            byte[] piece = new byte[8192];
            long sum = 0;
            for (int n = 0; n >= 0; n = exchange.body().read(piece, 0, piece.length)) {
                sum += n;
            }
            Handlers.text(exchange, 200, "read " + sum);
        });
        try (RawClient client = new RawClient(server)) {
            String large = "x".repeat(4 * MOST);
            assertThat(client.send(post("/", large)).answer()).endsWith("read " + 4 * MOST);
        }
    }

    @Test
    void aTreeWeighsMoreThanItsText() throws Exception {
        serve(HeldBodiesTest::parse);
        try (RawClient client = new RawClient(server)) {
            String text = "\"" + "x".repeat(60_000) + "\"";
            assertThat(client.send(post("/", text)).answer()).endsWith("parsed 0");
            String lists = "[" + "[],".repeat(20_000) + "0]";
            assertThat(client.send(post("/", lists)).answer()).endsWith("parsed 0");
            String maps =
                    "[" + "{\"\":0},".repeat(8_000) + "0]"; // no longer, and four times the tree
            assertThat(client.send(post("/", maps)).answer()).startsWith("HTTP/1.1 413");
            assertThat(client.send(post("/", lists)).answer()).endsWith("parsed 0");
        }
    }

    @Test
    void oneCharacterDoublesAText() throws Exception {
        serve(HeldBodiesTest::parse);
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send(post("/", "\"" + HALF + "\"")).answer()).endsWith("parsed 0");
            String wide = "\"\\uac00" + HALF + "\"";
            assertThat(client.send(post("/", wide)).answer()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void oneThatNeedsAllForItselfIsTooLarge() throws Exception {
        serve(this::hold);
        try (RawClient client = new RawClient(server)) {
            client.send(post("/", "x".repeat(MOST)));
            assertThat(client.answer()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void whatIsUnpackedCounts() throws Exception {
        Gunzip gunzip = new Gunzip(64L * MOST);
        serve(exchange -> gunzip.handle(exchange, this::hold));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[2 * MOST]);
        }
        String head =
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nContent-Length: "
                        + packed.size()
                        + "\r\n\r\n";
        try (RawClient client = new RawClient(server)) {
            client.send(head).send(packed.toByteArray());
            assertThat(client.answer()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aClientThatLeavesGivesBackWhatItHeld() throws Exception {
        serve(this::hold);
        try (RawClient client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999999\r\n\r\n" + HALF);
            Waiting.until(() -> server.state().heldBodies().bytes() > HALF.length());
        }
        Waiting.until(() -> server.state().heldBodies().bytes() == 0);
    }
}
