package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.ResponseBody;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Many streams at once: their threads and the loops share memory, and must not share a lock. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // what stands still cannot stop
class StreamsTest {
    private static final int AT_ONCE = 256;
    private static final int ROUNDS = 10;
    private static final int PIECES = 50;
    private static final int PIECE = 2000;

    private static void handle(Exchange exchange) {
        ResponseBody body = exchange.respond(200, new MutableHeaders());
        for (int i = 0; i < PIECES; i++) {
            body.write(new byte[PIECE], 0, PIECE);
        }
        body.end();
    }

    @Test
    void theLoopsGoOn() throws Exception {
        Server server = Server.start(StreamsTest::handle, ServerSettings.defaults().withPort(0));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                            .build();
            for (int round = 0; round < ROUNDS; round++) {
                List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    answers.add(client.sendAsync(request, BodyHandlers.ofByteArray()));
                }
                for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
                    assertThat(answer.get().body()).hasSize(PIECES * PIECE);
                }
            }
        } finally {
            server.stop(() -> {});
        }
    }
}
