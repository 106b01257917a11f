package dev.jumun.server.http2;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.Http2Exception;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Over TLS, HTTP/2 begins with its preface, which must be complete in time as any head. */
class Http2HeadWatchTest {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private final EmbeddedChannel channel =
            new EmbeddedChannel(new Http2HeadWatch(Duration.ofSeconds(10)));

    private void send(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
    }

    private void pass(int seconds) {
        channel.freezeTime();
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void halfAPrefaceIsNotWaitedForForEver() {
        send(PREFACE.substring(0, 20));
        pass(11);
        assertThatThrownBy(channel::checkException).isInstanceOf(Http2Exception.class);
    }

    @Test
    void aWholeOneIsFollowedByAnythingInItsTime() {
        send(PREFACE.substring(0, 20));
        send(PREFACE.substring(20));
        pass(100);
        assertThatCode(channel::checkException).doesNotThrowAnyException();
        send("\0\0\0\4\0\0\0\0\0"); // SETTINGS
        pass(100);
        assertThatCode(channel::checkException).doesNotThrowAnyException();
        send("\0\0\5\1\0\0\0\0\1a"); // HEADERS, not complete
        pass(11);
        assertThatThrownBy(channel::checkException).isInstanceOf(Http2Exception.class);
    }
}
