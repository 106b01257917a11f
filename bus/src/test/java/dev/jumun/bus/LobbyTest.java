package dev.jumun.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestCall;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestSocket;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Two nodes of an application: its sockets and event streams. */
@Timeout(300)
class LobbyTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static TestClient node(Bus bus) {
        return TestClient.of(Lobby.class).override(Bus.class, () -> bus);
    }

    @ParameterizedTest
    @EnumSource
    void allSocketsOfAllNodesReceiveAllMessagesInOneOrder(Servers servers) throws Exception {
        sockets(servers, 5, 200);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void aHundredSocketsReceiveTwoThousandMessages(Servers servers) throws Exception {
        sockets(servers, 50, 2_000);
    }

    /** A number of sockets on each node; both nodes send half of the messages. */
    private static void sockets(Servers servers, int each, int messages) throws Exception {
        try (Servers.Nodes nodes = servers.nodes();
                TestClient one = node(nodes.first());
                TestClient two = node(nodes.second());
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<TestSocket> sockets = new ArrayList<>();
            for (TestClient node : List.of(one, two)) {
                for (int i = 0; i < each; i++) {
                    sockets.add(node.webSocket("/lobby").connect());
                }
            }
            List<Future<List<String>>> read = new ArrayList<>();
            for (TestSocket socket : sockets) {
                read.add(readers.submit(() -> read(socket, messages)));
            }
            TestSocket here = sockets.getFirst();
            TestSocket there = sockets.getLast();
            for (int i = 0; i < messages / 2; i++) {
                here.sendText("a" + i);
                there.sendText("b" + i);
            }
            List<String> order = read.getFirst().get();
            assertThat(order)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, messages)
                                    .mapToObj(i -> (i % 2 == 0 ? "a" : "b") + i / 2)
                                    .toList());
            for (Future<List<String>> other : read) {
                assertThat(other.get()).isEqualTo(order);
            }
            sockets.forEach(TestSocket::close);
        }
    }

    private static List<String> read(TestSocket socket, int count) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        while (texts.size() < count) {
            texts.add(socket.receiveText());
        }
        return texts;
    }

    @ParameterizedTest
    @EnumSource
    void eventStreamsOfAllNodesFollowATopicUntilItMayHaveGaps(Servers servers) throws Exception {
        try (Servers.Nodes nodes = servers.nodes();
                TestClient one = node(nodes.first());
                TestClient two = node(nodes.second())) {
            TestCall stream = two.get("/ready").start();
            String event = "data: {\"number\":7,\"drink\":\"tea\"}";
            AtomicBoolean isSeen = new AtomicBoolean();
            Thread publisher = // again and again, since it is not known when the stream begins
                    Thread.ofVirtual()
                            .start(() -> {
                                while (!isSeen.get()) {
                                    nodes.first()
                                            .publish(
                                                    "ready",
                                                    bytes("{\"number\":7,\"drink\":\"tea\"}"));
                                    LockSupport.parkNanos(10_000_000);
                                }
                            });
            assertThat(stream.awaitText(event)).contains(event);
            isSeen.set(true);
            publisher.join();
            assertThat(
                            one.post("/ready")
                                    .json("{\"number\": 8, \"drink\": \"milk\"}")
                                    .send()
                                    .status())
                    .isEqualTo(202);
            stream.awaitText("data: {\"number\":8,\"drink\":\"milk\"}");
            nodes.second().publish("ready", bytes("{\"number\":\"?\"}"));

            try (TestSocket socket = two.webSocket("/lobby").connect()) {
                nodes.server().end();
                Heard.await("the node to notice", () -> !nodes.second().isConnected());
                assertThat(two.get("/readyz").send().status()).isEqualTo(200); // degraded only
                nodes.server().begin();
                assertThat(socket.receiveText()).isEqualTo("You may have missed something.");
            }
            assertThat(stream.await().text()).contains(event).doesNotContain("?");
        }
    }

    @Test
    void whatNoRoomHasSentReachesNoMember() throws Exception {
        try (Bus bus = Bus.local();
                TestClient client = node(bus);
                TestSocket socket = client.webSocket("/lobby").connect()) {
            socket.sendText("one");
            assertThat(socket.receiveText()).isEqualTo("one");
            bus.publish("lobby", bytes("{\"number\":7}"));
            bus.publish("lobby", new byte[0]);
            socket.sendText("two");
            assertThat(socket.receiveText()).isEqualTo("two");
        }
    }
}
