package dev.jumun.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A server stops while a job of the process runs within its request. */
@Timeout(60)
class LocalStopTest {
    @Test
    void theEndOfItsRequestsTimeCancelsAJob() throws Exception {
        ServerSettings settings =
                ServerSettings.defaults().withPort(0).withShutdownGrace(Duration.ofMillis(200));
        try (App app = App.of(Endless.class).start();
                HttpClient client = HttpClient.newHttpClient()) {
            Server server = Server.start(app, settings);
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create("http://localhost:" + server.port() + "/hang"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"a\"}"))
                            .build();
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(202);
            Endless.BEGUN.await();
            server.stop(app::cancelAll);
            Endless.CANCELLED.await(); // before the application ends, which would cancel it, too
        }
    }
}
