package dev.jumun.async;

import static dev.jumun.async.Again.andAgain;
import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.lend;
import static dev.jumun.async.Async.race;
import static dev.jumun.async.Async.run;
import static dev.jumun.async.Async.shield;
import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;
import static dev.jumun.async.Async.timeout;
import static dev.jumun.async.Async.timeoutOrEmpty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** An interrupt is owed to one wait, and to nothing after it; a shield holds all within it. */
@Timeout(120)
class InterruptsTest {
    private static final Duration LONG = Duration.ofHours(1);

    private static int slow() {
        sleep(LONG);
        return 1;
    }

    // ---- F5

    @Test
    void f5AChannelThatWinsAgainstATimeoutLeavesNoInterrupt() throws Exception {
        Channel<Integer> channel = new Channel<>(0);
        AtomicBoolean over = new AtomicBoolean();
        Thread sender =
                Thread.startVirtualThread(() -> {
                    while (!over.get()) {
                        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(300_000));
                        channel.trySend(1);
                    }
                });
        andAgain(
                Again.TIMES * 20,
                () -> {
                    timeoutOrEmpty(Duration.ofNanos(150_000), channel::receive);
                    Thread.sleep(0); // would throw
                    return 1;
                });
        over.set(true);
        sender.join();
    }

    @Test
    void f5ASendThatWinsAgainstATimeoutLeavesNoInterrupt() throws Exception {
        Channel<Integer> channel = new Channel<>(0);
        AtomicBoolean over = new AtomicBoolean();
        Thread receiver =
                Thread.startVirtualThread(() -> {
                    while (!over.get()) {
                        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(300_000));
                        channel.tryReceive();
                    }
                });
        andAgain(
                Again.TIMES * 20,
                () -> {
                    timeoutOrEmpty(
                            Duration.ofNanos(150_000),
                            () -> {
                                channel.send(1);
                                return 1;
                            });
                    Thread.sleep(0);
                    return 1;
                });
        over.set(true);
        receiver.join();
    }

    @Test
    void f5ACancelThatAChannelWonAgainstReachesTheNextWait() {
        Simulation.explore(
                300,
                () -> {
                    Channel<Integer> channel = new Channel<>(0);
                    return assertThatThrownBy(() ->
                                    timeout(
                                            Duration.ofMillis(1),
                                            () ->
                                                    taskGroup(group -> {
                                                        group.start(() -> {
                                                            sleep(Duration.ofMillis(1));
                                                            channel.trySend(1);
                                                            return 1;
                                                        });
                                                        channel.receive();
                                                        return slow();
                                                    })))
                            .isInstanceOf(TimeoutException.class);
                });
    }

    @Test
    void anInterruptFromOutsideThatAWaitWonAgainstIsOwedToTheNext() throws Exception {
        Channel<Integer> channel = new Channel<>(0);
        andAgain(() -> {
            Thread self = Thread.currentThread();
            Thread other =
                    Thread.startVirtualThread(() -> {
                        while (!channel.trySend(1)) {
                            Thread.onSpinWait();
                        }
                        self.interrupt();
                    });
            Throwable first = catchThrowable(channel::receive);
            if (first == null) {
                assertThatThrownBy(() -> Thread.sleep(LONG))
                        .isInstanceOf(InterruptedException.class);
            } else {
                channel.receive(); // it came before the value: that was taken by nobody
            }
            other.join();
            return 1;
        });
    }

    // ---- F9

    @Test
    void f9AnInterruptAtTheEndOfAGroupIsReportedOnce() throws Exception {
        andAgain(() -> {
            Thread owner = Thread.currentThread();
            return assertThatThrownBy(() ->
                            taskGroup(group -> {
                                group.start(() -> {
                                    owner.interrupt();
                                    return slow();
                                });
                                return 1;
                            }))
                    .isInstanceOf(Cancelled.class)
                    .hasMessage("task group was interrupted");
        });
    }

    @Test
    void f9AnInterruptAsAGatherWaitsForTheOthersIsReportedOnce() throws Exception {
        andAgain(() -> {
            Thread owner = Thread.currentThread();
            return assertThatThrownBy(() ->
                            gather(
                                    () -> {
                                        while (owner.getState() == Thread.State.RUNNABLE) {
                                            Thread.onSpinWait();
                                        }
                                        owner.interrupt();
                                        return slow();
                                    },
                                    () -> 1,
                                    Integer::sum))
                    .isInstanceOf(Cancelled.class);
        });
    }

    @Test
    void f9AnInterruptThatAFailureTookThePlaceOfIsSetAgain() throws Exception {
        for (int i = 0; i < Again.TIMES; i++) {
            Thread owner = Thread.currentThread();
            assertThatThrownBy(() ->
                            taskGroup(group -> {
                                group.start(() -> {
                                    owner.interrupt();
                                    try {
                                        return slow();
                                    } catch (Cancelled cancelled) {
                                        throw new IllegalStateException("of its own");
                                    }
                                });
                                return 1;
                            }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void anInterruptFromOutsideHasAReasonOfItsOwn() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> sleep(LONG))
                .isInstanceOfSatisfying(
                        Cancelled.class,
                        c -> assertThat(c.reason()).isEqualTo(CancelReason.INTERRUPTED))
                .hasMessage(Thread.currentThread().getName() + " was interrupted");
        assertThat(Thread.interrupted()).isFalse();
    }

    // ---- F10

    @Test
    void f10ARequestFromFurtherOutInterruptsForeignCodeAgain() throws Exception {
        andAgain(() -> {
            RootTask root = RootTask.named("root");
            CountDownLatch cleaning = new CountDownLatch(1);
            Thread shutdown =
                    Thread.startVirtualThread(() -> {
                        try {
                            cleaning.await();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                        root.cancel(CancelReason.SHUTDOWN);
                    });
            List<String> met = new ArrayList<>();
            assertThatThrownBy(() ->
                            root.run(() ->
                                    timeout(
                                            Duration.ofMillis(1),
                                            () -> {
                                                try {
                                                    return slow();
                                                } finally {
                                                    cleaning.countDown();
                                                    try {
                                                        Thread.sleep(LONG);
                                                    } catch (InterruptedException e) {
                                                        met.add("again");
                                                    }
                                                }
                                            })))
                    .isInstanceOfSatisfying(
                            Cancelled.class,
                            c -> assertThat(c.reason()).isEqualTo(CancelReason.SHUTDOWN));
            shutdown.join();
            return assertThat(met).containsExactly("again");
        });
    }

    // ---- one request is told once

    @Test
    void afterCancelledWasThrownCleanUpInForeignCodeIsNotInterrupted() throws Exception {
        andAgain(() -> {
            RootTask root = RootTask.named("root");
            CountDownLatch cleaned = new CountDownLatch(1);
            assertThatThrownBy(() ->
                            root.run(() -> {
                                root.cancel(CancelReason.CLIENT_GONE);
                                try {
                                    return run(() -> run(() -> slow()));
                                } finally {
                                    Thread.sleep(2);
                                    cleaned.countDown();
                                }
                            }))
                    .isInstanceOf(Cancelled.class);
            return assertThat(cleaned.getCount()).isZero();
        });
    }

    // ---- F6

    @Test
    void f6ATearDownThatGathersIsNotCutOff() throws Exception {
        Lender<String> session =
                yield -> {
                    try {
                        yield.to("session");
                    } finally {
                        gather(() -> pause(), () -> pause(), Integer::sum);
                        timeout(LONG, () -> pause());
                        run(() -> pause());
                    }
                };
        andAgain(
                Again.TIMES * 5,
                () -> {
                    RootTask root = RootTask.named("root");
                    CountDownLatch lent = new CountDownLatch(1);
                    Thread canceller =
                            Thread.startVirtualThread(() -> {
                                while (lent.getCount() > 0) {
                                    Thread.onSpinWait();
                                }
                                root.cancel(CancelReason.CLIENT_GONE);
                            });
                    Throwable thrown =
                            catchThrowable(() ->
                                    root.run(() ->
                                            lend(
                                                    "session",
                                                    session,
                                                    s -> {
                                                        lent.countDown();
                                                        LockSupport.parkNanos(1);
                                                        Async.checkpoint();
                                                        return s;
                                                    })));
                    if (thrown != null) {
                        assertThat(thrown).isInstanceOf(Cancelled.class);
                        assertThat(thrown.getSuppressed()).isEmpty(); // the tear-down did not fail
                    }
                    canceller.join();
                    return 1;
                });
    }

    private static int pause() {
        sleep(Duration.ofNanos(1_000));
        return 1;
    }

    @Test
    void aShieldInACancelledTaskHoldsAllWithinIt() throws Exception {
        andAgain(() -> {
            RootTask root = RootTask.named("root");
            return assertThatThrownBy(() ->
                            root.run(() -> {
                                root.cancel(CancelReason.CLIENT_GONE);
                                try {
                                    return slow();
                                } finally {
                                    assertThat(
                                                    shield(
                                                            LONG,
                                                            () ->
                                                                    gather(
                                                                            () -> pause(),
                                                                            () -> pause(),
                                                                            Integer::sum)))
                                            .isEqualTo(2);
                                }
                            }))
                    .isInstanceOf(Cancelled.class);
        });
    }

    // ---- F4

    @Test
    void f4OnTheCommonPoolATimeoutIsATimeout() throws Exception {
        onCommonPool(() ->
                assertThatThrownBy(() -> timeout(Duration.ofMillis(2), () -> slow()))
                        .isInstanceOf(TimeoutException.class));
        onCommonPool(
                () -> assertThat(timeoutOrEmpty(Duration.ofMillis(2), () -> slow())).isEmpty());
    }

    @Test
    void f4OnTheCommonPoolTimeIsKnown() throws Exception {
        onCommonPool(() -> assertThat(timeout(LONG, Async::remaining)).isPresent());
        onCommonPool(() -> assertThat(Async.remaining()).isEmpty());
    }

    @Test
    void f4OnTheCommonPoolACalculationEndsAtACheckpoint() throws Exception {
        onCommonPool(() ->
                assertThatThrownBy(() ->
                                timeout(
                                        Duration.ofMillis(2),
                                        () -> {
                                            while (true) {
                                                Async.checkpoint();
                                            }
                                        }))
                        .isInstanceOf(TimeoutException.class));
    }

    @Test
    void f4OnTheCommonPoolACancelThatIsSwallowedMeetsTheNextWait() throws Exception {
        onCommonPool(() ->
                assertThatThrownBy(() ->
                                timeout(
                                        Duration.ofMillis(2),
                                        () -> {
                                            assertThat(catchThrowable(() -> slow())).isNotNull();
                                            return slow();
                                        }))
                        .isInstanceOf(TimeoutException.class));
    }

    private static void onCommonPool(Callable<?> test) throws Exception {
        for (int i = 0; i < Math.min(Again.TIMES, 100); i++) {
            CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return test.call();
                                } catch (Exception failure) {
                                    throw new AssertionError(failure);
                                } finally {
                                    assertThat(Thread.interrupted()).isFalse();
                                }
                            },
                            ForkJoinPool.commonPool())
                    .get();
        }
    }

    @Test
    void f4ATaskThatSetsItsThreadsHandlerKeepsIt() throws Exception {
        Thread.UncaughtExceptionHandler own = (thread, failure) -> {};
        andAgain(() -> {
            Thread self = Thread.currentThread();
            Thread.UncaughtExceptionHandler before = self.getUncaughtExceptionHandler();
            assertThatThrownBy(() ->
                            timeout(
                                    Duration.ofMillis(2),
                                    () -> {
                                        self.setUncaughtExceptionHandler(own);
                                        return slow();
                                    }))
                    .isInstanceOf(TimeoutException.class);
            assertThat(self.getUncaughtExceptionHandler()).isSameAs(own);
            assertThat(Async.remaining()).isEmpty();
            self.setUncaughtExceptionHandler(before);
            return assertThatThrownBy(() ->
                            taskGroup(group -> {
                                group.start(() -> {
                                    Thread.currentThread().setUncaughtExceptionHandler(own);
                                    return late();
                                });
                                return 1;
                            }))
                    .isInstanceOf(TimeoutException.class);
        });
    }

    private static int late() throws TimeoutException {
        return timeout(Duration.ofMillis(1), () -> slow());
    }

    // ---- from outside

    /** The racer on the calling thread would take it as its own failure, which a race ignores. */
    @Test
    void aRaceIsInterruptedWhereverItWaits() throws Exception {
        Callable<Integer> foreign =
                () -> {
                    Thread.sleep(LONG);
                    return 1;
                };
        for (Callable<Integer> last : List.<Callable<Integer>>of(InterruptsTest::slow, foreign)) {
            andAgain(
                    Again.TIMES,
                    () -> {
                        CountDownLatch begun = new CountDownLatch(1);
                        Thread waiting = Thread.currentThread();
                        Thread other =
                                Thread.startVirtualThread(() -> {
                                    try {
                                        begun.await();
                                    } catch (InterruptedException e) {
                                        throw new AssertionError(e);
                                    }
                                    waiting.interrupt();
                                });
                        Callable<Integer> here =
                                () -> {
                                    begun.countDown();
                                    return last.call();
                                };
                        Throwable thrown =
                                catchThrowable(() -> race(List.of(InterruptsTest::slow, here)));
                        other.join();
                        assertThat(thrown).isInstanceOf(Cancelled.class);
                        assertThat(((Cancelled) thrown).reason())
                                .isEqualTo(CancelReason.INTERRUPTED);
                        return 1;
                    });
        }
    }

    private static Map<String, Callable<?>> waits() {
        Duration moment = Duration.ofNanos(30_000);
        Callable<Integer> sleeps =
                () -> {
                    sleep(moment);
                    return 1;
                };
        Lender<Integer> lender =
                yield -> {
                    try {
                        yield.to(1);
                    } finally {
                        sleep(moment);
                    }
                };
        Generator<Integer> numbers =
                Generator.of(yield -> {
                    sleep(moment);
                    yield.to(1);
                    yield.to(2);
                });
        ThrowingFunction<Integer, Integer> use = lent -> sleeps.call();
        return Map.of(
                "sleep", sleeps,
                "gather", () -> gather(sleeps, sleeps, Integer::sum),
                "task", () -> taskGroup(group -> group.start(sleeps).await()),
                "timeout", () -> timeout(LONG, sleeps),
                "shield", () -> shield(LONG, sleeps),
                "lend", () -> lend("one", lender, use),
                "onCancel", () -> Async.onCancel(() -> {}, sleeps),
                "blocking", () -> Async.blocking(sleeps),
                "forEach", () -> run(numbers::toList),
                "iterator", () -> run(() -> numbers.stream().toList()));
    }

    @TestFactory
    Stream<DynamicTest> anInterruptFromOutsideIsReportedOnce() {
        return waits().entrySet().stream()
                .map(entry ->
                        dynamicTest(
                                entry.getKey(),
                                () ->
                                        andAgain(
                                                Again.TIMES * 2,
                                                () -> interruptOnce(entry.getValue()))));
    }

    private static int interruptOnce(Callable<?> wait) throws Exception {
        Thread waiting = Thread.currentThread();
        long nanos = ThreadLocalRandom.current().nextLong(150_000);
        CompletableFuture<Boolean> sent = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            long end = System.nanoTime() + nanos;
            while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            waiting.interrupt();
            sent.complete(true);
        });
        boolean thrown = false;
        try {
            wait.call();
        } catch (Cancelled cancelled) {
            assertThat(cancelled.reason()).isEqualTo(CancelReason.INTERRUPTED);
            thrown = true;
        } catch (InterruptedException interrupted) {
            thrown = true;
        }
        sent.join();
        assertThat(Thread.interrupted()).isEqualTo(!thrown);
        return 1;
    }

    /** The wait ends for both, and the flag is set when what is cancelled has ended. */
    @Test
    void anInterruptFromOutsideThatMeetsACancelIsKept() {
        Job outer = new Job(null, "outer");
        Strand.Condition never =
                new Strand.Condition() {
                    private int calls;

                    @Override
                    public boolean holds() {
                        calls++;
                        if (calls == 1) {
                            Thread.currentThread().interrupt();
                        } else {
                            Cancelling.cancelHere(outer, CancelReason.EXPLICIT, "test", null);
                        }
                        return false;
                    }
                };
        AtomicBoolean flagWithin = new AtomicBoolean();
        assertThatThrownBy(() ->
                        Runner.run(
                                outer,
                                () -> {
                                    try {
                                        return run(() ->
                                                Current.strandOrNew()
                                                        .await("it", Scheduler.NEVER, never));
                                    } finally {
                                        flagWithin.set(Thread.currentThread().isInterrupted());
                                    }
                                }))
                .isInstanceOf(Cancelled.class);
        assertThat(flagWithin).isFalse(); // no wait after it is ended
        assertThat(Thread.interrupted()).isTrue();
    }
}
