package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** TLS, and HTTP/2 with it and without. */
@Timeout(60)
class Http2Test {
    @TempDir private Path directory = Path.of("");

    @Test
    void speaksBothVersionsOverTls() throws Exception {
        PemPair pem = PemPair.make(directory);
        Server server =
                Server.start(
                        exchange ->
                                Handlers.text(
                                        exchange,
                                        200,
                                        exchange.head().protocol()
                                                + " "
                                                + exchange.head().scheme()
                                                + " "
                                                + exchange.head().headers().first("host")
                                                + " "
                                                + new String(
                                                        exchange.body().readAll(),
                                                        StandardCharsets.UTF_8)),
                        ServerSettings.defaults()
                                .withPort(0)
                                .withTls(pem.certificate(), pem.key()));
        try (HttpClient client = HttpClient.newBuilder().sslContext(pem.trusting()).build()) {
            URI uri = URI.create("https://localhost:" + server.port() + "/");
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString("body"));
            assertThat(
                            client.send(
                                            request.version(HttpClient.Version.HTTP_1_1).build(),
                                            BodyHandlers.ofString())
                                    .body())
                    .isEqualTo("HTTP/1.1 https localhost:" + server.port() + " body");
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            request.version(HttpClient.Version.HTTP_2);
            assertThat(client.send(request.build(), BodyHandlers.ofString()).version())
                    .isEqualTo(HttpClient.Version.HTTP_2);
            for (int i = 0; i < 100; i++) {
                answers.add(client.sendAsync(request.build(), BodyHandlers.ofString()));
            }
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().body())
                        .isEqualTo("HTTP/2 https localhost:" + server.port() + " body");
            }
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void saysWhatIsWrongWithAPair() throws Exception {
        Path nonsense = Files.writeString(directory.resolve("nonsense.pem"), "nonsense");
        assertThatThrownBy(() ->
                        Server.start(
                                Handlers.echo(),
                                ServerSettings.defaults().withPort(0).withTls(nonsense, nonsense)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nonsense.pem")
                .hasMessageContaining("cannot be used");
    }

    @Test
    void speaksHttp2WithoutTlsToWhoeverKnows() throws Exception {
        Server server = Server.start(Handlers.echo(), ServerSettings.defaults().withPort(0));
        try (Http2Client client = new Http2Client(server)) {
            Http2Client.Stream stream = client.get("/h2c");
            assertThat(stream.next()).isEqualTo("200 of 9");
            assertThat(stream.next()).isEqualTo("end");
            assertThat(stream.body()).isEqualTo("GET /h2c ");
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void aStreamThatIsResetCancelsItsHandlerAndNoOther() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        Server server =
                Server.start(
                        exchange -> {
                            boolean left = exchange.head().path().equals("/left");
                            if (left) {
                                exchange.onPeerGone(gone::countDown);
                            } else {
                                exchange.onPeerGone(() -> {
                                    throw new AssertionError("the other was cancelled");
                                });
                            }
                            begun.countDown();
                            try {
                                (left ? gone : open).await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            if (!left) {
                                Handlers.text(exchange, 200, "stayed");
                            }
                        },
                        ServerSettings.defaults().withPort(0));
        try (Http2Client client = new Http2Client(server)) {
            Http2Client.Stream leaving = client.get("/left");
            Http2Client.Stream staying = client.get("/stayed");
            begun.await();
            leaving.reset();
            gone.await();
            open.countDown();
            assertThat(staying.next()).isEqualTo("200 of 6");
            assertThat(staying.next()).isEqualTo("end");
            assertThat(staying.body()).isEqualTo("stayed");
        } finally {
            server.stop(() -> {});
        }
    }
}
