package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.exchange.MessageChannel;
import dev.jumun.websocket.CloseCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Compressed messages (RFC 7692), with the JDK's zlib at the other end. */
@Timeout(60)
class WebSocketDeflateTest {
    private static final String OFFER =
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits";
    private static final int TEXT = FrameClient.FINAL | FrameClient.TEXT;

    /** Section 7.2.1. */
    private static byte[] deflate(byte[] bytes) {
        try (Deflater deflater = new Deflater(9, true)) {
            deflater.setInput(bytes);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            int count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            while (count > 0) {
                out.write(buffer, 0, count);
                count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            }
            byte[] all = out.toByteArray();
            return Arrays.copyOf(all, all.length - 4);
        }
    }

    /** Section 7.2.2. */
    private static byte[] inflate(byte[] bytes) throws DataFormatException {
        try (Inflater inflater = new Inflater(true)) {
            byte[] whole = Arrays.copyOf(bytes, bytes.length + 4);
            whole[bytes.length + 2] = (byte) 0xff;
            whole[bytes.length + 3] = (byte) 0xff;
            inflater.setInput(whole);
            byte[] out = new byte[1_000_000];
            return Arrays.copyOf(out, inflater.inflate(out));
        }
    }

    @Test
    void messagesAreCompressedBothWays() throws Exception {
        Server server = Server.start(WebSocketHandlers.echo(), settings());
        try (FrameClient client = new FrameClient(server, OFFER)) {
            assertThat(client.head)
                    .contains("permessage-deflate")
                    .contains("server_no_context_takeover")
                    .contains("client_no_context_takeover");
            byte[] large = "조금 ".repeat(20_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 3; i++) {
                client.send(TEXT | FrameClient.COMPRESSED, deflate(large));
                FrameClient.Frame frame = client.read();
                assertThat(frame.head()).isEqualTo(TEXT | FrameClient.COMPRESSED);
                assertThat(frame.payload().length).isLessThan(2000);
                assertThat(inflate(frame.payload())).isEqualTo(large);
            }
            // what is small is sent as it is, and may be
            client.send(TEXT, "small");
            FrameClient.Frame frame = client.read();
            assertThat(frame.head()).isEqualTo(TEXT);
            assertThat(frame.text()).isEqualTo("small");
        } finally {
            server.stop(() -> {});
        }
    }

    /** All messages come with one read, and each becomes a thousand times as large. */
    @Test
    void messagesOfOneReadAreInflatedAsTheHandlerTakesThem() throws Exception {
        int count = 40;
        BlockingQueue<Integer> sizes = new LinkedBlockingQueue<>();
        Server server =
                Server.start(
                        exchange -> {
                            MessageChannel channel = WebSocketHandlers.accept(exchange);
                            for (int i = 0; i < count; i++) {
                                sizes.add(channel.receive().size());
                            }
                        },
                        settings().withMaxBodyMemory(8 << 20));
        byte[] message = deflate(new byte[1_000_000]);
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            frames.writeBytes(
                    FrameClient.frame(
                            FrameClient.FINAL | FrameClient.BINARY | FrameClient.COMPRESSED,
                            message,
                            true));
        }
        try (FrameClient client = new FrameClient(server, OFFER)) {
            client.write(frames.toByteArray());
            for (int i = 0; i < count; i++) {
                assertThat(sizes.poll(15, TimeUnit.SECONDS)).isEqualTo(1_000_000);
            }
            assertThat(client.read().closeCode()).isEqualTo(CloseCode.NORMAL);
        } finally {
            server.stop(() -> {});
        }
    }

    private static ServerSettings settings() {
        return ServerSettings.defaults().withPort(0);
    }

    private static String head(ServerSettings settings, String... fields) throws Exception {
        Server server = Server.start(WebSocketHandlers.echo(), settings);
        try (FrameClient client = new FrameClient(server, fields)) {
            client.send(TEXT, "works");
            assertThat(client.read().text()).isEqualTo("works");
            return client.head.toLowerCase(java.util.Locale.ROOT);
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void offersThatCannotBeMetAreDeclined() throws Exception {
        String field = "Sec-WebSocket-Extensions: ";
        assertThat(head(settings(), field + "permessage-deflate; server_max_window_bits=10"))
                .doesNotContain("extensions");
        assertThat(head(settings(), field + "permessage-deflate; what=1"))
                .doesNotContain("extensions");
        assertThat(head(settings(), field + "x-webkit-deflate-frame")).doesNotContain("extensions");
        for (String odd :
                new String[] {";;=;,,", "=", "permessage-deflate; client_max_window_bits=x"}) {
            assertThat(head(settings(), field + odd)).doesNotContain("extensions");
        }
        assertThat(head(settings(), field + "unknown, permessage-deflate"))
                .contains("permessage-deflate");
        assertThat(head(settings().withWebSocketDeflateThreshold(-1), OFFER))
                .doesNotContain("extensions");
    }

    private static int closeCode(byte[] payload) throws Exception {
        Server server = Server.start(WebSocketHandlers.echo(), settings());
        try (FrameClient client = new FrameClient(server, OFFER)) {
            client.send(FrameClient.FINAL | FrameClient.BINARY | FrameClient.COMPRESSED, payload);
            FrameClient.Frame frame = client.read();
            assertThat(frame.opcode()).isEqualTo(FrameClient.CLOSE);
            return frame.closeCode();
        } finally {
            server.stop(() -> {});
        }
    }

    @Test
    void aBombIsNotSetOff() throws Exception {
        byte[] bomb = deflate(new byte[300_000_000]);
        assertThat(bomb).hasSizeLessThan(1_000_000); // it would pass as a frame
        assertThat(closeCode(bomb)).isEqualTo(CloseCode.TOO_BIG);
        assertThat(closeCode(deflate(new byte[1_100_000]))).isEqualTo(CloseCode.TOO_BIG);
    }

    @Test
    void whatIsNotCompressedRightlyClosesTheSocket() throws Exception {
        byte[] noise = new byte[100];
        Arrays.fill(noise, (byte) 0xa7);
        assertThat(closeCode(noise)).isEqualTo(CloseCode.INVALID_MESSAGE);
    }
}
