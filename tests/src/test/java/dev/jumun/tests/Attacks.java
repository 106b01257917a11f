package dev.jumun.tests;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What broken and hostile clients do to a server, over raw sockets. */
final class Attacks {
    private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_STREAM_AND_HEADERS = 5;
    private static final int INITIAL_WINDOW_SIZE = 4;

    private final int port;

    Attacks(int port) {
        this.port = port;
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** One request over a connection of its own; returns the status, or 0 if there is no answer. */
    int ask(String head, String body) throws IOException {
        try (Socket socket = connect()) {
            send(
                    socket,
                    head
                            + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                            + body.length()
                            + "\r\nContent-Type: application/json\r\n\r\n"
                            + body);
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.length() < 12 ? 0 : Integer.parseInt(answer.substring(9, 12));
        }
    }

    /** Returns the body of an answer to a GET. */
    String get(String path) throws IOException {
        try (Socket socket = connect()) {
            send(socket, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    /** Sends some bytes and resets the connection. */
    void reset(String bytes) throws IOException {
        try (Socket socket = connect()) {
            send(socket, bytes);
            socket.setSoLinger(true, 0);
        }
    }

    /** A connection that is kept alive. */
    Kept keep() throws IOException {
        return new Kept(connect());
    }

    /** A connection that is kept alive. */
    static final class Kept implements AutoCloseable {
        private final Socket socket;
        private final DataInputStream in;

        private Kept(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        }

        /** Returns the JSON text that a GET is answered with, without its quotes. */
        String get(String path) throws IOException {
            send(socket, "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) in.readUnsignedByte());
            }
            Matcher length = LENGTH.matcher(head);
            if (!length.find()) {
                throw new IOException("An answer without a length: " + head);
            }
            byte[] body = in.readNBytes(Integer.parseInt(length.group(1)));
            return new String(body, StandardCharsets.US_ASCII).replace("\"", "");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** So many connections with one request each, several at a time; returns how many failed. */
    int shortConnections(int count) throws Exception {
        int atOnce = 8;
        int failed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < atOnce; i++) {
                counts.add(
                        threads.submit(() -> {
                            int bad = 0;
                            for (int n = 0; n < count / atOnce; n++) {
                                bad += ask("GET /a", "") == 200 ? 0 : 1;
                            }
                            return bad;
                        }));
            }
            for (Future<Integer> each : counts) {
                failed += each.get();
            }
        }
        return failed;
    }

    /** Opens so many connections and sends a request with a body on each; reads nothing. */
    List<Socket> posts(int count, String path, String body) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        String request =
                "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(path, body.length(), body);
        for (int i = 0; i < count; i++) {
            Socket socket = connect();
            sockets.add(socket);
            send(socket, request);
        }
        return sockets;
    }

    /** Asks for so many megabytes at once and reads nothing. */
    Socket pipelined(int count) throws IOException {
        Socket socket = connect();
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < count; i++) {
            requests.append("GET /bytes?n=1000000 HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        // the server stops reading at some point, and so the rest waits here
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        send(socket, requests.toString());
                    } catch (IOException closed) {
                        // as it shall be
                    }
                });
        return socket;
    }

    /** Opens so many streams of HTTP/2 whose answers have a megabyte and no window to leave by. */
    Socket withoutWindow(int streams) throws IOException {
        Socket socket = connect();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        DataOutputStream out = new DataOutputStream(bytes);
        head(out, 6, SETTINGS, 0, 0);
        out.writeShort(INITIAL_WINDOW_SIZE);
        out.writeInt(0);
        for (int i = 0; i < streams; i++) {
            byte[] fields = fields("/bytes?n=1000000");
            head(out, fields.length, HEADERS, END_STREAM_AND_HEADERS, 2 * i + 1);
            out.write(fields);
        }
        socket.getOutputStream().write(bytes.toByteArray());
        InputStream in = socket.getInputStream();
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        in.transferTo(java.io.OutputStream.nullOutputStream());
                    } catch (IOException closed) {
                        // as it shall be
                    }
                });
        return socket;
    }

    private static void head(DataOutputStream out, int length, int type, int flags, int stream)
            throws IOException {
        out.writeByte(length >> 16);
        out.writeShort(length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
    }

    /** A head in HPACK, with nothing compressed but names of the static table (RFC 7541). */
    private static byte[] fields(String path) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x82); // :method GET
        out.write(0x86); // :scheme http
        literal(out, 4, path);
        literal(out, 1, "x");
        return out.toByteArray();
    }

    private static void literal(ByteArrayOutputStream out, int name, String value) {
        out.write(name);
        out.write(value.length());
        out.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    }
}
