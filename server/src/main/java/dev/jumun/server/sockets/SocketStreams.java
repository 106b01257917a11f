package dev.jumun.server.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A socket's bytes as the streams that {@link java.net.Socket} hands out. */
public final class SocketStreams {
    private SocketStreams() {}

    static InputStream in(EventLoopSocket socket) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return socket.receive(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                socket.close();
            }
        };
    }

    static OutputStream out(EventLoopSocket socket) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                socket.send(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                socket.close();
            }
        };
    }
}
