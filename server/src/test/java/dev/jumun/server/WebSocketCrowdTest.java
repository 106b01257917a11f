package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Many sockets at once, and what one costs. */
@Timeout(120)
class WebSocketCrowdTest {
    private static final int SOCKETS = 5_000;

    /** The server of the test, in a process of its own, so that the clients do not count. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) throws Exception {
            Server server =
                    Server.start(WebSocketHandlers.echo(), ServerSettings.defaults().withPort(0));
            System.out.println(server.port());
            try (BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
                while (in.readLine() != null) {
                    System.out.println(used());
                }
            }
            System.exit(0);
        }

        private static long used() throws InterruptedException {
            for (int i = 0; i < 5; i++) {
                System.gc();
                Thread.sleep(100);
            }
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory()
                    - runtime.freeMemory()
                    + io.netty.util.internal.PlatformDependent.usedDirectMemory();
        }
    }

    private static long resident(Process process) throws Exception {
        String status =
                java.nio.file.Files.readString(
                        java.nio.file.Path.of("/proc/" + process.pid() + "/status"));
        String line = status.lines().filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }

    @Test
    @Tag("long")
    void manySocketsCostLittle() throws Exception {
        Process process =
                new ProcessBuilder(
                                Objects.requireNonNull(System.getProperty("java.home"))
                                        + "/bin/java",
                                "--add-opens",
                                "java.base/java.lang=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Program.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<FrameClient> clients = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            int port = Integer.parseInt(out.readLine());
            talk(new FrameClient(port)).close(); // so that all classes are there
            long before = ask(process, out);
            long residentBefore = resident(process);
            for (int i = 0; i < SOCKETS; i++) {
                clients.add(talk(new FrameClient(port)));
            }
            long each = (ask(process, out) - before) / SOCKETS;
            System.out.printf(
                    Locale.ROOT,
                    "%d web sockets: %d bytes of heap and buffers each, %d bytes resident%n",
                    SOCKETS,
                    each,
                    (resident(process) - residentBefore) / SOCKETS);
            for (FrameClient client : clients) {
                talk(client);
            }
            assertThat(each).isLessThan(30_000);
        } finally {
            process.destroy();
            for (FrameClient client : clients) {
                client.close();
            }
        }
    }

    private static FrameClient talk(FrameClient client) throws Exception {
        client.send(FrameClient.FINAL | FrameClient.TEXT, "hello");
        assertThat(client.read().text()).isEqualTo("hello");
        return client;
    }

    private static long ask(Process process, BufferedReader out) throws Exception {
        process.outputWriter(StandardCharsets.US_ASCII).append('\n').flush();
        return Long.parseLong(out.readLine());
    }
}
