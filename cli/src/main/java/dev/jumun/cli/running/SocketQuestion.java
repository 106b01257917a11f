package dev.jumun.cli.running;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A request to the socket of a process, with an end: the kernel connects to a process that is
 * stopped, and takes what is written to it.
 */
record SocketQuestion(long pid, Path socket, String path) {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /**
     * Returns the body of the answer.
     *
     * @param limit how long it may take until something comes, and until more does
     * @throws ConnectException if it has ended
     * @throws IOException if it does not answer
     */
    byte[] ask(Duration limit) throws IOException {
        byte[] all;
        try (SocketChannel channel = connect(limit);
                Selector selector = Selector.open()) {
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: jumun\r\nConnection: close\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1)));
            channel.register(selector, SelectionKey.OP_READ);
            all = read(channel, selector, limit);
        }
        String text = new String(all, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.1 200 ")) {
            throw new IOException(
                    "Process %d did not answer: %s"
                            .formatted(pid, text.lines().findFirst().orElse("nothing came")));
        }
        return Arrays.copyOfRange(all, end + 4, all.length);
    }

    /** A process that is stopped has a full queue after a while: to connect would wait as well. */
    private SocketChannel connect(Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.configureBlocking(false);
                if (channel.connect(UnixDomainSocketAddress.of(socket))) {
                    return channel;
                }
                channel.close();
            } catch (IOException e) { // also that its queue is full
                channel.close();
                if (e instanceof ConnectException || !Files.exists(socket)) {
                    throw new ConnectException("Process " + pid + " has ended meanwhile.");
                }
            }
            if (System.nanoTime() - end > 0) {
                throw silent(limit);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private byte[] read(SocketChannel channel, Selector selector, Duration limit)
            throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer part = ByteBuffer.allocate(64 * 1024);
        while (true) {
            selector.selectedKeys().clear();
            if (selector.select(limit.toMillis()) == 0) {
                throw silent(limit);
            }
            int count = channel.read(part);
            if (count < 0) {
                return answer.toByteArray();
            }
            answer.write(part.array(), 0, part.position());
            part.clear();
        }
    }

    private IOException silent(Duration limit) {
        return new IOException(
                "Process %d does not answer within %d seconds: it is stopped (kill -CONT %d continues it), or has no processor time."
                        .formatted(pid, limit.toSeconds(), pid));
    }
}
