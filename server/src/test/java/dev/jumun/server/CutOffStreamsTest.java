package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.ResponseBody;

import io.netty.handler.codec.http2.Http2Settings;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A stream that fails in its middle never looks complete (RFC 9112, section 8). */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CutOffStreamsTest {
    @SuppressWarnings("NullAway.Init") // before each test
    private Server server;

    @BeforeAll
    void start() throws Exception {
        server =
                Server.start(
                        exchange -> {
                            MutableHeaders headers = new MutableHeaders();
                            if (exchange.head().path().equals("/large")) {
                                headers.add("x-large", "x".repeat(30_000));
                                exchange.respond(200, headers, new byte[0], 0, 0);
                                return;
                            }
                            ResponseBody body = exchange.respond(200, headers);
                            byte[] piece = "piece ".getBytes(StandardCharsets.US_ASCII);
                            body.write(piece, 0, piece.length);
                            body.write(piece, 0, piece.length);
                            if (exchange.head().path().equals("/whole")) {
                                body.end();
                            }
                        },
                        ServerSettings.defaults().withPort(0));
    }

    @AfterAll
    void stop() throws Exception {
        server.stop(() -> {});
    }

    @Test
    void overHttp11ItHasNoLastChunk() throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send("GET /cut HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.rest()).contains("piece ").doesNotContain("\r\n0\r\n");
        }
    }

    /** There a body ends with its connection: only a reset tells that it is not all. */
    @Test
    void overHttp10TheConnectionIsReset() throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send("GET /cut HTTP/1.0\r\n\r\n");
            assertThatThrownBy(client::bytes).isInstanceOf(SocketException.class);
        }
        try (RawClient client = new RawClient(server)) {
            client.send("GET /whole HTTP/1.0\r\n\r\n");
            assertThat(new String(client.bytes(), StandardCharsets.US_ASCII))
                    .endsWith("piece piece ");
        }
    }

    @Test
    void overHttp2ItsStreamIsReset() throws Exception {
        try (Http2Client client = new Http2Client(server)) {
            Http2Client.Stream cut = client.get("/cut");
            assertThat(cut.next()).startsWith("200");
            assertThat(cut.next()).isEqualTo("reset INTERNAL_ERROR");
        }
    }

    /** RFC 9113, section 6.5.2: what the client doesn't take fails its stream, and no other. */
    @Test
    void aHeadThatTheClientDoesNotTakeFailsItsStreamAlone() throws Exception {
        Http2Settings small = Http2Settings.defaultSettings().maxHeaderListSize(8192);
        try (Http2Client client = new Http2Client(server, small)) {
            Http2Client.Stream first = client.get("/whole");
            assertThat(first.next()).startsWith("200"); // the settings have arrived
            assertThat(client.get("/large").next()).startsWith("reset ");
            assertThat(client.get("/whole").next()).startsWith("200");
        }
    }
}
