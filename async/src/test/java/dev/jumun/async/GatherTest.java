package dev.jumun.async;

import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.sleep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(20)
class GatherTest {
    @Test
    void slipsRunSideBySide() {
        CyclicBarrier meeting = new CyclicBarrier(2);
        String both =
                gather(
                        () -> meet(meeting, "coffee"),
                        () -> meet(meeting, "toast"),
                        (a, b) -> a + "+" + b);
        assertThat(both).isEqualTo("coffee+toast");
    }

    @Test
    void resultsHaveTheOrderOfTheSlips() {
        CountDownLatch second = new CountDownLatch(1);
        List<Integer> results =
                gather(
                        List.of(
                                () -> {
                                    second.await();
                                    return 1;
                                },
                                () -> {
                                    second.countDown();
                                    return 2;
                                }));
        assertThat(results).containsExactly(1, 2);
    }

    @Test
    void theFirstFailureIsThrownItselfAfterTheOthersHaveEnded() {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch running = new CountDownLatch(1);
        IOException failure = new IOException("no milk");
        Callable<Integer> slow =
                () -> {
                    try {
                        running.countDown();
                        sleep(Duration.ofHours(1));
                        return 1;
                    } finally {
                        ended.set(true);
                    }
                };
        Callable<Integer> failing =
                () -> {
                    running.await();
                    throw failure;
                };
        assertThatThrownBy(() -> gather(List.of(slow, failing))).isSameAs(failure);
        assertThat(ended).isTrue();
        assertThatThrownBy(() -> gather(List.of(failing, slow))).isSameAs(failure);
        assertThat(failure.getSuppressed()).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void furtherFailuresAreSuppressedButNeverInThemselves() {
        CyclicBarrier together = new CyclicBarrier(2);
        RuntimeException one = new IllegalStateException("one");
        RuntimeException two = new IllegalStateException("two");
        assertThatThrownBy(() ->
                        gather(List.of(failTogether(together, one), failTogether(together, two))))
                .satisfiesAnyOf(
                        t -> assertThat(t).isSameAs(one).hasSuppressedException(two),
                        t -> assertThat(t).isSameAs(two).hasSuppressedException(one),
                        // one of them was interrupted at the barrier's exit
                        t -> assertThat(t.getSuppressed()).isEmpty());
        RuntimeException shared = new IllegalStateException("shared");
        assertThatThrownBy(() ->
                        gather(
                                List.of(
                                        failTogether(together, shared),
                                        failTogether(together, shared))))
                .isSameAs(shared)
                .hasNoSuppressedExceptions();
    }

    @Test
    void noMoreRunAtOnceThanTheLimitAllows() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Callable<Integer>> slips = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int number = i;
            slips.add(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                sleep(Duration.ofNanos(1));
                running.decrementAndGet();
                return number;
            });
        }
        assertThat(gather(3, slips)).hasSize(200).startsWith(0, 1, 2).endsWith(199);
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void cancellingReachesEverySlipAndWaitsForAll() throws Exception {
        RootTask request = RootTask.named("GET /breakfast");
        CountDownLatch running = new CountDownLatch(3);
        AtomicInteger ended = new AtomicInteger();
        Callable<Integer> slip =
                () -> {
                    try {
                        running.countDown();
                        Thread.sleep(Duration.ofHours(1));
                        return 1;
                    } finally {
                        ended.incrementAndGet();
                    }
                };
        Thread canceller =
                Thread.startVirtualThread(() -> {
                    await(running);
                    request.cancel(CancelReason.CLIENT_GONE);
                    request.cancel(CancelReason.SHUTDOWN);
                });
        assertThatThrownBy(() -> request.run(() -> gather(List.of(slip, slip, slip))))
                .isInstanceOfSatisfying(
                        Cancelled.class,
                        c -> {
                            assertThat(c.reason()).isEqualTo(CancelReason.CLIENT_GONE);
                            assertThat(c.source()).isEqualTo("GET /breakfast");
                        });
        assertThat(ended).hasValue(3);
        canceller.join();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aThreadInterruptedFromOutsideCancelsItsSlips() {
        Thread caller = Thread.currentThread();
        CountDownLatch running = new CountDownLatch(2);
        Thread.startVirtualThread(() -> {
            await(running);
            caller.interrupt();
        });
        Callable<Integer> slip =
                () -> {
                    running.countDown();
                    sleep(Duration.ofHours(1));
                    return 1;
                };
        assertThatThrownBy(() -> gather(List.of(slip, slip))).isInstanceOf(Cancelled.class);
        Thread.interrupted();
    }

    @Test
    void aLimitBelowOneIsRefused() {
        assertThatThrownBy(() -> gather(0, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The limit is 0; it must be 1 or more.");
    }

    private static String meet(CyclicBarrier meeting, String with) throws Exception {
        meeting.await();
        return with;
    }

    private static Callable<Integer> failTogether(
            CyclicBarrier together, RuntimeException failure) {
        return () -> {
            together.await();
            throw failure;
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
