package dev.jumun.jdbc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Requests over HTTP/2 that are taken back: no answer is read (RFC 9113, RFC 7541). */
final class Http2Streams implements AutoCloseable {
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int END_STREAM_AND_HEADERS = 5;
    private static final int CANCEL = 8;

    private final Socket socket;
    private int next = 1;

    Http2Streams(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        send(SETTINGS, 0, 0, new byte[0]);
        send(SETTINGS, 1, 0, new byte[0]); // acknowledges those of the server
    }

    /** Asks, and returns the number of the stream. */
    int get(String path) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0x82); // :method GET
        block.write(0x86); // :scheme http
        literal(block, 0x04, path); // :path
        literal(block, 0x01, "bank"); // :authority
        int stream = next;
        next += 2;
        send(HEADERS, END_STREAM_AND_HEADERS, stream, block.toByteArray());
        return stream;
    }

    private static void literal(ByteArrayOutputStream block, int name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        block.write(name);
        block.write(bytes.length);
        block.writeBytes(bytes);
    }

    void reset(int stream) throws IOException {
        send(RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(CANCEL).array());
    }

    private void send(int type, int flags, int stream, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
        frame.putShort((short) (payload.length >> 8)).put((byte) payload.length);
        frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
        socket.getOutputStream().write(frame.array());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
