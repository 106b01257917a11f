package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.MutableHeaders;
import dev.jumun.async.Async;
import dev.jumun.async.RootTask;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.ResponseBody;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What is done for a request by threads that do not run on its event loop. */
@Timeout(20)
class OtherThreadsTest {
    private static final int PIECES = 64;
    private static final int PIECE = 16 * 1024;

    /** More than may be on its way at once: it has to leave while the handler still waits. */
    private static void handle(Exchange exchange) {
        RootTask.named("request", null, exchange.timer())
                .run(() -> {
                    ResponseBody body = exchange.respond(200, new MutableHeaders());
                    body.write(new byte[] {1}, 0, 1);
                    Async.blocking(() -> {
                        for (int i = 0; i < PIECES; i++) {
                            body.write(new byte[PIECE], 0, PIECE);
                        }
                        return body;
                    });
                    body.write(new byte[] {2}, 0, 1);
                    body.end();
                    return body;
                });
    }

    @Test
    void aBodyMayBeWrittenByOneThatBlocks() throws Exception {
        Server server =
                Server.start(OtherThreadsTest::handle, ServerSettings.defaults().withPort(0));
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + server.port() + "/");
            byte[] body =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray())
                            .body();
            assertThat(body).hasSize(2 + PIECES * PIECE).startsWith(1).endsWith(2);
        } finally {
            server.stop(() -> {});
        }
    }
}
