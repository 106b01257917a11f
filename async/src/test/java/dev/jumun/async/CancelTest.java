package dev.jumun.async;

import static dev.jumun.async.Async.lend;
import static dev.jumun.async.Async.shield;
import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

@Timeout(30)
class CancelTest {
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void cancelledBeforeTheStartTheBodyNeverBegins() {
        RootTask task = RootTask.named("task");
        task.cancel(CancelReason.SHUTDOWN);
        AtomicBoolean begun = new AtomicBoolean();
        assertThatThrownBy(() -> task.run(() -> begun.getAndSet(true)))
                .isInstanceOf(Cancelled.class)
                .hasMessage("task was cancelled: shutdown");
        assertThat(begun).isFalse();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void cancellingAgainAndAgainMeetsEveryOperation() {
        RootTask task = RootTask.named("task");
        List<CancelReason> met = new ArrayList<>();
        assertThatThrownBy(() ->
                        task.run(() -> {
                            task.cancel(CancelReason.EXPLICIT);
                            for (int i = 0; i < 3; i++) {
                                try {
                                    sleep(LONG);
                                } catch (Cancelled c) {
                                    met.add(c.reason());
                                }
                            }
                            sleep(LONG);
                            return 1;
                        }))
                .isInstanceOf(Cancelled.class);
        assertThat(met).hasSize(3).containsOnly(CancelReason.EXPLICIT);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void theEchoOfAnInterruptSaysWhyItCame() {
        RootTask task = RootTask.named("task");
        assertThatThrownBy(() ->
                        task.run(() -> {
                            task.cancel(CancelReason.CLIENT_GONE);
                            try {
                                Thread.sleep(LONG);
                            } catch (InterruptedException e) {
                                throw new IOException("driver", e);
                            }
                            return 1;
                        }))
                .isInstanceOf(Cancelled.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void tearDownIsShielded() throws Exception {
        RootTask task = RootTask.named("task");
        List<String> log = new ArrayList<>();
        CountDownLatch lent = new CountDownLatch(1);
        Thread.startVirtualThread(() -> {
            try {
                lent.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            task.cancel(CancelReason.CLIENT_GONE);
        });
        Lender<String> session =
                yield -> {
                    try {
                        yield.to("session");
                        log.add("commit");
                    } catch (Throwable t) {
                        log.add("roll back: " + t.getClass().getSimpleName());
                        throw t;
                    } finally {
                        sleep(Duration.ofMillis(5)); // an operation of ours and a wait of the JDK's
                        Thread.sleep(5);
                        log.add("closed");
                    }
                };
        assertThatThrownBy(() ->
                        task.run(() ->
                                lend(
                                        "session",
                                        session,
                                        s -> {
                                            lent.countDown();
                                            sleep(LONG);
                                            return s;
                                        })))
                .isInstanceOf(Cancelled.class);
        assertThat(log).containsExactly("roll back: Cancelled", "closed");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aShieldEndsWithItsGrace() {
        RootTask task = RootTask.named("task");
        assertThatThrownBy(() ->
                        task.run(() ->
                                shield(
                                        Duration.ofMillis(20),
                                        () -> {
                                            task.cancel(CancelReason.SHUTDOWN);
                                            sleep(LONG);
                                            return 1;
                                        })))
                .isInstanceOf(Cancelled.class)
                .hasMessageContaining("shutdown");
    }

    @Test
    void aLenderLendsExactlyOnceAndSwallowsNothing() {
        assertThatThrownBy(() -> lend("Cafe.none", (Yield<Integer> yield) -> {}, i -> i))
                .hasMessage(
                        "Cafe.none lends nothing. It must always call yield.to(…) exactly"
                                + " once.");
        assertThatThrownBy(() ->
                        lend(
                                "Cafe.twice",
                                (Yield<Integer> yield) -> {
                                    yield.to(1);
                                    yield.to(2);
                                },
                                i -> i))
                .hasMessage("Cafe.twice lends twice. It must call yield.to(…) only once.");
        IOException failure = new IOException("lost?");
        assertThatThrownBy(() ->
                        lend(
                                "Cafe.deaf",
                                (Yield<Integer> yield) -> {
                                    try {
                                        yield.to(1);
                                    } catch (IOException e) {
                                        // dropped on purpose
                                    }
                                },
                                i -> {
                                    throw failure;
                                }))
                .hasMessageStartingWith("Cafe.deaf swallows the exception")
                .hasCause(failure);
    }

    @Test
    void aTimeoutCancelsAndSaysSo() {
        assertThatThrownBy(() -> timeout(Duration.ofMillis(10), () -> hang()))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("not done within 10 ms");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void theOuterOfTwoTimeoutsEndsBoth() {
        AtomicBoolean innerCaught = new AtomicBoolean();
        assertThatThrownBy(() ->
                        timeout(
                                Duration.ofMillis(10),
                                () -> {
                                    try {
                                        return timeout(LONG, () -> hang());
                                    } catch (TimeoutException e) {
                                        innerCaught.set(true);
                                        throw e;
                                    }
                                }))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("not done within 10 ms");
        assertThat(innerCaught).isFalse();
    }

    @Test
    void noInterruptLeaksOutOfARacingTimeout() throws Exception {
        int leaks = 0;
        for (int i = 0; i < 10_000; i++) {
            long end = System.nanoTime() + 20_000 + (i % 60) * 1_000L;
            try {
                timeout(
                        Duration.ofNanos(20_000),
                        () -> {
                            while (System.nanoTime() < end) {
                                Thread.onSpinWait();
                            }
                            return 1;
                        });
            } catch (TimeoutException e) {
                // either is right
            }
            if (Thread.interrupted()) {
                leaks++;
            }
        }
        assertThat(leaks).isZero();
    }

    private static int hang() throws InterruptedException {
        Thread.sleep(LONG);
        return 1;
    }
}
