package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.MutableHeaders;
import dev.jumun.async.Async;
import dev.jumun.async.Coroutine;
import dev.jumun.exchange.Exchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bodies beyond what the allocator pools, many at once, of clients of which some leave: the loops
 * and the handlers' threads must not wait for each other in the queue of one lock (decision 25).
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // what stands still cannot stop
class LargeBodiesTest {
    private static final int CLIENTS = 16;
    private static final int ROUNDS = 12;
    private static final int SIZE = 1_200_000;

    private static void handle(Exchange exchange) {
        byte[] bytes = exchange.body().readAll();
        exchange.respond(200, new MutableHeaders(), bytes, 0, bytes.length);
    }

    /** Sends a body, or half of it, and returns how much of the answer came. */
    private static int post(int port, int size) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String head =
                    "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                            + SIZE
                            + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[size]);
            if (size < SIZE) {
                return 0; // and leaves
            }
            InputStream in = socket.getInputStream();
            return in.readAllBytes().length;
        }
    }

    @Test
    void theLoopsGoOn() throws Exception {
        Server server =
                Server.start(LargeBodiesTest::handle, ServerSettings.defaults().withPort(0));
        try {
            for (int round = 0; round < ROUNDS; round++) {
                List<Coroutine<Integer>> clients = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    int size = i % 3 == 0 ? SIZE / 2 : SIZE;
                    clients.add(() -> Async.blocking(() -> post(server.port(), size)));
                }
                List<Integer> answers = Async.gather(clients);
                for (int i = 0; i < CLIENTS; i++) {
                    if (i % 3 != 0) {
                        assertThat(answers.get(i)).isGreaterThan(SIZE);
                    }
                }
            }
        } finally {
            server.stop(() -> {});
        }
    }
}
