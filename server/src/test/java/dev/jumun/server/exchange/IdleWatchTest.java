package dev.jumun.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
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
    private long stalledAt;
    private final IdleWatch watch =
            IdleWatch.start(context(), LIMIT, new Watched(), clock::nanoTime);

    private final class Watched implements IdleWatch.Watched {
        @Override
        public boolean isBusy() {
            return busy;
        }

        @Override
        public void endStalled(long now, long limit) {
            stalledAt = now - limit;
        }
    }

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
            watch.came(clock.nanoTime());
        }
        assertThat(isOpenAfter(8)).isFalse();
    }

    @Test
    void whatIsBusyStaysOpenAndThenHasAllItsTime() {
        busy = true;
        assertThat(isOpenAfter(100)).isTrue();
        watch.answered(clock.nanoTime()); // the end of its answer
        busy = false;
        assertThat(isOpenAfter(7)).isTrue();
        assertThat(isOpenAfter(8)).isFalse();
    }

    /** Writes so that it stays where it is: the peer takes nothing. */
    private void write(int size) {
        channel.write(Unpooled.wrappedBuffer(new byte[size]));
    }

    @Test
    void whatIsNotTakenIsClosedHoweverMuchComes() {
        write(1000);
        for (int i = 0; i < 7; i++) {
            assertThat(isOpenAfter(1)).isTrue();
            watch.came(clock.nanoTime());
            write(1000);
        }
        assertThat(isOpenAfter(1)).isTrue(); // it is noticed that something waits
        assertThat(isOpenAfter(8)).isFalse();
    }

    @Test
    void whatIsNotTakenIsClosedThoughAHandlerIsAtWork() {
        busy = true;
        write(1000);
        assertThat(isOpenAfter(8)).isTrue();
        assertThat(isOpenAfter(8)).isFalse();
    }

    @Test
    void whatIsTakenInStepsStaysOpen() {
        for (int i = 0; i < 20; i++) {
            write(30_000 - 1000 * i); // some of what was there is gone
            assertThat(isOpenAfter(5)).isTrue();
            channel.flush();
        }
    }

    @Test
    void itsPartsAreLookedAtOften() {
        busy = true;
        for (int i = 0; i < 20; i++) {
            assertThat(isOpenAfter(3)).isTrue();
        }
        assertThat(clock.nanoTime() - stalledAt)
                .isLessThanOrEqualTo(LIMIT.plusSeconds(3).toNanos());
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
