package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.exchange.Exchange;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * What follows a handshake before it has been answered: frames if it is accepted, requests if it is
 * refused (RFC 9110, section 7.8). A client ought to wait; a proxy in front may send all at once.
 */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // started before each test
class EarlyFramesTest {
    private static final String DEFLATE = "Sec-WebSocket-Extensions: permessage-deflate\r\n";
    private static final byte[] HELLO = text("hello");

    private final CountDownLatch go = new CountDownLatch(1);
    private Server server;
    private Socket socket;
    private DataInputStream in;

    private void handle(Exchange exchange) {
        String path = exchange.head().rawPath();
        if (path.startsWith("/waits")) {
            awaitGo();
        }
        if (path.startsWith("/refused") || !exchange.asksForWebSocket()) {
            Handlers.text(exchange, path.startsWith("/refused") ? 403 : 200, path);
        } else {
            WebSocketHandlers.echo().handle(exchange);
        }
    }

    private void awaitGo() {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @BeforeEach
    void connect() throws IOException {
        server = Server.start(this::handle, ServerSettings.defaults().withPort(0));
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        in = new DataInputStream(socket.getInputStream());
    }

    @AfterEach
    void end() throws Exception {
        go.countDown();
        socket.close();
        server.stop(() -> {});
    }

    private static byte[] text(String message) {
        return FrameClient.frame(
                FrameClient.FINAL | FrameClient.TEXT,
                message.getBytes(StandardCharsets.UTF_8),
                true);
    }

    private static byte[] handshake(String path, String fields) {
        return ("GET /"
                        + path
                        + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + fields
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void send(byte[]... pieces) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        socket.getOutputStream().write(all.toByteArray());
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private String message() throws IOException {
        assertThat(in.readUnsignedByte() & 0x0f).isEqualTo(FrameClient.TEXT);
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", DEFLATE})
    void framesOfTheSamePacketAreHeard(String fields) throws Exception {
        send(handshake("socket", fields), HELLO, text("again"));

        assertThat(head()).startsWith("HTTP/1.1 101");
        if (fields.isEmpty()) {
            assertThat(message()).isEqualTo("hello");
            assertThat(message()).isEqualTo("again");
        } else {
            in.readUnsignedByte(); // compressed
            assertThat(in.readUnsignedByte()).isPositive();
        }
    }

    @Test
    void framesThatCameWhileTheHandlerThoughtAreHeard() throws Exception {
        send(handshake("waits", ""));
        send(HELLO);
        go.countDown();

        assertThat(head()).startsWith("HTTP/1.1 101");
        assertThat(message()).isEqualTo("hello");
    }

    @Test
    void aHalfOfAFrameWaitsForTheOther() throws Exception {
        send(handshake("socket", ""), java.util.Arrays.copyOf(HELLO, 4));
        assertThat(head()).startsWith("HTTP/1.1 101");
        send(java.util.Arrays.copyOfRange(HELLO, 4, HELLO.length));

        assertThat(message()).isEqualTo("hello");
    }

    @Test
    void moreThanMayWaitIsReadAfterwards() throws Exception {
        String large = "x".repeat(60_000);
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        send(handshake("waits", ""));
                        for (int i = 0; i < 20; i++) {
                            send(text(large + i));
                            if (i == 5) {
                                go.countDown();
                            }
                        }
                    } catch (IOException closed) {
                        // the test has failed
                    }
                });

        assertThat(head()).startsWith("HTTP/1.1 101");
        for (int i = 0; i < 20; i++) {
            assertThat(message()).isEqualTo(large + i);
        }
    }

    @Test
    void afterARefusalTheNextRequestIsAnswered() throws Exception {
        byte[] next =
                "GET /next HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
        send(handshake("refused", ""), handshake("refused-too", ""), next);

        String all = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(all).startsWith("HTTP/1.1 403").contains("/refused-too").endsWith("/next");
        assertThat(all.split("HTTP/1.1 ", -1)).hasSize(4);
    }

    @Test
    void aHandshakeWaitsForTheRequestBeforeItAndSoDoItsFrames() throws Exception {
        byte[] before =
                "GET /waits HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        send(before, handshake("socket", ""), HELLO);
        go.countDown();

        assertThat(head()).startsWith("HTTP/1.1 200");
        assertThat(new String(in.readNBytes(6), StandardCharsets.US_ASCII)).isEqualTo("/waits");
        assertThat(head()).startsWith("HTTP/1.1 101");
        assertThat(message()).isEqualTo("hello");
    }

    @Test
    void framesThatAreNoneEndTheSocket() throws Exception {
        send(
                handshake("socket", ""),
                "GET /next HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(head()).startsWith("HTTP/1.1 101");
        assertThat(in.readUnsignedByte()).isEqualTo(FrameClient.FINAL | FrameClient.CLOSE);
    }
}
