package dev.jumun.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A socket, and the bytes as they are. */
final class RawClient implements AutoCloseable {
    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    private final Socket socket;
    private final InputStream in;

    RawClient(Server server) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(15_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    RawClient send(String bytes) throws IOException {
        return send(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads the head of an answer; less if the server closes before its end. */
    String head() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int ends = 0; // how much of an empty line has come
        while (ends < END.length) {
            int b = in.read();
            if (b < 0) {
                break;
            }
            bytes.write(b);
            ends = b == END[ends] ? ends + 1 : b == '\r' ? 1 : 0;
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** Reads one answer: its head, and as much of a body as its content-length says. */
    String answer() throws IOException {
        String head = head();
        for (String line : head.split("\r\n", -1)) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                int length = Integer.parseInt(line.substring(15).strip());
                return head + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
            }
        }
        return head;
    }

    /** Reads until the server closes, or resets the connection: then what came before. */
    String rest() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            in.transferTo(bytes);
        } catch (SocketException _) {
            // what was read counts
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** Reads until the server closes. */
    byte[] bytes() throws IOException {
        return in.readAllBytes();
    }

    int read(byte[] buffer) throws IOException {
        return in.read(buffer);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
