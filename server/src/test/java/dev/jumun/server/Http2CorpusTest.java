package dev.jumun.server;

import dev.jumun.exchange.Exchange;
import dev.jumun.server.CorpusFile.Row;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Error;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The rows of {@code corpus/http2.txt}, as frames on connections of their own. */
@Timeout(120)
class Http2CorpusTest {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final String PROBE = "probing!";
    private static final ServerSettings SETTINGS =
            ServerSettings.defaults()
                    .withPort(0)
                    .withMaxUriSize(1000)
                    .withMaxHeadSize(8192)
                    .withMaxBodySize(20_000);

    /** What the handlers of a connection wait for, by the address of the client. */
    private final Map<SocketAddress, CountDownLatch> waits = new ConcurrentHashMap<>();

    @Test
    void eachRowIsTakenAsItMust() throws Exception {
        Server server = Server.start(this::answer, SETTINGS);
        try {
            CorpusRun.run("http2.txt", 190, row -> outcome(server, row));
        } finally {
            server.stop(() -> {});
        }
    }

    private CountDownLatch wait(Exchange exchange) {
        return waits.computeIfAbsent(
                exchange.head().remoteAddress(), address -> new CountDownLatch(1));
    }

    private void answer(Exchange exchange) {
        switch (exchange.head().path()) {
            case "/wait" -> {
                try {
                    wait(exchange).await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            case "/release" -> wait(exchange).countDown();
            default -> {}
        }
        Handlers.echo().handle(exchange);
    }

    private static String outcome(Server server, Row row) throws Exception {
        try (Connection connection = new Connection(server.port())) {
            return connection.outcome(row);
        }
    }

    private static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final DataInputStream in;
        private final DefaultHttp2HeadersDecoder fields = new DefaultHttp2HeadersDecoder(false);
        private final TreeMap<Integer, String> streams = new TreeMap<>();
        private final Set<Integer> wasReset = new HashSet<>();
        private String pings = "";
        private @Nullable String goAway;
        private boolean probed;
        private boolean released;
        private int release = 1;

        Connection(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(15_000);
            in = new DataInputStream(socket.getInputStream());
        }

        String outcome(Row row) throws Exception {
            boolean lives = row.outcome().endsWith("alive");
            Http2Frames frames = new Http2Frames();
            boolean raw = row.input().startsWith("raw");
            if (!raw) {
                frames.write("X " + PREFACE.replace("\r\n", "~")).write("S");
            }
            for (String frame : row.input().split(" ; ", -1)) {
                if (!frame.equals("raw")) {
                    frames.write(frame);
                    String[] words = frame.split(" +", 5);
                    switch (words[0]) {
                        case "H" -> used(Integer.parseInt(words[1]));
                        case "F" -> used(Integer.parseInt(words[3]));
                        default -> {}
                    }
                }
            }
            if (lives) {
                frames.write("P " + PROBE);
            }
            send(frames);
            return read(row, lives);
        }

        /** The next request has the next number, if there is one. */
        private void used(int stream) {
            int next = (stream + 2) | 1;
            if (next < 0) {
                release = -1;
            } else if (release > 0) {
                release = Math.max(release, next);
            }
        }

        private void send(Http2Frames frames) throws IOException {
            try {
                socket.getOutputStream().write(frames.toBytes());
            } catch (SocketException closed) {
                // it has been closed while we were writing: what came says why
            }
        }

        private String read(Row row, boolean lives) throws Exception {
            String end = "alive";
            try {
                while (!lives || !isComplete(row)) {
                    readFrame();
                }
            } catch (EOFException | SocketException closed) {
                end = "closed";
            } catch (SocketTimeoutException silent) {
                end = probed && released ? "alive" : "silent";
            }
            StringBuilder outcome = new StringBuilder();
            streams.forEach(
                    (stream, what) -> outcome.append(stream).append('=').append(what).append(' '));
            outcome.append(pings);
            if (goAway != null) {
                outcome.append("goaway=").append(goAway).append(' ');
            }
            return outcome.append(end).toString();
        }

        /** Whether all has come that the row names, and the connection has been found alive. */
        private boolean isComplete(Row row) {
            if (!probed || !released) {
                return false;
            }
            for (String part : row.outcome().split(" ", -1)) {
                int equals = part.indexOf('=');
                if (equals > 0
                        && Character.isDigit(part.charAt(0))
                        && !streams.containsKey(Integer.parseInt(part.substring(0, equals)))) {
                    return false;
                }
            }
            return true;
        }

        private void readFrame() throws Exception {
            int head = in.readInt();
            int flags = in.readUnsignedByte();
            int stream = in.readInt() & 0x7fff_ffff;
            byte[] payload = in.readNBytes(head >>> 8);
            switch (head & 0xff) {
                case Http2Frames.HEADERS -> headers(stream, payload);
                case Http2Frames.RST_STREAM ->
                        reset(stream, Http2Error.valueOf(number(payload, 0)));
                case Http2Frames.PING -> ping(flags, payload);
                case Http2Frames.GOAWAY ->
                        goAway = String.valueOf(Http2Error.valueOf(number(payload, 4)));
                default -> {
                    // settings, windows, data
                }
            }
        }

        private static int number(byte[] payload, int at) {
            return java.nio.ByteBuffer.wrap(payload).getInt(at);
        }

        private void headers(int stream, byte[] payload) throws Exception {
            String status =
                    String.valueOf(
                            fields.decodeHeaders(stream, Unpooled.wrappedBuffer(payload)).status());
            if (stream == release) {
                released = status.equals("200");
            } else {
                streams.putIfAbsent(stream, status);
            }
        }

        private void reset(int stream, @Nullable Http2Error code) {
            // what the client has sent before it knew may be reset again (RFC 9113, section 5.1)
            if (code != Http2Error.NO_ERROR && wasReset.add(stream)) {
                streams.merge(stream, String.valueOf(code), (before, now) -> before + "," + now);
            }
        }

        private void ping(int flags, byte[] payload) throws IOException {
            String text = new String(payload, StandardCharsets.ISO_8859_1);
            if (flags != 1) {
                return;
            }
            if (!text.equals(PROBE)) {
                pings += "ping=" + text.replace("\0", "\\0") + " ";
                return;
            }
            probed = true;
            if (release < 0) {
                released = true; // the row has used up all numbers
                return;
            }
            send(
                    new Http2Frames()
                            .write(
                                    "H "
                                            + release
                                            + " end :method=GET :scheme=http :path=/release"
                                            + " :authority=x"));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
