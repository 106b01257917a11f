package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server under load, and clients that break off, reset, stall and send nonsense: no answer to a
 * well-behaved client is lost or mixed up, and nothing is held when they have gone.
 */
@Timeout(3600)
@SuppressWarnings("NullAway.Init") // started before each test
class ChaosTest {
    private static final int LOADED = 4;

    private SmallServer server;
    private Attacks attacks;

    @BeforeEach
    void start() throws Exception {
        server = new SmallServer("-Xmx256m");
        attacks = new Attacks(server.port());
    }

    @AfterEach
    void end() {
        server.close();
    }

    /** Asks on kept connections until a time, and counts what is not as it should be. */
    private long load(int client, long end, AtomicLong answered) throws Exception {
        long wrong = 0;
        while (System.nanoTime() < end) {
            try (Attacks.Kept connection = attacks.keep()) {
                for (int i = 0; i < 200 && System.nanoTime() < end; i++) {
                    String text = client + "-" + i;
                    wrong += connection.get("/echo?text=" + text).equals(text) ? 0 : 1;
                    answered.incrementAndGet();
                }
            }
        }
        return wrong;
    }

    /** One broken client of each kind after the other, until a time. */
    private int breakThings(long end) throws Exception {
        List<Socket> stalled = new ArrayList<>();
        int count = 0;
        for (; System.nanoTime() < end; count++) {
            try {
                switch (count % 7) {
                    case 0 -> attacks.reset("GET /a HTTP/1.1\r\nHost");
                    case 1 -> attacks.reset("GET /bytes?n=5000000 HTTP/1.1\r\nHost: x\r\n\r\n");
                    case 2 ->
                            attacks.reset(
                                    "POST /tags HTTP/1.1\r\nHost: x\r\n"
                                            + "Content-Length: 100000\r\n\r\n{\"tags\": [");
                    case 3 -> attacks.reset("\u0016\u0003\u0001 nonsense\r\n\r\n\r\n");
                    case 4 -> stalled.add(attacks.pipelined(20));
                    case 5 -> stalled.add(attacks.withoutWindow(20));
                    default ->
                            attacks.ask("POST /tags", "{\"tags\": [" + "1,".repeat(9999) + "1]}");
                }
            } catch (IOException refused) {
                // it may be: by a reset
            }
            if (stalled.size() > 20) {
                stalled.removeFirst().close();
            }
        }
        for (Socket socket : stalled) {
            socket.close();
        }
        return count;
    }

    private void survives(Duration time, int descriptors, int threads) throws Exception {
        attacks.shortConnections(400);
        SmallServer.Use before = server.use();
        long end = System.nanoTime() + time.toNanos();
        AtomicLong answered = new AtomicLong();
        int broken;
        long wrong = 0;
        try (ExecutorService clients = Executors.newFixedThreadPool(LOADED)) {
            List<Future<Long>> loads = new ArrayList<>();
            for (int i = 0; i < LOADED; i++) {
                int client = i;
                loads.add(clients.submit(() -> load(client, end, answered)));
            }
            broken = breakThings(end);
            for (Future<Long> load : loads) {
                wrong += load.get(); // fails if an answer did not come
            }
        }
        SmallServer.Use after = server.useOnce(use -> fits(use, before, descriptors, threads));
        System.out.printf(
                "%d answers beside %d broken clients in %s; before %s, after %s%n",
                answered.get(), broken, time, before, after);
        assertThat(wrong).isZero();
        assertThat(answered.get()).isPositive();
        assertThat(broken).isGreaterThan(7);
    }

    private static boolean fits(
            SmallServer.Use use, SmallServer.Use before, int descriptors, int threads) {
        return use.heap() < before.heap() + (8 << 20)
                && use.descriptors() <= before.descriptors() + descriptors
                && use.threads() <= before.threads() + threads;
    }

    @Test
    void nothingIsLostInSomeSeconds() throws Exception {
        survives(Duration.ofSeconds(5), 5, 8);
    }

    @Test
    @Tag("long")
    void nothingIsLostInHalfAnHour() throws Exception {
        survives(Duration.ofMinutes(30), 5, 8);
    }
}
