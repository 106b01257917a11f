package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** One application, asked by a test client and over a socket. */
@Timeout(30)
class ServedAndTestedTest {
    @Test
    void whatATestClientOverridesIsServed() throws Exception {
        App app = App.of(Shop.class);
        try (TestClient client = TestClient.of(app);
                HttpClient http = HttpClient.newHttpClient()) {
            client.override(Shop.Settings.class, () -> new Shop.Settings("moin"));
            client.start();
            Server server = Server.start(app, ServerSettings.defaults().withPort(0));
            try {
                URI greeting = URI.create("http://localhost:" + server.port() + "/greet/Ann");
                HttpRequest request = HttpRequest.newBuilder(greeting).build();
                assertThat(http.send(request, BodyHandlers.ofString()).body())
                        .isEqualTo("\"moin Ann\"");
                assertThat(client.get("/greet/Ann").send().json()).isEqualTo("moin Ann");
            } finally {
                server.stop(app::cancelAll);
            }
        }
    }
}
