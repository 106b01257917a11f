package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Handlers of statuses, where the server finds what is wrong. */
@Timeout(60)
class ServedFailuresTest {
    @Test
    void aHandlerAnswersWhatTheServerFinds() throws Exception {
        try (App app = App.of(Failing.class).start();
                HttpClient client = HttpClient.newHttpClient()) {
            Server server =
                    Server.start(app, ServerSettings.defaults().withPort(0).withMaxBodySize(1000));
            try {
                URI base = URI.create("http://localhost:" + server.port());
                byte[] large = ("[\"" + "x".repeat(5000) + "\"]").getBytes(StandardCharsets.UTF_8);
                HttpRequest chunked =
                        HttpRequest.newBuilder(base.resolve("/bodies"))
                                .header("content-type", "application/json")
                                .POST(BodyPublishers.ofByteArrays(List.of(large)))
                                .build();
                HttpResponse<String> answer = client.send(chunked, BodyHandlers.ofString());
                assertThat(answer.body()).isEqualTo("too much for /bodies");
                assertThat(answer.statusCode()).isEqualTo(413);
                HttpRequest nowhere = HttpRequest.newBuilder(base.resolve("/nowhere")).build();
                assertThat(client.send(nowhere, BodyHandlers.ofString()).body())
                        .isEqualTo("404 for /nowhere");
            } finally {
                server.stop(app::cancelAll);
            }
        }
    }
}
