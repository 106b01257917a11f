package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.MessageChannel;
import dev.jumun.websocket.CloseCode;
import dev.jumun.websocket.WebSocketClosedException;
import dev.jumun.websocket.WebSocketMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/** Large messages of web sockets have a limit together, with all bodies; small ones are served. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // started before each test
class SocketMemoryTest {
    private static final int MOST = 1024 * 1024;
    private static final int LARGE = 200_000;
    private static final int TEXT = FrameClient.FINAL | FrameClient.TEXT;

    private final Semaphore go = new Semaphore(0);
    private Server server;

    private void handle(Exchange exchange) {
        MessageChannel socket = WebSocketHandlers.accept(exchange);
        try {
            if (exchange.head().headers().first("x-waits") != null) {
                go.acquireUninterruptibly();
            }
            while (true) {
                socket.send(socket.receive());
            }
        } catch (WebSocketClosedException end) {
            // that is how each of them ends
        }
    }

    @BeforeEach
    void start() throws IOException {
        server =
                Server.start(
                        this::handle,
                        ServerSettings.defaults().withPort(0).withMaxBodyMemory(MOST));
    }

    @AfterEach
    void stop() throws Exception {
        go.release(100);
        Waiting.until(() -> held() == 0);
        server.stop(() -> {});
    }

    private long held() {
        return server.state().heldBodies().bytes();
    }

    private static byte[] part(int size) {
        return Arrays.copyOf(FrameClient.frame(TEXT, new byte[300_000], true), size);
    }

    @Test
    void messagesThatAreNotCompleteAreCounted() throws Exception {
        try (FrameClient first = new FrameClient(server);
                FrameClient second = new FrameClient(server)) {
            first.write(part(250_000));
            second.write(part(250_000));
            Waiting.until(() -> held() == 1_000_000);
            try (FrameClient third = new FrameClient(server);
                    FrameClient small = new FrameClient(server)) {
                third.write(part(100_000));
                FrameClient.Frame close = third.read();
                assertThat(close.opcode()).isEqualTo(FrameClient.CLOSE);
                assertThat(close.closeCode()).isEqualTo(CloseCode.TRY_AGAIN_LATER);
                assertThat(small.send(TEXT, "x".repeat(16_000)).read().payload()).hasSize(16_000);
            }
        }
        Waiting.until(() -> held() == 0);
        try (FrameClient later = new FrameClient(server)) {
            assertThat(later.send(TEXT, "x".repeat(LARGE)).read().payload()).hasSize(LARGE);
        }
    }

    @Test
    void messagesThatWaitForTheirHandlerAreCounted() throws Exception {
        FrameClient[] clients = new FrameClient[4];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = new FrameClient(server, "X-Waits: yes");
            clients[i].send(TEXT, "x".repeat(LARGE));
            long expected = (i + 1L) * LARGE;
            Waiting.until(() -> held() == expected);
        }
        try (FrameClient another = new FrameClient(server)) {
            another.send(TEXT, "x".repeat(LARGE));
            assertThat(another.read().closeCode()).isEqualTo(CloseCode.TRY_AGAIN_LATER);
        }
        go.release(3);
        Waiting.until(() -> held() <= LARGE);
        go.release(1);
        for (FrameClient client : clients) {
            assertThat(client.read().payload()).hasSize(LARGE);
            client.close();
        }
    }

    @Test
    void whatNobodyTakesIsGivenBack() throws Exception {
        try (FrameClient client = new FrameClient(server, "X-Waits: yes")) {
            client.send(TEXT, "x".repeat(LARGE));
            Waiting.until(() -> held() == LARGE);
        }
        go.release(1); // the handler takes the message of a client that has gone, and fails
        Waiting.until(() -> held() == 0);
    }

    @Test
    void theMessageThatAHandlerWorksWithIsCounted() throws Exception {
        server.stop(() -> {});
        server =
                Server.start(
                        exchange -> {
                            MessageChannel socket = WebSocketHandlers.accept(exchange);
                            socket.receive();
                            go.acquireUninterruptibly();
                        },
                        ServerSettings.defaults().withPort(0).withMaxBodyMemory(MOST));
        try (FrameClient client = new FrameClient(server)) {
            client.send(TEXT, "x".repeat(LARGE));
            Waiting.until(() -> held() == LARGE && go.hasQueuedThreads());
            go.release();
            assertThat(client.read().opcode()).isEqualTo(FrameClient.CLOSE);
        }
        Waiting.until(() -> held() == 0);
    }

    /** A client that takes nothing is ended when others need its memory. */
    @Test
    void largeMessagesToSlowClientsAreCounted() throws Exception {
        int size = 32 * 1024 * 1024; // more than the kernel takes
        server.stop(() -> {});
        server =
                Server.start(
                        exchange -> {
                            MessageChannel socket = WebSocketHandlers.accept(exchange);
                            socket.send(WebSocketMessage.binary(new byte[size]));
                            go.acquireUninterruptibly();
                        },
                        ServerSettings.defaults().withPort(0).withMaxUnsent(size - MOST));
        try (FrameClient slow = new FrameClient(server)) {
            Waiting.until(() -> server.state().unsent().bytes() >= size);
            try (FrameClient other = new FrameClient(server)) {
                assertThat(other.read().payload()).hasSize(size);
                slow.socket.setSoTimeout(30_000);
                assertThatThrownBy(slow::read).isInstanceOf(IOException.class);
                go.release(2);
                assertThat(other.read().opcode()).isEqualTo(FrameClient.CLOSE);
            }
        }
        Waiting.until(() -> server.state().unsent().bytes() == 0);
    }

    @Test
    void pingsAreNoPartsOfMessages() throws Exception {
        try (FrameClient client = new FrameClient(server)) {
            byte[] payload = "x".repeat(125).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 2 * MOST / payload.length; i++) {
                client.send(FrameClient.FINAL | FrameClient.PONG, payload);
            }
            assertThat(client.send(TEXT, "still here").read().text()).isEqualTo("still here");
            assertThat(held()).isZero();
        }
    }
}
