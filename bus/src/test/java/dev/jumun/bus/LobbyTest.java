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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Two nodes of an application: its sockets and event streams, and the chapter about them. */
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
        try (Servers.Server server = servers.start();
                Bus first = server.bus();
                Bus second = server.bus();
                TestClient one = node(first);
                TestClient two = node(second);
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
        try (Servers.Server server = servers.start();
                Bus first = server.bus();
                Bus second = server.bus();
                TestClient one = node(first);
                TestClient two = node(second)) {
            TestCall stream = two.get("/ready").start();
            String event = "data: {\"number\":7,\"drink\":\"tea\"}";
            AtomicBoolean isSeen = new AtomicBoolean();
            Thread publisher = // again and again, since it is not known when the stream begins
                    Thread.ofVirtual()
                            .start(() -> {
                                while (!isSeen.get()) {
                                    first.publish(
                                            "ready", bytes("{\"number\":7,\"drink\":\"tea\"}"));
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
            second.publish("ready", bytes("{\"number\":\"?\"}"));

            try (TestSocket socket = two.webSocket("/lobby").connect()) {
                server.end();
                Heard.await("the node to notice", () -> !second.isConnected());
                assertThat(two.get("/readyz").send().status()).isEqualTo(200); // degraded only
                server.begin();
                assertThat(socket.receiveText()).isEqualTo("You may have missed something.");
            }
            assertThat(stream.await().text()).contains(event).doesNotContain("?");
        }
    }

    @Test
    void theChapterShowsThisCode() throws Exception {
        String source =
                words(
                        Files.readString(
                                Path.of(
                                        "src",
                                        "test",
                                        "java",
                                        "dev",
                                        "jumun",
                                        "bus",
                                        "Lobby.java")));
        String chapter = Files.readString(Path.of("..", "docs", "nodes.md"));
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(chapter);
        int blocks = 0;
        while (block.find()) {
            for (String part : block.group(1).split("\n\n", -1)) {
                assertThat(source).contains(words(part));
            }
            blocks++;
        }
        assertThat(blocks).isGreaterThan(3);
    }

    private static String words(String source) {
        return source.replaceAll("\\s+", "");
    }
}
