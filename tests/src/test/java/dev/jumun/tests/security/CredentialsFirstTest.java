package dev.jumun.tests.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.Form;
import dev.jumun.Post;
import dev.jumun.Provides;
import dev.jumun.Requires;
import dev.jumun.app.App;
import dev.jumun.security.ApiKeyHeader;
import dev.jumun.security.HttpBearer;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A client without credentials cannot make the server wait for a body, keep it in memory, or parse
 * it: schemes that come first are asked before the body is read.
 */
@Timeout(60)
class CredentialsFirstTest {
    private static final List<String> CALLED = new ArrayList<>();

    record Name(String name) {}

    record User(String name) {}

    record Shop(String name) {}

    @Api
    static class Guarded {
        @Provides
        static User user(@HttpBearer String token) {
            CALLED.add("user");
            return new User(token);
        }

        @Provides
        static Shop shop() {
            CALLED.add("shop");
            return new Shop("shop");
        }

        @Post("/scheme")
        Object scheme(@HttpBearer String token, Name name) {
            return name;
        }

        @Post("/user")
        Object user(User user, Name name) {
            return name;
        }

        @Post("/required")
        @Requires("user")
        Object required(Name name) {
            return name;
        }

        @Post("/two")
        Object two(@HttpBearer String token, @ApiKeyHeader("x-key") String key, Name name) {
            return name;
        }

        @Post("/form")
        Object form(@HttpBearer String token, @Form String name) {
            return name;
        }

        @Post("/later")
        Object later(Shop shop, @HttpBearer String token, Name name) {
            return name;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/scheme", "/user", "/required", "/two", "/form"})
    void whoShowsNothingIsRefusedBeforeTheBodyIsAskedFor(String path) throws Exception {
        App app = App.of(Guarded.class);
        Server server = Server.start(app, ServerSettings.defaults().withPort(0));
        String type =
                path.equals("/form") ? "application/x-www-form-urlencoded" : "application/json";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            String head =
                    "POST %s HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: %s\r\nContent-Length: 1000000\r\n\r\n"
                            .formatted(path, type);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(head(socket.getInputStream()))
                    .startsWith("HTTP/1.1 401 ")
                    .containsIgnoringCase("connection: close");
        } finally {
            server.stop(app::cancelAll);
        }
    }

    private static String head(InputStream in) throws Exception {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Test
    void aBrokenBodyIsReportedToThoseAlone() throws Exception {
        try (TestClient client = TestClient.of(Guarded.class)) {
            for (String path : List.of("/scheme", "/user", "/required", "/two")) {
                assertThat(client.post(path).json("{").send().status()).as(path).isEqualTo(401);
                CALLED.clear();
                var answer =
                        client.post(path)
                                .json("{")
                                .header("authorization", "Bearer x")
                                .header("x-key", "x")
                                .send();
                assertThat(answer.status()).as(path).isEqualTo(422);
                assertThat(answer.json("detail", 0, "type")).isEqualTo("json_invalid");
                assertThat(CALLED).as("a broken body runs nothing, as in FastAPI").isEmpty();
            }
        }
    }

    /** What comes before the scheme is set up before it, and after the body. */
    @Test
    void aSchemeBehindAnotherDependencyTakesItsTurn() throws Exception {
        try (TestClient client = TestClient.of(Guarded.class)) {
            CALLED.clear();
            assertThat(client.post("/later").json("{").send().status()).isEqualTo(422);
            assertThat(CALLED).isEmpty();
            assertThat(client.post("/later").json("{}").send().status()).isEqualTo(401);
            assertThat(CALLED).containsExactly("shop");
        }
    }
}
