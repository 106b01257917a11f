package dev.jumun.tests.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.middleware.CsrfGuard;
import dev.jumun.middleware.Filter;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;
import dev.jumun.session.Sessions;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What {@link CsrfGuardTest} tries in memory, over a socket, as a browser sends it. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // each test begins with it
class ServedCsrfGuardTest {
    private App app;
    private Server server;

    private void serve(Filter filter) throws Exception {
        app = Filtered.app(filter);
        server = Server.start(app, ServerSettings.defaults().withPort(0));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(app::cancelAll);
        app.close();
    }

    /** Returns the head of the answer to a request. */
    private String ask(String line, String fields) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            String request = line + " HTTP/1.1\r\n" + fields + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            StringBuilder head = new StringBuilder();
            for (String next = in.readLine(); next != null && !next.isEmpty(); ) {
                head.append(next).append('\n');
                next = in.readLine();
            }
            return head.toString();
        }
    }

    private static String field(String name, @Nullable String value) {
        return value == null ? "" : name + ": " + value + "\r\n";
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 200",
                "same-origin, http://shop.example, 200",
                "cross-site, https://evil.example, 403",
                "cross-site, -, 403",
                "-, http://shop.example, 200",
                "-, https://evil.example, 403",
                "-, null, 403"
            })
    void aWrite(@Nullable String site, @Nullable String origin, int status) throws Exception {
        serve(new CsrfGuard());
        String fields =
                "Host: shop.example\r\nContent-Length: 0\r\n"
                        + field("Sec-Fetch-Site", site)
                        + field("Origin", origin);
        assertThat(ask("POST /", fields)).startsWith("HTTP/1.1 " + status);
    }

    private String handshake(@Nullable String origin, @Nullable String cookie) throws Exception {
        return ask(
                "GET /socket",
                "Host: shop.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + field("Origin", origin)
                        + field("Cookie", cookie));
    }

    @Test
    void aSocket() throws Exception {
        serve(new CsrfGuard());
        assertThat(handshake("http://shop.example", null)).startsWith("HTTP/1.1 101");
        assertThat(handshake(null, null)).startsWith("HTTP/1.1 101");
        assertThat(handshake("https://evil.example", null)).startsWith("HTTP/1.1 403");
    }

    /** Without a guard: what is looked at is whether the cookie of a session comes along. */
    @Test
    void aSocketWithASession() throws Exception {
        serve(Sessions.signedWith("0123456789abcdef0123456789abcdef"));
        String answer = ask("POST /visits", "Host: shop.example\r\nContent-Length: 0\r\n");
        String cookie = answer.replaceFirst("(?s).*set-cookie: ([^;]+);.*", "$1");
        assertThat(cookie).startsWith("session=");
        assertThat(handshake("http://shop.example", cookie)).startsWith("HTTP/1.1 101");
        assertThat(handshake("https://evil.example", cookie)).startsWith("HTTP/1.1 403");
        assertThat(handshake("https://evil.example", null)).startsWith("HTTP/1.1 101");
    }
}
