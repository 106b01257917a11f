package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A server with 128 MB of heap takes what would fill many times as much, one after another: it
 * lives, answers soon afterwards, and holds nothing.
 */
@Timeout(600)
@SuppressWarnings("NullAway.Init") // started before each test
class SmallHeapTest {
    private static final long MEGABYTE = 1 << 20;

    private SmallServer server;
    private Attacks attacks;
    private long before;

    @BeforeEach
    void start() throws Exception {
        server = new SmallServer("-Xmx128m");
        attacks = new Attacks(server.port());
        attacks.shortConnections(400); // what is loaded with the first ones
        before = heap();
    }

    @AfterEach
    void end() {
        server.close();
    }

    private long heap() throws Exception {
        return server.use().heap();
    }

    /** The longest of some answers in a row, in milliseconds. */
    private long worstAnswer() throws Exception {
        long worst = 0;
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            assertThat(attacks.ask("GET /a", "")).isEqualTo(200);
            worst = Math.max(worst, (System.nanoTime() - start) / 1_000_000);
        }
        return worst;
    }

    /** Waits until the heap is as it was; the test's own time limit ends it otherwise. */
    private void recovers(String what, long answerMillis, long heapMillis) throws Exception {
        assertThat(server.isAlive()).as(what).isTrue();
        long worst = worstAnswer();
        long start = System.nanoTime();
        long now = heap();
        while (now > before + 6 * MEGABYTE && millisSince(start) < heapMillis) {
            Thread.onSpinWait();
            now = heap();
        }
        System.out.printf(
                "%s: worst of 20 answers %d ms; heap %.1f MB (%.1f before) after %d ms%n",
                what, worst, now / 1e6, before / 1e6, millisSince(start));
        assertThat(worst).as(what + ": worst answer, ms").isLessThanOrEqualTo(answerMillis);
        assertThat(now).as(what + ": heap").isLessThanOrEqualTo(before + 6 * MEGABYTE);
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private void survives(
            int connections, int pipelined, int streams, int wrong, long answer, long heap)
            throws Exception {
        assertThat(attacks.shortConnections(connections)).isZero();
        recovers(connections + " short connections", answer, heap);

        try (Socket reading = attacks.pipelined(pipelined)) {
            worstAnswer();
            assertThat(reading.isConnected()).isTrue();
        }
        recovers(pipelined + " pipelined answers of 1 MB that are not read", answer, heap);

        try (Socket open = attacks.withoutWindow(streams)) {
            for (int i = 0; i < 20; i++) {
                assertThat(attacks.ask("GET /a", "")).isIn(200, 503);
            }
            assertThat(open.isConnected()).isTrue();
        }
        recovers(streams + " streams of 1 MB without a window", answer, heap);

        String tags = "{\"tags\": [" + "1,".repeat(wrong / 2 - 20) + "1]}";
        assertThat(attacks.ask("POST /tags", tags)).isEqualTo(422);
        recovers(wrong + " bytes of wrong items", answer, heap);

        StringBuilder fields = new StringBuilder("{\"first\": \"x\"");
        for (int i = 0; fields.length() < wrong - 30; i++) {
            fields.append(",\"").append(i).append("\":\"x\"");
        }
        assertThat(attacks.ask("POST /numbers", fields.append('}').toString())).isEqualTo(422);
        recovers(wrong + " bytes of wrong values", answer, heap);
    }

    /** By default one request may wait for each 64 KiB of heap. */
    @Test
    void takesAsManyRequestsThatWaitAsItHasMemoryFor() throws Exception {
        String body = '"' + "x".repeat(16_000) + '"';
        // Which ones wait is not known: an event loop may be behind the other one.
        CountDownLatch refused = new CountDownLatch(5_000 - 128 * 16);
        List<Socket> sockets = attacks.posts(5_000, "/hold", body);
        try {
            for (Socket socket : sockets) {
                Thread.ofVirtual().start(() -> countRefused(socket, refused));
            }
            refused.await();
            assertThat(server.isAlive()).isTrue();
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        while (attacks.ask("GET /a", "") != 200) {
            Thread.onSpinWait(); // those that waited end
        }
        recovers("5,000 requests that wait", 5_000, 60_000);
    }

    private static void countRefused(Socket socket, CountDownLatch refused) {
        try {
            String line =
                    new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            if (line.endsWith(" 503")) {
                refused.countDown();
            }
        } catch (IOException e) {
            // was closed by the test, as it waited for its answer
        }
    }

    @Test
    void survivesALittle() throws Exception {
        survives(4_000, 300, 256, 4 << 20, 5_000, 60_000);
    }

    @Test
    @Tag("long")
    void survivesAll() throws Exception {
        survives(200_000, 4_000, 256, 16 << 20, 100, 5_000);
    }
}
