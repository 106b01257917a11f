package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

class IdleWatchTest {
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private final MockTicker clock = Ticker.newMockTicker();
    private final EmbeddedChannel channel =
            EmbeddedChannel.builder()
                    .ticker(clock)
                    .handlers(new ChannelInboundHandlerAdapter())
                    .build();
    private boolean busy;
    private final IdleWatch watch = IdleWatch.start(context(), LIMIT, () -> busy, clock::nanoTime);

    private ChannelHandlerContext context() {
        return channel.pipeline().firstContext();
    }

    private boolean isOpenAfter(long seconds) {
        clock.advance(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        return channel.isOpen();
    }

    @Test
    void whatHasNotMovedForLongIsClosed() {
        assertThat(isOpenAfter(7)).isTrue();
        assertThat(isOpenAfter(1)).isFalse();
    }

    @Test
    void whatMovesStaysOpen() {
        for (int i = 0; i < 10; i++) {
            assertThat(isOpenAfter(5)).isTrue();
            watch.moved(clock.nanoTime());
        }
        assertThat(isOpenAfter(8)).isFalse();
    }

    @Test
    void whatIsBusyStaysOpenAndThenHasAllItsTime() {
        busy = true;
        assertThat(isOpenAfter(100)).isTrue();
        watch.moved(clock.nanoTime()); // the end of its answer
        busy = false;
        assertThat(isOpenAfter(7)).isTrue();
        assertThat(isOpenAfter(8)).isFalse();
    }

    @Test
    void itLeavesNoTimerBehind() {
        watch.end();
        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
    }

    @Test
    void itEndsWithItsHandler() {
        channel.pipeline().removeFirst();
        assertThat(isOpenAfter(100)).isTrue();
    }
}
