package dev.jumun.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

/** Frames that come twice, or not at all. */
class InboxTest {
    private final Subscribers subscribers = new Subscribers();
    private final Inbox inbox = new Inbox(subscribers);
    private final Heard heard = new Heard();

    InboxTest() {
        subscribers.add("chat", heard);
    }

    private static byte[] frame(long node, long number) throws InterruptedException {
        Outbox outbox = new Outbox();
        outbox.add("chat", (node + "-" + number).getBytes(StandardCharsets.UTF_8));
        return outbox.take(node, number, 1_000);
    }

    @Test
    void aFrameThatIsSentAgainIsDeliveredOnce() throws Exception {
        inbox.open(frame(1, 1));
        inbox.open(frame(1, 2));
        inbox.open(frame(1, 2));
        inbox.open(frame(2, 1));
        assertThat(heard.texts()).containsExactly("1-1", "1-2", "2-1");
        assertThat(heard.gaps()).isZero();
    }

    @Test
    void aMissingFrameIsAGap() throws Exception {
        inbox.open(frame(1, 7)); // the first of a node may have any number
        inbox.open(frame(1, 9));
        assertThat(heard.texts()).containsExactly("1-7", "1-9");
        assertThat(heard.gaps()).isEqualTo(1);
    }

    @Test
    void whatIsMissedDuringAGapIsNoSecondOne() throws Exception {
        inbox.open(frame(1, 1));
        inbox.open(frame(2, 1));
        inbox.gap();
        inbox.open(frame(1, 5));
        inbox.open(frame(2, 9));
        assertThat(heard.gaps()).isEqualTo(1);
        inbox.open(frame(2, 11));
        assertThat(heard.gaps()).isEqualTo(2);
    }
}
