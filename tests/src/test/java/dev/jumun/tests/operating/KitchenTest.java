package dev.jumun.tests.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

/** Who sees the kitchen, and what of requests is in it. */
@Timeout(60)
class KitchenTest {
    private static final String[] SECRETS = {
        "hunter2", "s3cr3t", "Bearer", "abcd1234", "crumbs", "reset-me-now"
    };

    // ---- with a guard of the application

    private static TestResponse ask(TestClient client, String path) throws Exception {
        return client.get(path).header("x-staff", "yes").send();
    }

    @Test
    void aMountedKitchenIsSeenBehindItsGuardOnly() throws Exception {
        try (TestClient client = TestClient.of(Staffed.class)) {
            for (String path : new String[] {"/", "/live", "/kitchen.js", "/tasks/1", "/x"}) {
                assertThat(client.get("/kitchen" + path).send().status()).isEqualTo(403);
            }
            TestResponse page = ask(client, "/kitchen/");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("<title>Kitchen</title>").doesNotContain("http:");
            assertThat(page.headers().first("content-security-policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(page.headers().first("cache-control")).isEqualTo("no-store");
            assertThat(ask(client, "/kitchen/tasks/1234567").status()).isEqualTo(404);
        }
    }

    @Test
    void pagesOfOtherSitesGetNothing() throws Exception {
        try (TestClient client = TestClient.of(Staffed.class)) {
            assertThat(
                            client.get("/kitchen/")
                                    .header("x-staff", "yes")
                                    .header("sec-fetch-site", "cross-site")
                                    .send()
                                    .status())
                    .isEqualTo(403);
            assertThat(
                            client.get("/kitchen/live")
                                    .header("x-staff", "yes")
                                    .header("origin", "https://evil.example")
                                    .send()
                                    .status())
                    .isEqualTo(403);
        }
    }

    /** A request that fails, with a secret wherever there may be one. */
    private static void fail(TestClient client) throws Exception {
        int status =
                client.post("/orders/reset-me-now?key=s3cr3t&size=3&x=abcd1234abcd1234abcd1234abcd")
                        .header("authorization", "Bearer abc")
                        .header("x-custom", "hunter2")
                        .header("cookie", "id=crumbs")
                        .header("user-agent", "a test's \"client\"")
                        .json("{\"drink\":\"tea\",\"password\":\"hunter2\"}")
                        .send()
                        .status();
        assertThat(status).isEqualTo(500);
    }

    /** The request that failed, as the kitchen shows it: it is kept a moment after its end. */
    private static JsonNode failed(TestClient client) throws Exception {
        TestResponse answer = ask(client, "/kitchen/requests/1");
        while (answer.status() == 404) {
            answer = ask(client, "/kitchen/requests/1");
        }
        assertThat(answer.text()).doesNotContain(SECRETS);
        return new JsonMapper().readTree(answer.text());
    }

    @Test
    void aFailedRequestIsKeptWithoutItsSecretsAndItsBody() throws Exception {
        try (TestClient client = TestClient.of(Staffed.class)) {
            fail(client);
            JsonNode request = failed(client);

            assertThat(request.get("route").asString()).isEqualTo("POST /orders/{token}");
            assertThat(request.get("target").asString())
                    .isEqualTo("/orders/***?key=***&size=3&x=***");
            assertThat(request.get("status").asInt()).isEqualTo(500);
            assertThat(request.get("failure").asString())
                    .isEqualTo("java.lang.IllegalStateException");
            assertThat(request.get("place").asString()).startsWith(Staffed.class.getName());
            assertThat(request.get("fields").get("x-custom").asString()).isEqualTo("***");
            assertThat(request.get("chart").get("tasks").get(0).get("name").asString())
                    .isEqualTo("POST /orders/{token}");
            assertThat(request.get("chart").get("tasks").get(0).get("stretches").isEmpty())
                    .isFalse();
            assertThat(request.get("curl").asString())
                    .contains(
                            "--request 'POST'",
                            "'user-agent: a test'\\''s \"client\"'",
                            "'authorization: ***'",
                            "--data '***'");
        }
    }

    @Test
    void aFailureBecomesATestThatFails(@TempDir Path folder) throws Exception {
        String test;
        try (TestClient client = TestClient.of(Staffed.class)) {
            fail(client);
            test = failed(client).get("test").asString();
        }
        String completed =
                test.replace("Api.class", "dev.jumun.tests.operating.Staffed.class")
                        .replace(
                                "\"***\".getBytes",
                                "\"{\\\"drink\\\":\\\"tea\\\",\\\"password\\\":\\\"p\\\"}\".getBytes");
        Path source = folder.resolve("Replayed.java");
        Files.writeString(
                source,
                """
                import static org.junit.jupiter.api.Assertions.assertTrue;
                import dev.jumun.testing.*;
                import java.nio.charset.StandardCharsets;
                import org.junit.jupiter.api.Test;
                public class Replayed {
                public %s}
                """
                        .formatted(completed.replace("@Test\n", "")));
        int compiled =
                requireNonNull(ToolProvider.getSystemJavaCompiler())
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-d",
                                folder.toString(),
                                source.toString());
        assertThat(compiled).as(completed).isZero();
        try (URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> type = loader.loadClass("Replayed");
            Object instance = type.getConstructor().newInstance();

            assertThatThrownBy(() -> type.getMethod("postOrdersTokenDoesNotFail").invoke(instance))
                    .isInstanceOf(InvocationTargetException.class)
                    .hasRootCauseInstanceOf(AssertionError.class)
                    .hasStackTraceContaining("500");
        }
    }

    @Test
    void manyFailuresTakeNoMoreRoomThanAFew() throws Exception {
        try (TestClient client = TestClient.of(Staffed.class)) {
            for (int i = 0; i < 40; i++) {
                client.get("/nothing/" + i).send();
                client.request("X" + i, "/menu").send();
                fail(client);
            }
            failed(client);
            String first =
                    client.get("/kitchen/live")
                            .header("x-staff", "yes")
                            .start()
                            .awaitText("\"kept\"");
            assertThat(first).contains("\"route\":\"no route\"").doesNotContain("/nothing/", "X17");
            Matcher routes = Pattern.compile("\"route-\\d+\":").matcher(first);
            assertThat(routes.results().count()).isLessThan(6);
            assertThat(Pattern.compile("\"failed\":true").matcher(first).results().count())
                    .isLessThanOrEqualTo(6);
        }
    }

    // ---- at an address of its own

    private static String raw(int port, String target, String... fields) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String head =
                    "GET "
                            + target
                            + " HTTP/1.1\r\nConnection: close\r\n"
                            + String.join("\r\n", fields)
                            + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void withoutItsTokenOrFromElsewhereNobodySeesAnything() throws Exception {
        try (App app = App.of(Staffed.class)) {
            app.start();
            Server server =
                    Server.start(
                            app,
                            ServerSettings.defaults().withPort(0).withManagement("127.0.0.1:0"));
            URI link = server.kitchen().orElseThrow();
            int port = link.getPort();
            String host = "Host: 127.0.0.1:" + port;
            String token = link.getQuery();
            String cookie =
                    "Cookie: jumun-kitchen-" + port + "=" + token.substring("token=".length());

            assertThat(raw(port, "/", host)).startsWith("HTTP/1.1 401 ");
            assertThat(raw(port, "/live", host, cookie + "x")).startsWith("HTTP/1.1 401 ");
            assertThat(raw(port, "/?token=", host)).startsWith("HTTP/1.1 401 ");
            assertThat(raw(port, "/?" + token, host))
                    .startsWith("HTTP/1.1 303 ")
                    .containsIgnoringCase("location: /\r\n")
                    .contains("HttpOnly; SameSite=Strict");
            assertThat(raw(port, "/", host, cookie))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("<title>Kitchen</title>");
            assertThat(raw(port, "/", "Host: localhost:" + port, cookie))
                    .startsWith("HTTP/1.1 200 ");
            assertThat(raw(port, "/", "Host: evil.example:" + port, cookie))
                    .startsWith("HTTP/1.1 403 ");
            assertThat(raw(port, "/live", host, cookie, "Origin: http://evil.example"))
                    .startsWith("HTTP/1.1 403 ");
            assertThat(raw(port, "/", host, cookie, "Sec-Fetch-Site: cross-site"))
                    .startsWith("HTTP/1.1 403 ");
            assertThat(raw(server.port(), "/?" + token, host, cookie)).startsWith("HTTP/1.1 404 ");
            server.stop(app::cancelAll);
        }
    }

    @Test
    void anAddressThatIsTakenIsNamed() throws Exception {
        try (App app = App.of(Staffed.class);
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            app.start();
            String address = "127.0.0.1:" + taken.getLocalPort();

            assertThatThrownBy(() ->
                            Server.start(
                                    app,
                                    ServerSettings.defaults().withPort(0).withManagement(address)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("The kitchen cannot be served at " + address);
        }
    }

    @Test
    void theAddressOfAKitchenIsAHostAndAPort() {
        ServerSettings settings = ServerSettings.defaults();

        assertThat(settings.withManagement("[::1]:9090").management()).isEqualTo("[::1]:9090");
        for (String wrong : new String[] {"9090", "localhost", "localhost:", "h:99999", "a b:1"}) {
            assertThatThrownBy(() -> settings.withManagement(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("such as 127.0.0.1:9090");
        }
    }
}
