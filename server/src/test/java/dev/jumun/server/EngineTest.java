package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.ResponseBody;
import dev.jumun.server.loop.RequestThreads;
import dev.jumun.server.loop.Transport;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The engine's everyday work, on each transport and each scheduler. */
@Timeout(60)
class EngineTest {
    static Stream<Arguments> engines() {
        return Stream.of(Transport.values())
                .filter(t -> t == Transport.NIO || Transport.best() == Transport.EPOLL)
                .flatMap(transport ->
                        Stream.of(
                                Arguments.of(transport, RequestThreads.onEventLoops()),
                                Arguments.of(transport, RequestThreads.onDefaultScheduler())));
    }

    private static Server start(Handler handler, Transport transport, RequestThreads threads)
            throws Exception {
        return Server.start(handler, ServerSettings.defaults().withPort(0), transport, threads);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void keepsConnectionsAndAnswersPipelinedRequestsInOrder(
            Transport transport, RequestThreads threads) throws Exception {
        Server server = start(Handlers.echo(), transport, threads);
        try (RawClient client = new RawClient(server)) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                requests.append("POST /")
                        .append(i)
                        .append(" HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nb")
                        .append(i);
            }
            client.send(requests.toString());
            for (int i = 0; i < 10; i++) {
                assertThat(client.answer())
                        .startsWith("HTTP/1.1 200 OK\r\n")
                        .endsWith("POST /" + i + " b" + i);
            }
            client.send("GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(client.rest()).contains("connection: close").endsWith("GET /last ");
        } finally {
            server.stop(() -> {});
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void runsEachRequestOnAVirtualThreadOfItsConnectionsLoop(
            Transport transport, RequestThreads threads) throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        Server server =
                start(
                        exchange -> {
                            seen.add(Thread.currentThread().toString());
                            Handlers.text(exchange, 200, "ok");
                        },
                        transport,
                        threads);
        try (RawClient client = new RawClient(server)) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").answer();
            assertThat(seen.getFirst()).startsWith("VirtualThread[");
            assertThat(seen.getFirst().contains("@jumun-loop"))
                    .isEqualTo(threads.areOnEventLoops());
        } finally {
            server.stop(() -> {});
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aHandlerThatWaitsHoldsUpNobodyElse(Transport transport, RequestThreads threads)
            throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        Server server =
                start(
                        exchange -> {
                            if (exchange.head().path().equals("/wait")) {
                                try {
                                    open.await();
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            } else {
                                open.countDown();
                            }
                            Handlers.text(exchange, 200, "ok");
                        },
                        transport,
                        threads);
        RawClient[] waiting = new RawClient[20];
        try (RawClient other = new RawClient(server)) {
            for (int i = 0; i < waiting.length; i++) {
                waiting[i] = new RawClient(server);
                waiting[i].send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
            }
            other.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(other.answer()).endsWith("ok");
            for (RawClient client : waiting) {
                assertThat(client.answer()).endsWith("ok");
                client.close();
            }
        } finally {
            server.stop(() -> {});
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void streamsBothWaysWithoutPilingUp(Transport transport, RequestThreads threads)
            throws Exception {
        int size = 12 * 1024 * 1024;
        Server server =
                start(
                        exchange -> {
                            ResponseBody out =
                                    exchange.respond(
                                            200,
                                            new MutableHeaders()
                                                    .add(
                                                            "content-type",
                                                            "application/octet-stream"));
                            byte[] buffer = new byte[10_000];
                            int count = exchange.body().read(buffer, 0, buffer.length);
                            while (count >= 0) {
                                out.write(buffer, 0, count);
                                count = exchange.body().read(buffer, 0, buffer.length);
                            }
                            out.end();
                        },
                        transport,
                        threads);
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        try (RawClient client = new RawClient(server)) {
            Thread sender =
                    Thread.startVirtualThread(() -> {
                        try {
                            client.send("POST / HTTP/1.0\r\nContent-Length: " + size + "\r\n\r\n");
                            client.send(bytes);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
            assertThat(client.answer())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("connection: close");
            // an answer to HTTP/1.0 ends with the connection
            assertThat(client.bytes()).isEqualTo(bytes);
            sender.join();
        } finally {
            server.stop(() -> {});
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void gzipsWhatIsWorthItIfAsked(Transport transport, RequestThreads threads) throws Exception {
        String long_ = "Espresso ".repeat(200);
        Server server =
                Server.start(
                        exchange ->
                                Handlers.text(
                                        exchange,
                                        200,
                                        exchange.head().path().equals("/long") ? long_ : "short"),
                        ServerSettings.defaults().withPort(0).withGzipThreshold(500),
                        transport,
                        threads);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> big = get(client, server, "/long", "gzip");
            assertThat(big.headers().firstValue("content-encoding")).contains("gzip");
            assertThat(big.body().length).isLessThan(200);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(big.body())).readAllBytes())
                    .asString()
                    .isEqualTo(long_);
            assertThat(
                            get(client, server, "/short", "gzip")
                                    .headers()
                                    .firstValue("content-encoding"))
                    .isEmpty();
            assertThat(
                            get(client, server, "/long", "identity")
                                    .headers()
                                    .firstValue("content-encoding"))
                    .isEmpty();
        } finally {
            server.stop(() -> {});
        }
    }

    private static HttpResponse<byte[]> get(
            HttpClient client, Server server, String path, String accept) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("accept-encoding", accept)
                        .build(),
                BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void answersHeadWithoutABodyAndTellsAClientToGoOn(Transport transport, RequestThreads threads)
            throws Exception {
        Server server = start(Handlers.echo(), transport, threads);
        try (RawClient client = new RawClient(server)) {
            client.send("HEAD /h HTTP/1.1\r\nHost: x\r\n\r\nGET /g HTTP/1.1\r\nHost: x\r\n\r\n");
            StringBuilder answers = new StringBuilder();
            byte[] buffer = new byte[1000];
            while (!answers.toString().endsWith("GET /g ")) {
                answers.append(
                        new String(buffer, 0, client.read(buffer), StandardCharsets.ISO_8859_1));
            }
            assertThat(answers.toString())
                    .contains("content-length: 8\r\n")
                    .doesNotContain("HEAD /h");
            client.send(
                    "POST /p HTTP/1.1\r\n"
                            + "Host: x\r\n"
                            + "Expect: 100-continue\r\n"
                            + "Content-Length: 3\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 100 Continue\r\n");
            client.send("abc");
            assertThat(client.answer()).startsWith("HTTP/1.1 200 OK").endsWith("POST /p abc");
        } finally {
            server.stop(() -> {});
        }
    }
}
