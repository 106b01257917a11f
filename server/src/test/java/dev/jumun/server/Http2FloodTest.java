package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Frames of HTTP/2 that are no requests, and heads that never end. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // served before each test
class Http2FloodTest {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int CONTINUATION = 9;
    private static final int ENHANCE_YOUR_CALM = 11;
    private static final byte[] HEAD = {(byte) 0x82, (byte) 0x86, (byte) 0x84, 1, 1, 'x'};

    private Server server;

    @BeforeEach
    void serve() throws Exception {
        server =
                Server.start(
                        exchange -> Handlers.text(exchange, 200, "ok"),
                        ServerSettings.defaults()
                                .withPort(0)
                                .withHeadTimeout(Duration.ofSeconds(1)));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(() -> {});
    }

    private static byte[] frame(int type, int flags, int stream, byte... payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) 0)
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(frame(SETTINGS, 0, 0));
        return socket;
    }

    /** Reads until a frame of a type; returns the last of its payload's integers. */
    private static int await(Socket socket, int wanted, int at) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        while (true) {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            in.readUnsignedByte();
            in.readInt();
            byte[] payload = in.readNBytes(length);
            if (type == wanted) {
                return length < at + 4
                        ? -1
                        : new DataInputStream(new java.io.ByteArrayInputStream(payload, at, 4))
                                .readInt();
            }
        }
    }

    /** The type of a frame, its flags, its stream, and the length of its payload. */
    @ParameterizedTest
    @CsvSource({
        "6, 0, 0, 8", // pings
        "6, 1, 0, 8", // answers to pings
        "4, 0, 0, 0", // settings
        "4, 1, 0, 0", // answers to settings
        "2, 0, 1, 5", // priorities
        "7, 0, 0, 8", // goodbyes
        "190, 0, 0, 0", // an unknown type
    })
    void aFloodThatIsReadIsEnded(int type, int flags, int stream, int length) throws Exception {
        try (Socket socket = connect()) {
            byte[] one = frame(type, flags, stream, new byte[length]);
            ByteArrayOutputStream flood = new ByteArrayOutputStream();
            for (int i = 0; i < 5000; i++) {
                flood.write(one);
            }
            socket.getOutputStream().write(flood.toByteArray());
            assertThat(await(socket, GOAWAY, 4)).isEqualTo(ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void resetsOfOpenStreamsAreEnded() throws Exception {
        try (Socket socket = connect()) {
            ByteArrayOutputStream flood = new ByteArrayOutputStream();
            for (int stream = 1; stream < 2000; stream += 2) {
                flood.write(frame(HEADERS, 4, stream, HEAD));
                flood.write(frame(RESET, 0, stream, new byte[4]));
            }
            socket.getOutputStream().write(flood.toByteArray());
            assertThat(await(socket, GOAWAY, 4)).isEqualTo(ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void emptyDataIsEnded() throws Exception {
        try (Socket socket = connect()) {
            ByteArrayOutputStream flood = new ByteArrayOutputStream();
            flood.write(frame(HEADERS, 4, 1, HEAD));
            for (int i = 0; i < 10; i++) {
                flood.write(frame(DATA, 0, 1));
            }
            socket.getOutputStream().write(flood.toByteArray());
            assertThat(await(socket, GOAWAY, 4)).isEqualTo(ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void someOfThemAreAnswered() throws Exception {
        try (Socket socket = connect()) {
            for (int i = 0; i < 500; i++) {
                socket.getOutputStream().write(frame(PING, 0, 0, new byte[8]));
                await(socket, PING, 0);
            }
            socket.getOutputStream().write(frame(HEADERS, 5, 1, HEAD));
            await(socket, HEADERS, 0);
        }
    }

    @Test
    void aHeadThatDripsIsEnded() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(frame(HEADERS, 1, 1, HEAD));
            Thread dripping =
                    Thread.startVirtualThread(() -> {
                        try {
                            while (true) {
                                Thread.sleep(100); // this is what a slow client is
                                byte[] field = {0, 1, 'a', 1, 'b'};
                                socket.getOutputStream().write(frame(CONTINUATION, 0, 1, field));
                            }
                        } catch (IOException | InterruptedException end) {
                            // it was ended, as it should be
                        }
                    });
            assertThat(await(socket, GOAWAY, 4)).isEqualTo(ENHANCE_YOUR_CALM);
            dripping.interrupt();
        }
    }

    @Test
    void aPartOfAFrameIsEnded() throws Exception {
        try (Socket socket = connect()) {
            byte[] head = frame(HEADERS, 5, 1, HEAD);
            socket.getOutputStream().write(head, 0, head.length - 2);
            assertThat(await(socket, GOAWAY, 4)).isEqualTo(ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void aHeadInSeveralFramesIsTaken() throws Exception {
        try (Socket socket = connect()) {
            for (int stream = 1; stream < 10; stream += 2) {
                socket.getOutputStream().write(frame(HEADERS, 1, stream, HEAD));
                socket.getOutputStream().write(frame(CONTINUATION, 4, stream));
                await(socket, HEADERS, 0);
            }
        }
    }
}
