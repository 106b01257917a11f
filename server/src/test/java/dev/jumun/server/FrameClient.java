package dev.jumun.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A web socket over a bare socket, frame by frame (RFC 6455, section 5.2). */
final class FrameClient implements AutoCloseable {
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /** The last frame of a message, or the only one. */
    static final int FINAL = 0x80;

    /** What is compressed. */
    static final int COMPRESSED = 0x40;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Frame(int head, byte[] payload) {
        int opcode() {
            return head & 0x0f;
        }

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            return (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
        }
    }

    final Socket socket;
    private final DataInputStream in;
    final String head;

    FrameClient(Server server, String... fields) throws IOException {
        this(server.port(), fields);
    }

    FrameClient(int port, String... fields) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(15_000);
        in = new DataInputStream(socket.getInputStream());
        String more = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
        write(
                ("GET /socket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
                                + "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                + more
                                + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        head = readHead(in);
    }

    private static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    FrameClient send(int head, String payload) throws IOException {
        return send(head, payload.getBytes(StandardCharsets.UTF_8));
    }

    FrameClient send(int head, byte[] payload) throws IOException {
        write(frame(head, payload, true));
        return this;
    }

    static byte[] frame(int head, byte[] payload, boolean masked) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int mask = masked ? 0x80 : 0;
        out.write(head);
        if (payload.length < 126) {
            out.write(mask | payload.length);
        } else if (payload.length < 65_536) {
            out.write(mask | 126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        } else {
            out.write(mask | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) payload.length >> shift));
            }
        }
        byte[] key = {1, 2, 3, 4};
        if (masked) {
            out.writeBytes(key);
        }
        for (int i = 0; i < payload.length; i++) {
            out.write(masked ? payload[i] ^ key[i % 4] : payload[i]);
        }
        return out.toByteArray();
    }

    Frame read() throws IOException {
        int first = in.readUnsignedByte();
        long length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return new Frame(first, payload);
    }

    /** Whether the server has closed the connection. */
    boolean isAtEnd() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
