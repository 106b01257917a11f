package dev.jumun.server.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorChooserFactory.EventExecutorChooser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** New connections keep away from a loop that does not answer. */
@Timeout(60)
class FreeLoopsTest {
    @Test
    void aHeldLoopGetsNoNewConnections() throws Exception {
        EventExecutor held = new DefaultEventExecutor();
        EventExecutor free = new DefaultEventExecutor();
        CountDownLatch end = new CountDownLatch(1);
        try {
            EventExecutorChooser chooser =
                    new FreeLoops().newChooser(new EventExecutor[] {held, free});
            assertThat(chooser.next()).isSameAs(held);
            assertThat(chooser.next()).isSameAs(free);
            held.submit(() -> {
                end.await();
                return true;
            });
            chooseUntil(chooser, free, 100);
            end.countDown();
            while (chooser.next() != held) {
                Thread.onSpinWait();
            }
        } finally {
            end.countDown();
            held.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            free.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    @Test
    void ifAllAreHeldTheyTakeTurns() throws Exception {
        EventExecutor only = new DefaultEventExecutor();
        CountDownLatch end = new CountDownLatch(1);
        try {
            EventExecutorChooser chooser = new FreeLoops().newChooser(new EventExecutor[] {only});
            only.submit(() -> {
                end.await();
                return true;
            });
            chooseUntil(chooser, only, 1_000);
        } finally {
            end.countDown();
            only.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    /** Until one was chosen N times in a row. */
    private static void chooseUntil(EventExecutorChooser chooser, EventExecutor wanted, int times) {
        for (int inARow = 0; inARow < times; ) {
            inARow = chooser.next() == wanted ? inARow + 1 : 0;
        }
    }
}
