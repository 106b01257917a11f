package dev.jumun.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.runtime.engine.Outage;
import dev.jumun.runtime.engine.Outage.Part;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Nodes on a bus: all hear all, in one order, and learn what they may have missed. */
@Timeout(180)
class BusTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void allNodesHearAllMessagesInOneOrder(Servers servers) throws Exception {
        int each = 500;
        try (Servers.Nodes nodes = servers.nodes()) {
            Heard here = Heard.on(nodes.first(), "chat");
            Heard there = Heard.on(nodes.second(), "chat");
            Heard other = Heard.on(nodes.second(), "other");
            List<Thread> publishers = new ArrayList<>();
            for (Bus bus : List.of(nodes.first(), nodes.second())) {
                String name = bus == nodes.first() ? "a" : "b";
                publishers.add(
                        Thread.ofVirtual()
                                .start(() ->
                                        IntStream.range(0, each)
                                                .forEach(i -> publish(bus, "chat", name + i))));
            }
            for (Thread publisher : publishers) {
                publisher.join();
            }
            here.awaitCount(2 * each);
            there.awaitCount(2 * each);
            assertThat(here.texts()).isEqualTo(there.texts()).hasSize(2 * each);
            for (String name : List.of("a", "b")) {
                assertThat(here.texts().stream().filter(text -> text.startsWith(name)))
                        .containsExactlyElementsOf(
                                IntStream.range(0, each).mapToObj(i -> name + i).toList());
            }
            assertThat(other.texts()).isEmpty();
            assertThat(here.gaps() + there.gaps()).isZero();
        }
    }

    /** A publisher that is faster than the engine waits for it, as a program would have to. */
    private static void publish(Bus bus, String topic, String text) {
        while (true) {
            try {
                bus.publish(topic, bytes(text));
                return;
            } catch (BusUnavailableException full) {
                LockSupport.parkNanos(100_000);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLargeMessageArrivesWhole(Servers servers) throws Exception {
        try (Servers.Nodes nodes = servers.nodes()) {
            Heard there = Heard.on(nodes.second(), "chat");
            String large = "é".repeat(Bus.LARGEST / 2);
            nodes.first().publish("chat", bytes("before"));
            nodes.first().publish("chat", bytes(large));
            nodes.first().publish("chat", bytes("after"));
            there.awaitCount(3);
            assertThat(there.texts()).containsExactly("before", large, "after");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSubscriptionEnds(Servers servers) throws Exception {
        try (Servers.Server server = servers.start();
                Bus bus = server.bus()) {
            Heard kept = Heard.on(bus, "chat");
            Heard ended = new Heard();
            Bus.Subscription subscription = bus.subscribe("chat", ended);
            bus.subscribe(
                    "chat",
                    _ -> {
                        throw new IllegalStateException("fails, which others do not notice");
                    });
            bus.publish("chat", bytes("one"));
            kept.awaitCount(1);
            Heard.await("the other", () -> ended.texts().size() == 1);
            subscription.close();
            bus.publish("chat", bytes("two"));
            kept.awaitCount(2);
            assertThat(ended.texts()).containsExactly("one");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEngineThatWasAwayIsAGapForEachNode(Servers servers) throws Exception {
        try (Servers.Nodes nodes = servers.nodes()) {
            Heard here = Heard.on(nodes.first(), "chat");
            Heard there = Heard.on(nodes.second(), "chat");
            nodes.first().publish("chat", bytes("before"));
            here.awaitCount(1);
            there.awaitCount(1);

            long gaps = Outage.damages(Part.BUS);
            nodes.server().end();
            Heard.await(
                    "nodes to notice",
                    () -> !nodes.first().isConnected() && !nodes.second().isConnected());
            Heard.await("metrics to show it", () -> Outage.away(Part.BUS) == 2);
            int kept = fill(nodes.first());
            // and what fits into the frame that the sender has already
            assertThat(kept).isBetween(Outbox.MOST, Outbox.MOST + 5_000);

            nodes.server().begin();
            long millis = Heard.await("both", () -> here.gaps() == 1 && there.gaps() == 1);
            System.out.println(servers + " is back: " + millis + " ms until both nodes know");
            assertThat(nodes.first().isConnected() && nodes.second().isConnected()).isTrue();
            assertThat(Outage.away(Part.BUS)).isZero();
            assertThat(Outage.damages(Part.BUS) - gaps).isEqualTo(2);
            publish(nodes.first(), "chat", "after a");
            publish(nodes.second(), "chat", "after b");
            Heard.await(
                    "both nodes to hear both",
                    () ->
                            here.texts().containsAll(List.of("after a", "after b"))
                                    && there.texts().containsAll(List.of("after a", "after b")));
            // what was kept is sent at last, and nothing twice
            assertThat(here.texts()).doesNotHaveDuplicates();
            assertThat(there.texts()).doesNotHaveDuplicates();
            assertThat(here.gaps()).isEqualTo(1);
            assertThat(there.gaps()).isEqualTo(1);
        }
    }

    /** Publishes until no more is kept; returns how many messages were. */
    private static int fill(Bus bus) {
        for (int i = 0; ; i++) {
            try {
                bus.publish("chat", bytes("kept " + i));
            } catch (BusUnavailableException full) {
                assertThat(full).hasMessageContaining("1024 messages wait");
                return i;
            }
        }
    }

    @Test
    void anEngineThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> PostgresBus.on("jdbc:h2:mem:bus"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:postgresql://");
        assertThatThrownBy(() -> PostgresBus.on("postgres://ann:secret@host/orders"))
                .hasMessageContaining("jdbc:postgresql://")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> RedisBus.on("redis://127.0.0.1:1"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Redis cannot be reached.");
    }

    @Test
    void whatCannotBeCarriedIsRefused() {
        Bus bus = Bus.local();
        Heard heard = Heard.on(bus, "chat");
        assertThatThrownBy(() -> bus.publish("\u00e9".repeat(101), new byte[0]))
                .hasMessageContaining("202 bytes");
        assertThatThrownBy(() -> bus.publish("chat", new byte[Bus.LARGEST + 1]))
                .hasMessageContaining("1048577 bytes");
        byte[] changed = bytes("one");
        bus.publish("chat", changed);
        changed[0] = 'x';
        assertThat(heard.texts()).containsExactly("one");
        assertThat(bus.isConnected()).isTrue();
        bus.close();
        assertThat(bus.isConnected()).isFalse();
        assertThatThrownBy(() -> bus.publish("chat", new byte[0]))
                .isInstanceOf(IllegalStateException.class);
    }
}
