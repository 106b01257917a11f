package dev.jumun.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;

/** Subscriptions that come and go, and subscribers that fail. */
@Timeout(60)
class SubscribersTest {
    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

    private final Subscribers subscribers = new Subscribers();

    @Test
    void aSubscriptionThatBeginsWhileTheLastOneEndsHearsAll() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            Bus.Subscription last = subscribers.add("chat", _ -> {});
            Thread ending = Thread.ofVirtual().start(last::close);
            Heard heard = new Heard();
            try (Bus.Subscription _ = subscribers.add("chat", heard)) {
                ending.join();
                subscribers.deliver("chat", TEXT);
            }
            assertThat(heard.texts()).as("round " + i).containsExactly("text");
        }
    }

    @Test
    void anErrorOfOneKeepsNothingFromOthers() {
        Heard heard = new Heard();
        subscribers.add(
                "chat",
                _ -> {
                    throw new AssertionError("fails, which others do not notice");
                });
        subscribers.add("chat", heard);
        subscribers.deliver("chat", TEXT);
        assertThat(heard.texts()).containsExactly("text");
    }
}
