package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.kitchen.view.SocketFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A flood of connections takes all descriptors of a process, and passes. */
@Timeout(120)
class FewDescriptorsTest {
    private static final int DESCRIPTORS = 150;
    private static final Path FOLDER = SocketFolder.path(System.getenv());

    @Test
    void theTaskSocketAnswersAfterwards() throws Exception {
        List<Socket> flood = new ArrayList<>();
        try (SmallServer server = new SmallServer("-Xmx128m", String.valueOf(DESCRIPTORS))) {
            Path socket = socketOf(server);
            for (int i = 0; i < DESCRIPTORS; i++) {
                flood.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
            }
            while (openBy(server) < DESCRIPTORS - 1) { // the task socket has its next one already
                Thread.onSpinWait();
            }
            for (int i = 0; i < 8; i++) {
                SocketChannel.open(UnixDomainSocketAddress.of(socket)).close();
            }
            for (Socket each : flood) {
                each.close();
            }
            String answer = "";
            while (answer.isEmpty()) {
                answer = ask(socket);
            }
            assertThat(answer).startsWith("HTTP/1.1 200 OK").contains("pid " + server.pid());
        } finally {
            for (Socket each : flood) {
                each.close();
            }
        }
    }

    private static long openBy(SmallServer server) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + server.pid() + "/fd"))) {
            return open.count();
        }
    }

    /** Waits until the socket is there: a start does not wait for it. */
    private static Path socketOf(SmallServer server) {
        Path socket = FOLDER.resolve(server.pid() + ".sock");
        while (!Files.exists(socket)) {
            Thread.onSpinWait();
        }
        return socket;
    }

    /** Returns nothing while the server has no descriptor for an answer. */
    private static String ask(Path socket) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            try {
                channel.write(
                        ByteBuffer.wrap(
                                "GET /tasks HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
                return new String(
                        Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException closedUnread) {
                return "";
            }
        }
    }
}
