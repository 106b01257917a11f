package dev.jumun.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Whoever runs a root task may bring the clock that wakes what sleeps in it. */
@Timeout(20)
class TimerTest {
    private final List<Long> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch calledOff = new CountDownLatch(1);

    /** One that wakes too early, as any may. */
    private Runnable early(Thread thread, long nanos) {
        asked.add(nanos);
        LockSupport.unpark(thread);
        return calledOff::countDown;
    }

    @Test
    void wakesWhatSleepsInTheTaskAndInThoseItStarts() throws Exception {
        RootTask.named("request", null, this::early)
                .run(() -> {
                    Async.sleep(Duration.ofMillis(1));
                    Async.gather(TimerTest::nap, TimerTest::nap, (a, b) -> a + b);
                    Async.taskGroup(group -> group.start(TimerTest::nap).await());
                    try (Generator<Integer> each = Generator.of(yield -> yield.to(nap()))) {
                        each.iterator().next();
                    }
                    return "";
                });
        assertThat(asked).hasSizeGreaterThanOrEqualTo(5).allMatch(nanos -> nanos <= 1_000_000);
    }

    @Test
    void isNotForWhatAnotherKindOfThreadStarts() throws Exception {
        RootTask.named("request", null, this::early)
                .run(() ->
                        Async.taskGroup(group ->
                                Async.blocking(() -> group.start(TimerTest::nap)).await()));
        assertThat(asked).isEmpty();
    }

    private static int nap() {
        Async.sleep(Duration.ofMillis(1));
        return 1;
    }

    @Test
    void wakingTooEarlyIsNoHarm() {
        long start = System.nanoTime();
        RootTask.named("request", null, this::early)
                .run(() -> {
                    Async.sleep(Duration.ofMillis(5));
                    return "";
                });
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(5_000_000);
    }

    @Test
    void isCalledOffWhenTheSleeperIsCancelled() throws Exception {
        CountDownLatch sleeps = new CountDownLatch(1);
        RootTask task =
                RootTask.named(
                        "request",
                        null,
                        (_, _) -> {
                            sleeps.countDown();
                            return calledOff::countDown;
                        });
        Thread canceller =
                Thread.startVirtualThread(() -> {
                    try {
                        sleeps.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                    task.cancel(CancelReason.CLIENT_GONE);
                });
        assertThatThrownBy(() ->
                        task.run(() -> {
                            Async.sleep(Duration.ofHours(1));
                            return "";
                        }))
                .isInstanceOf(Cancelled.class);
        calledOff.await();
        canceller.join();
    }

    @Test
    void thatCannotIsReplacedByTheJdksClock() {
        long start = System.nanoTime();
        RootTask.named(
                        "request",
                        null,
                        (_, nanos) -> {
                            asked.add(nanos);
                            return null;
                        })
                .run(() -> {
                    Async.sleep(Duration.ofMillis(2));
                    return "";
                });
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(2_000_000);
        assertThat(asked).isNotEmpty();
    }
}
