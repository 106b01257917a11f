package dev.jumun.jdbc;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link Soaked} in a process of its own, in which no file gets larger than a megabyte, as on a
 * disk that is full then, and whose clock can be set where libfaketime is installed.
 */
final class SoakedServer implements AutoCloseable {
    private static final byte[] PIECE = new byte[1 << 16];
    private static final List<Path> FAKE_TIME =
            List.of(
                    Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
                    Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"));

    private final Listening server;
    private final @Nullable Path clock;

    /**
     * Starts it.
     *
     * @param clock where the time is written that its clock shows, if it shall be set: each look at
     *     it takes longer then
     */
    SoakedServer(String database, @Nullable Path clock) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f 1024; exec \"$@\"", "bash"));
        command.addAll(Listening.command(Soaked.class, "-Xmx256m", "-XX:+ExitOnOutOfMemoryError"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SOAK_DATABASE", database);
        Path library = FAKE_TIME.stream().filter(Files::exists).findFirst().orElse(null);
        this.clock = library == null ? null : clock;
        if (library != null && clock != null) {
            Files.writeString(clock, "+0\n");
            builder.environment().put("LD_PRELOAD", library.toString());
            builder.environment().put("FAKETIME_TIMESTAMP_FILE", clock.toString());
            builder.environment().put("FAKETIME_CACHE_DURATION", "1");
            builder.environment().put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
            builder.environment().put("DONT_FAKE_MONOTONIC", "1");
        }
        server = Listening.start(builder);
    }

    int port() {
        return server.port();
    }

    boolean isAlive() {
        return server.process().isAlive();
    }

    /** Sets its clock forward or back; returns whether it could be. */
    boolean stepClock(String offset) throws IOException {
        if (clock == null) {
            return false;
        }
        Files.writeString(clock, offset + "\n");
        return true;
    }

    /** Heap in bytes, descriptors, threads, once all garbage has gone. */
    long[] use() throws IOException {
        String[] parts =
                body(request("GET /use", "", 0, out -> {})).replace("\"", "").split(" ", -1);
        return new long[] {
            Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])
        };
    }

    /**
     * Uploads this number of bytes; returns the status. Sends the same piece again and again: large
     * arrays would make the collector stop this process, which measures.
     */
    int upload(int size) throws IOException {
        String before =
                "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
        String after = "\r\n--XX--\r\n";
        String answer =
                request(
                        "POST /upload",
                        "Content-Type: multipart/form-data; boundary=XX\r\n",
                        before.length() + size + after.length(),
                        out -> {
                            out.write(before.getBytes(StandardCharsets.US_ASCII));
                            for (int left = size; left > 0; left -= PIECE.length) {
                                out.write(PIECE, 0, Math.min(left, PIECE.length));
                            }
                            out.write(after.getBytes(StandardCharsets.US_ASCII));
                        });
        return answer.length() < 12 ? 0 : Integer.parseInt(answer.substring(9, 12));
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    /** Writes the body of a request. */
    @FunctionalInterface
    private interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private String request(String line, String fields, int length, Body body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(60_000);
            String head =
                    line
                            + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                            + fields
                            + "Content-Length: "
                            + length
                            + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            body.writeTo(socket.getOutputStream());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        server.process().destroy();
        server.process().onExit().join();
    }
}
