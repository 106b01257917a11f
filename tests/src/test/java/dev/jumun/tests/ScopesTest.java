package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

@Timeout(30)
class ScopesTest {
    @BeforeEach
    void forget() {
        Scopes.LOG.clear();
        Scopes.answerRead = new CountDownLatch(0);
    }

    @Test
    void whatIsTornDownLastIsSetUpFirstAndEachOnce() throws Exception {
        try (TestClient client = TestClient.of(Scopes.class)) {
            assertThat(client.get("/all").send().json()).isEqualTo("innerfirstsecondouter");
        }
        assertThat(Scopes.LOG)
                .containsExactly(
                        "plain",
                        "open outer",
                        "open inner of first",
                        "handler",
                        "close inner of first",
                        "close outer",
                        "outer after the answer");
    }

    @Test
    void everyLenderMayReplaceTheExceptionAndTheLastOneCounts() throws Exception {
        try (TestClient client = TestClient.of(Scopes.class)) {
            TestResponse answer = client.get("/replaced").send();
            assertThat(answer.status()).isEqualTo(402);
            assertThat(answer.json("detail"))
                    .isEqualTo("handler seen by inner of first seen by outer");
        }
    }

    @Test
    void aProviderThatFailsEndsTheRequestAndTheEarlierOnesSeeIt() throws Exception {
        try (TestClient client = TestClient.of(Scopes.class)) {
            assertThat(client.get("/failing").send().json()).isEqualTo("outerfineinner");
            Scopes.LOG.clear();
            TestResponse answer = client.get("/failing?fail=true").send();
            assertThat(answer.status()).isEqualTo(419);
            assertThat(answer.json("detail")).isEqualTo("set-up seen by outer");
        }
        assertThat(Scopes.LOG)
                .containsExactly(
                        "open outer", "replace in outer: set-up", "outer after the answer");
    }

    @Test
    void requestScopeIsTornDownAfterTheAnswerHasLeft() throws Exception {
        Scopes.answerRead = new CountDownLatch(1);
        try (App app = App.of(Scopes.class).start();
                HttpClient client = HttpClient.newHttpClient()) {
            Server server = Server.start(app, ServerSettings.defaults().withPort(0));
            HttpResponse<String> answer = get(client, server, "/all");
            assertThat(answer.body()).isEqualTo("\"innerfirstsecondouter\"");
            assertThat(Scopes.LOG)
                    .contains("close inner of first")
                    .doesNotContain("outer after the answer");
            Scopes.answerRead.countDown();
            server.stop(app::cancelAll);
            assertThat(Scopes.LOG).endsWith("outer after the answer");
        }
    }

    @Test
    void aRequestThatTakesTooLongIsCancelledAndTold() throws Exception {
        try (App app = App.of(Scopes.class).start();
                HttpClient client = HttpClient.newHttpClient()) {
            Server server =
                    Server.start(
                            app,
                            ServerSettings.defaults()
                                    .withPort(0)
                                    .withRequestTimeout(Duration.ofMillis(50)));
            HttpResponse<String> answer = get(client, server, "/slow");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("{\"detail\":\"The request took too long\"}");
            server.stop(app::cancelAll);
        }
        assertThat(Scopes.LOG).containsExactly("plain", "open inner of first");
    }

    private static HttpResponse<String> get(HttpClient client, Server server, String path)
            throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
