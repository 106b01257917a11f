package dev.jumun.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The rows of the corpora as bytes of whole connections, which fuzzers begin with. */
public final class Seeds {
    private static final String DEFLATE = "deflate: ";

    private Seeds() {}

    /** Requests of HTTP/1.1. */
    public static List<byte[]> http1() {
        return Mutator.rows("http1.txt", 4000);
    }

    /** Frames of HTTP/2, with the preface and settings before them. */
    public static List<byte[]> http2() {
        List<byte[]> seeds = new ArrayList<>();
        for (CorpusFile.Row row : CorpusFile.read("http2.txt")) {
            Http2Frames frames = new Http2Frames();
            if (!row.input().startsWith("raw")) {
                frames.write("X PRI * HTTP/2.0~~SM~~").write("S");
            }
            for (String frame : row.input().split(" ; ", -1)) {
                if (!frame.equals("raw")) {
                    frames.write(frame);
                }
            }
            seeds.add(frames.toBytes());
        }
        return seeds;
    }

    /** Frames of web sockets, with the handshake before them. */
    public static List<byte[]> webSockets() {
        List<byte[]> seeds = new ArrayList<>();
        for (CorpusFile.Row row : CorpusFile.read("websocket.txt")) {
            if (row.input().startsWith("GET ")) {
                continue;
            }
            boolean deflates = row.input().startsWith(DEFLATE);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(
                    ("GET /socket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
                                    + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                    + (deflates
                                            ? "Sec-WebSocket-Extensions: permessage-deflate\r\n"
                                            : "")
                                    + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String frames = row.input().substring(deflates ? DEFLATE.length() : 0);
            for (String frame : frames.split(" ; ", -1)) {
                bytes.writeBytes(WebSocketFrames.bytes(frame));
            }
            if (bytes.size() < 4000) {
                seeds.add(bytes.toByteArray());
            }
        }
        return seeds;
    }
}
