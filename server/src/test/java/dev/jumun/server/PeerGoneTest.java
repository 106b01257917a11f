package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.exchange.Handler;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.server.loop.RequestThreads;
import dev.jumun.server.loop.Transport;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(120)
class PeerGoneTest {
    private final LinkedBlockingQueue<Long> gone = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> begun = new LinkedBlockingQueue<>();

    private Handler waiting() {
        return exchange -> {
            CountDownLatch left = new CountDownLatch(1);
            exchange.onPeerGone(() -> {
                gone.add(System.nanoTime());
                left.countDown();
            });
            begun.add(exchange.head().path());
            try {
                left.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            Handlers.text(exchange, 200, "late");
        };
    }

    private void cutOff(int times, Duration most) throws Exception {
        for (Transport transport : Transport.values()) {
            if (transport == Transport.EPOLL && Transport.best() != Transport.EPOLL) {
                continue;
            }
            Server server =
                    Server.start(
                            waiting(),
                            ServerSettings.defaults().withPort(0),
                            transport,
                            RequestThreads.onEventLoops());
            try {
                for (int i = 0; i < times; i++) {
                    RawClient client = new RawClient(server);
                    client.send("POST /" + i + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
                    assertThat(begun.take()).isEqualTo("/" + i);
                    long cut = System.nanoTime();
                    client.close();
                    assertThat(Duration.ofNanos(gone.take() - cut)).isLessThan(most);
                }
            } finally {
                server.stop(() -> {});
            }
        }
    }

    @Test
    void isNoticedAtOnce() throws Exception {
        cutOff(50, Duration.ofSeconds(5)); // not the 30 of the handler; the long test is strict
    }

    @Test
    @Tag("long")
    void isNoticedAtOnceAThousandTimes() throws Exception {
        cutOff(20, Duration.ofMillis(500)); // so that all classes are there
        cutOff(1000, Duration.ofMillis(50));
    }

    @Test
    void isNoticedBehindPipelinedRequestsAndDuringTheBody() throws Exception {
        AtomicInteger failed = new AtomicInteger();
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Server server =
                Server.start(
                        exchange -> {
                            if (exchange.head().path().equals("/body")) {
                                try {
                                    reading.countDown();
                                    exchange.body().readAll();
                                } catch (PeerGoneException e) {
                                    failed.incrementAndGet();
                                    ended.countDown();
                                    throw e;
                                }
                            } else {
                                waiting().handle(exchange);
                            }
                        },
                        ServerSettings.defaults().withPort(0));
        try {
            RawClient client = new RawClient(server);
            client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(begun.take()).isEqualTo("/a");
            client.close();
            assertThat(gone.poll(5, TimeUnit.SECONDS)).isNotNull();
            RawClient uploading = new RawClient(server);
            uploading.send("POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc");
            reading.await();
            uploading.close();
            assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(failed).hasValue(1);
            assertThat(begun).isEmpty();
        } finally {
            server.stop(() -> {});
        }
    }
}
