package dev.jumun.benchmarks.fanout;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A client that counts messages of one length: by the bytes of their frames, which costs little of
 * the machine that is measured.
 */
final class Listener implements AutoCloseable {
    /** Of a frame with less than 126 bytes from a server. */
    private static final int HEAD = 2;

    private static final byte[] HANDSHAKE =
            """
            GET /fanout HTTP/1.1\r
            Host: fanout\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r
            """
                    .getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final int frame;
    private final AtomicLong bytes = new AtomicLong();
    private volatile long last;

    /**
     * Connects, and begins to count.
     *
     * @param length of each message, in bytes, less than 126
     */
    Listener(int port, int length) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        frame = HEAD + length;
        socket.getOutputStream().write(HANDSHAKE);
        InputStream in = socket.getInputStream();
        int end = 0; // how much of the empty line has come
        while (end < 4) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The handshake was refused.");
            }
            end = next == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : next == '\r' ? 1 : 0;
        }
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        byte[] buffer = new byte[16 << 10];
        try {
            InputStream in = socket.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                last = System.nanoTime();
                bytes.addAndGet(count);
            }
        } catch (IOException closed) {
            // at the end
        }
    }

    /** How many messages have come. */
    long count() {
        return bytes.get() / frame;
    }

    /** When the last bytes came, in nanoseconds. */
    long lastTime() {
        return last;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
