package dev.jumun.server;

import dev.jumun.server.CorpusFile.Row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The rows of {@code corpus/websocket.txt}, as bytes on connections of their own. */
@Timeout(120)
class WebSocketCorpusTest {
    private static final ServerSettings SETTINGS =
            ServerSettings.defaults().withPort(0).withWebSocketMaxMessage(80_000);
    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate";
    private static final String DEFLATE = "deflate: ";
    private static final String PROBE = "probing";

    @Test
    void eachRowIsTakenAsItMust() throws Exception {
        Server server = Server.start(WebSocketHandlers.echo(), SETTINGS);
        try {
            CorpusRun.run(
                    "websocket.txt",
                    290,
                    row ->
                            row.input().startsWith("GET ")
                                    ? handshake(server, row)
                                    : frames(server, row));
        } finally {
            server.stop(() -> {});
        }
    }

    /** The status, and the extension that was accepted. */
    private static String handshake(Server server, Row row) throws Exception {
        try (RawClient client = new RawClient(server)) {
            String head = client.send(CorpusFile.bytes(row.input())).head();
            String status = head.isEmpty() ? "closed" : head.substring(9, 12);
            for (String line : head.toLowerCase(Locale.ROOT).split("\r\n", -1)) {
                if (line.startsWith("sec-websocket-extensions: ")) {
                    status += line.substring(25).split(";", 2)[0];
                }
            }
            return status;
        }
    }

    private static String frames(Server server, Row row) throws Exception {
        boolean deflates = row.input().startsWith(DEFLATE);
        String frames = deflates ? row.input().substring(DEFLATE.length()) : row.input();
        boolean stays = row.outcome().endsWith("open");
        try (FrameClient client =
                deflates ? new FrameClient(server, OFFER) : new FrameClient(server)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (String frame : frames.split(" ; ", -1)) {
                bytes.writeBytes(WebSocketFrames.bytes(frame));
            }
            if (stays) {
                bytes.writeBytes(WebSocketFrames.bytes("ping " + PROBE));
            }
            try {
                client.write(bytes.toByteArray());
            } catch (SocketException closed) {
                // it has been closed while we were writing: what came says why
            }
            return read(client, row);
        }
    }

    private static String read(FrameClient client, Row row) throws Exception {
        List<String> awaited = Arrays.asList(row.outcome().split(" ", -1));
        boolean stays = awaited.getLast().equals("open");
        int messages = (int) awaited.stream().filter(WebSocketCorpusTest::isMessage).count();
        boolean probed = false;
        Came came = new Came();
        try {
            while (!stays || !probed || messages > 0) {
                FrameClient.Frame frame = client.read();
                String event = event(frame);
                if (event.equals("pong=" + PROBE)) {
                    probed = true;
                    continue;
                }
                messages -= isMessage(event) ? 1 : 0;
                came.add(event);
            }
            return came.and("open", row);
        } catch (EOFException | SocketException closed) {
            return came.and("closed", row);
        } catch (SocketTimeoutException silent) {
            return came.and("silent", row);
        }
    }

    /** Messages, pongs and what closes are told apart: the first two may overtake each other. */
    private static final class Came {
        private final StringBuilder messages = new StringBuilder();
        private final StringBuilder pongs = new StringBuilder();
        private final StringBuilder others = new StringBuilder();

        void add(String event) {
            StringBuilder kind =
                    isMessage(event) ? messages : event.startsWith("pong=") ? pongs : others;
            kind.append(event).append(' ');
        }

        /** With a question mark where the row has one, whether the message came or not. */
        String and(String end, Row row) {
            String[] first = row.outcome().split(" ", 2);
            boolean mayBeLost =
                    first[0].endsWith("?")
                            && (messages.isEmpty()
                                    || messages.toString().equals(first[0].replace("?", " ")));
            return (mayBeLost ? first[0] + " " : messages) + "" + pongs + others + end;
        }
    }

    private static boolean isMessage(String event) {
        return event.startsWith("text=") || event.startsWith("bin=");
    }

    private static String event(FrameClient.Frame frame) throws Exception {
        byte[] payload = frame.payload();
        if ((frame.head() & FrameClient.COMPRESSED) != 0) {
            payload = WebSocketFrames.inflate(payload);
        }
        return switch (frame.opcode()) {
            case FrameClient.TEXT -> "text=" + text(payload);
            case FrameClient.BINARY -> "bin=" + text(payload);
            case FrameClient.PONG -> "pong=" + text(payload);
            case FrameClient.CLOSE -> payload.length == 0 ? "close" : "close=" + frame.closeCode();
            default -> "frame=" + frame.opcode();
        };
    }

    private static String text(byte[] payload) {
        return payload.length > 20
                ? "" + payload.length
                : new String(payload, StandardCharsets.ISO_8859_1);
    }
}
