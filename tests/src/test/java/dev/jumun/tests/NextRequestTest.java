package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.Default;
import dev.jumun.Get;
import dev.jumun.Response;
import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A client may send its next request before it has the whole of a response (RFC 9112, section
 * 9.3.2): whatever the first response is made of, the second one leaves as soon as it is there.
 */
@Timeout(60)
class NextRequestTest {
    @Api(implicitHead = true)
    static class Shelf {
        @Get("/stream")
        Response stream(@Default("0") int count) {
            return Response.stream(
                    "text/plain",
                    out -> {
                        for (int i = 0; i < count; i++) {
                            out.write(new byte[1024]);
                        }
                    });
        }

        @Get("/me")
        String me() {
            return "nobody";
        }
    }

    @Test
    void isAnsweredAfterAStream() throws Exception {
        try (App app = App.of(Shelf.class).start()) {
            Server server = Server.start(app, ServerSettings.defaults().withPort(0));
            try {
                for (int i = 0; i < 20; i++) {
                    for (String first : new String[] {"GET /stream", "GET /stream?count=100"}) {
                        askTwice(server.port(), first);
                    }
                    askTwice(server.port(), "HEAD /stream");
                }
            } finally {
                server.stop(() -> {});
            }
        }
    }

    private static void askTwice(int port, String first) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            String both = first + " HTTP/1.1\r\nHost: x\r\n\r\nGET /me HTTP/1.1\r\nHost: x\r\n\r\n";
            socket.getOutputStream().write(both.getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1));
            StringBuilder came = new StringBuilder();
            while (came.indexOf("\"nobody\"") < 0) {
                int next = in.read();
                assertThat(next).as("the end of the connection after " + first).isNotNegative();
                came.append((char) next);
            }
        }
    }
}
