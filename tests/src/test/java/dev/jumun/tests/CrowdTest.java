package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Uploads larger than the heap, many open streams, and readers that do not read. */
@Timeout(300)
class CrowdTest {
    private static final long MEBIBYTE = 1 << 20;

    private static final class Program implements AutoCloseable {
        final Process process;
        final BufferedReader out;
        final int port;

        Program(String heap) throws Exception {
            process =
                    new ProcessBuilder(
                                    Objects.requireNonNull(System.getProperty("java.home"))
                                            + "/bin/java",
                                    "-Xmx" + heap,
                                    "--add-opens",
                                    "java.base/java.lang=ALL-UNNAMED",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Crowd.class.getName())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            out = process.inputReader(StandardCharsets.US_ASCII);
            port = Integer.parseInt(out.readLine());
        }

        long used() throws Exception {
            process.outputWriter(StandardCharsets.US_ASCII).append('\n').flush();
            return Long.parseLong(out.readLine());
        }

        long resident() throws Exception {
            String status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
            String line =
                    status.lines().filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }

        Socket get(String path) throws Exception {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.getOutputStream()
                    .write(
                            ("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            return socket;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    private static String upload(Program program, long size) throws Exception {
        String head =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
        String tail = "\r\n--b--\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), program.port)) {
            OutputStream out = socket.getOutputStream();
            String request =
                    "POST /upload HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                            + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: "
                            + (head.length() + size + tail.length())
                            + "\r\n\r\n";
            out.write((request + head).getBytes(StandardCharsets.US_ASCII));
            byte[] piece = new byte[(int) MEBIBYTE];
            for (long left = size; left > 0; left -= piece.length) {
                out.write(piece, 0, (int) Math.min(left, piece.length));
            }
            out.write(tail.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anUploadMayBeLargerThanTheHeap() throws Exception {
        try (Program program = new Program("32m")) {
            assertThat(upload(program, 64 * MEBIBYTE)).endsWith("\r\n\r\n" + 64 * MEBIBYTE);
        }
    }

    @Test
    @Tag("long")
    void aGibibyteIsUploadedWithAHeapOf128Mebibytes() throws Exception {
        try (Program program = new Program("128m")) {
            long begin = System.nanoTime();
            assertThat(upload(program, 1024 * MEBIBYTE)).endsWith("\r\n\r\n" + 1024 * MEBIBYTE);
            System.out.printf(
                    Locale.ROOT,
                    "1 GiB uploaded and read again in %.1f s%n",
                    (System.nanoTime() - begin) / 1e9);
        }
    }

    private static void awaitHello(Socket socket) throws Exception {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (text.indexOf("hello") < 0) {
            int next = in.read();
            assertThat(next).isGreaterThanOrEqualTo(0);
            text.append((char) next);
        }
    }

    @Test
    @Tag("long")
    void tenThousandOpenEventStreamsCostLittle() throws Exception {
        int streams = 10_000;
        List<Socket> sockets = new ArrayList<>();
        try (Program program = new Program("1g")) {
            try (Socket first = program.get("/events")) {
                awaitHello(first); // so that all classes are there
            }
            long before = program.used();
            long residentBefore = program.resident();
            for (int i = 0; i < streams; i++) {
                Socket socket = program.get("/events");
                sockets.add(socket);
                awaitHello(socket);
            }
            long each = (program.used() - before) / streams;
            System.out.printf(
                    Locale.ROOT,
                    "%d event streams: %d bytes of heap each, %d bytes resident%n",
                    streams,
                    each,
                    (program.resident() - residentBefore) / streams);
            assertThat(each).isLessThan(30_000);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void aReaderThatDoesNotReadStopsTheGenerator() throws Exception {
        try (Program program = new Program("64m");
                Socket slow = program.get("/endless")) {
            assertThat(slow.getInputStream().read()).isGreaterThanOrEqualTo(0);
            long before = -1;
            long now = pieces(program);
            for (int same = 0; same < 3; ) { // until nothing moves any more
                before = now;
                Thread.sleep(100);
                now = pieces(program);
                same = now == before ? same + 1 : 0;
            }
            assertThat(now * 16 * 1024).isLessThan(64 * MEBIBYTE);
            assertThat(before).isEqualTo(now);
        }
    }

    private static long pieces(Program program) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), program.port)) {
            socket.getOutputStream()
                    .write(
                            "GET /pieces HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return Long.parseLong(answer.substring(answer.lastIndexOf('\n') + 1));
        }
    }
}
