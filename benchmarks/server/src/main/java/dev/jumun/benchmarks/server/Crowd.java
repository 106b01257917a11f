package dev.jumun.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many connections of which each has asked once. */
public final class Crowd implements AutoCloseable {
    /** So many from one address: each has only some 28,000 ports to choose from. */
    private static final int PER_ADDRESS = 5000;

    /** So many may wait to be accepted, with any server. */
    private static final int BATCH = 100;

    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final List<SocketChannel> connections = new ArrayList<>();

    private Crowd() {}

    /** Opens connections to any server: see {@link #open(int, String, int, boolean, int)}. */
    static Crowd open(int port, String path, int size, boolean answered)
            throws IOException, InterruptedException {
        return open(port, path, size, answered, BATCH);
    }

    /**
     * Opens connections and sends a request on each; the caller closes them.
     *
     * @param answered whether to wait for the answers, too
     * @param batch so many at once: not more than the server's backlog takes
     */
    public static Crowd open(int port, String path, int size, boolean answered, int batch)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        Crowd crowd = new Crowd();
        try {
            SocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            byte[] request =
                    ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII);
            while (crowd.connections.size() < size) {
                int from = crowd.connections.size();
                for (int i = from; i < Math.min(from + batch, size); i++) {
                    SocketChannel connection = SocketChannel.open();
                    crowd.connections.add(connection);
                    connection.bind(
                            new InetSocketAddress(
                                    InetAddress.getByAddress(
                                            new byte[] {127, 0, 0, (byte) (2 + i / PER_ADDRESS)}),
                                    0));
                    connection.connect(server);
                    connection.write(ByteBuffer.wrap(request));
                }
                if (answered) {
                    for (SocketChannel connection :
                            crowd.connections.subList(from, crowd.connections.size())) {
                        expectAnswer(connection, deadline);
                    }
                } else {
                    Thread.sleep(100); // no more at once than a server's backlog takes
                }
            }
            return crowd;
        } catch (IOException | InterruptedException | RuntimeException e) {
            crowd.close();
            throw e;
        }
    }

    /** Small answers come in one piece, or so nearly that the rest may be left. */
    private static void expectAnswer(SocketChannel connection, long deadline)
            throws IOException, InterruptedException {
        ByteBuffer answer = ByteBuffer.allocate(1024);
        connection.configureBlocking(false);
        int read = connection.read(answer);
        while (read == 0 && System.nanoTime() < deadline) {
            Thread.sleep(1);
            read = connection.read(answer);
        }
        String text = text(answer);
        if (read <= 0 || !text.startsWith("HTTP/1.1 200")) {
            throw new IllegalStateException(
                    "one of many connections was answered with '" + text + "'");
        }
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
    }

    /** Returns how many the server has closed, or answered though they should wait. */
    public int disturbed(boolean answered) throws IOException {
        int disturbed = 0;
        for (SocketChannel connection : connections) {
            connection.configureBlocking(false);
            ByteBuffer bytes = ByteBuffer.allocate(1024);
            int read = connection.read(bytes);
            if (answered ? read < 0 : read != 0) {
                disturbed++;
            }
        }
        return disturbed;
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }
}
