package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(60)
class StopTest {
    @RepeatedTest(5)
    void noRequestInProgressIsLost() throws Exception {
        Server server =
                Server.start(
                        exchange -> {
                            try {
                                Thread.sleep(
                                        3); // some work, so that many are in progress at any time
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            Handlers.text(exchange, 200, "done");
                        },
                        ServerSettings.defaults().withPort(0));
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        CountDownLatch busy = new CountDownLatch(64);
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            clients.add(Thread.startVirtualThread(() -> ask(server, answered, lost, busy)));
        }
        busy.await();
        server.stop(() -> {});
        for (Thread client : clients) {
            client.join();
        }
        assertThat(lost).hasValue(0);
        assertThat(answered.get()).isGreaterThanOrEqualTo(64 * 5);
    }

    /** Asks over one connection after the other, until nobody listens any more. */
    private static void ask(
            Server server, AtomicInteger answered, AtomicInteger lost, CountDownLatch busy) {
        int asked = 0;
        while (true) {
            RawClient connected;
            try {
                connected = new RawClient(server);
            } catch (IOException e) {
                return; // nobody listens any more, and nothing has been asked
            }
            try (RawClient client = connected) {
                boolean open = true;
                while (open) {
                    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
                    String answer = client.answer();
                    if (!answer.endsWith("done")) {
                        lost.incrementAndGet();
                        return;
                    }
                    answered.incrementAndGet();
                    if (++asked == 5) {
                        busy.countDown();
                    }
                    open = !answer.contains("connection: close");
                }
            } catch (IOException e) {
                lost.incrementAndGet();
                return;
            }
        }
    }

    @Test
    void whatIsStillInProgressAfterTheGraceIsCancelled() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean cancelled = new AtomicBoolean();
        Thread[] handler = new Thread[1];
        Server server =
                Server.start(
                        exchange -> {
                            handler[0] = Thread.currentThread();
                            begun.countDown();
                            try {
                                Thread.sleep(Duration.ofHours(1));
                            } catch (InterruptedException e) {
                                cancelled.set(true);
                            }
                            Handlers.text(exchange, 503, "closed");
                        },
                        ServerSettings.defaults()
                                .withPort(0)
                                .withShutdownGrace(Duration.ofMillis(100)));
        try (RawClient client = new RawClient(server)) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            begun.await();
            server.stop(() -> handler[0].interrupt());
            assertThat(cancelled).isTrue();
            assertThat(client.answer()).startsWith("HTTP/1.1 503").endsWith("closed");
        }
    }
}
