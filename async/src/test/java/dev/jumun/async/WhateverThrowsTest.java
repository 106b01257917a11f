package dev.jumun.async;

import static dev.jumun.async.Again.andAgain;
import static dev.jumun.async.Async.asCompleted;
import static dev.jumun.async.Async.blocking;
import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.lend;
import static dev.jumun.async.Async.shield;
import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;
import static dev.jumun.async.Async.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whatever throws, before, between or after the user's code: tasks end, and the failure is seen.
 * And what generators promise at their ends.
 */
@Timeout(120)
class WhateverThrowsTest {
    private static final Duration LONG = Duration.ofHours(1);

    private static final class Boom extends RuntimeException {
        private static final long serialVersionUID = 1;

        Boom(String message) {
            super(message);
        }
    }

    /** Registered once for the JVM: fails only while a test wants it to. */
    private enum Fails {
        NEVER,
        AS_IT_IS_TAKEN,
        AS_IT_IS_SET
    }

    private static volatile Fails fails = Fails.NEVER;

    static {
        Context.carry(() -> {
            if (fails == Fails.AS_IT_IS_TAKEN) {
                throw new Boom("taken");
            }
            return () -> {
                if (fails == Fails.AS_IT_IS_SET) {
                    throw new Boom("set");
                }
            };
        });
    }

    @AfterEach
    void failNoMore() {
        fails = Fails.NEVER;
    }

    private static int slow() {
        sleep(LONG);
        return 1;
    }

    // ---- F11

    @Test
    void f11AContextThatCannotBeTakenOrSetFailsWhateverStartsAThread() throws Exception {
        List<Callable<?>> starters =
                List.of(
                        () -> taskGroup(group -> group.start(() -> 1).await()),
                        () -> gather(() -> 1, () -> 2, Integer::sum),
                        () -> gather(1, List.<Callable<Integer>>of(() -> 1, () -> 2)),
                        () -> blocking(() -> 1),
                        () -> blocking(OnCancel.ABANDON, () -> 1),
                        () -> Generator.<Integer>of(yield -> yield.to(1)).iterator().next(),
                        () -> asCompleted(List.<Callable<Integer>>of(() -> 1)).toList());
        for (Fails when : List.of(Fails.AS_IT_IS_TAKEN, Fails.AS_IT_IS_SET)) {
            for (Callable<?> starter : starters) {
                andAgain(() -> {
                    fails = when;
                    Throwable thrown = catchThrowable(starter::call);
                    fails = Fails.NEVER;
                    return assertThat(thrown).isInstanceOf(Boom.class);
                });
            }
        }
        assertThat(Place.free()).isEqualTo(Place.NUMBER);
    }

    @Test
    void f11AContextThatFailsOnTheCallersOwnThreadLeavesNoTaskBehind() throws Exception {
        andAgain(() -> {
            AtomicReference<@Nullable Boolean> ended = new AtomicReference<>();
            CountDownLatch started = new CountDownLatch(1);
            Throwable thrown =
                    catchThrowable(() ->
                            gather(
                                    () -> {
                                        started.countDown();
                                        try {
                                            return slow();
                                        } finally {
                                            ended.set(true);
                                        }
                                    },
                                    () -> {
                                        started.await();
                                        fails = Fails.AS_IT_IS_SET;
                                        return 1;
                                    },
                                    Integer::sum));
            fails = Fails.NEVER;
            assertThat(thrown).isInstanceOf(Boom.class);
            return assertThat(ended).hasValue(true);
        });
    }

    // ---- F12

    @Test
    void f12NoTaskIsAClearError() throws Exception {
        andAgain(() -> {
            assertThatThrownBy(() -> taskGroup(group -> group.start(noCallable())))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("task");
            assertThatThrownBy(() -> blocking(noCallable()))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("task");
            return assertThatThrownBy(() -> gather(noCallable(), () -> 1, (a, b) -> 1))
                    .isInstanceOf(NullPointerException.class);
        });
    }

    @SuppressWarnings("NullAway") // that is the test
    private static Callable<Object> noCallable() {
        return null;
    }

    // ---- F13

    @Test
    void f13BlockingWithinBlockingNeedsNoPlaceOfItsOwn() {
        List<Callable<Integer>> all = new ArrayList<>();
        CountDownLatch taken = new CountDownLatch(Place.NUMBER);
        for (int i = 0; i < Place.NUMBER; i++) {
            OnCancel onCancel = i % 2 == 0 ? OnCancel.WAIT : OnCancel.ABANDON;
            all.add(() ->
                    blocking(() -> {
                        taken.countDown();
                        taken.await();
                        return blocking(onCancel, () -> 1);
                    }));
        }
        assertThat(gather(all)).hasSize(Place.NUMBER);
        assertThat(Place.free()).isEqualTo(Place.NUMBER);
    }

    @Test
    void blockingInAGatherWithinBlockingNeedsNoPlaceOfOthers() {
        List<Callable<Integer>> all = new ArrayList<>();
        CountDownLatch taken = new CountDownLatch(Place.NUMBER);
        for (int i = 0; i < Place.NUMBER; i++) {
            OnCancel onCancel = i % 2 == 0 ? OnCancel.WAIT : OnCancel.ABANDON;
            Callable<Integer> within =
                    () -> blocking(() -> gather(() -> blocking(() -> 1), () -> 1, Integer::sum));
            all.add(() ->
                    blocking(() -> {
                        taken.countDown();
                        taken.await();
                        return gather(
                                within,
                                () -> blocking(onCancel, within),
                                within,
                                (a, b, c) -> a + b + c);
                    }));
        }
        assertThat(gather(all)).hasSize(Place.NUMBER).containsOnly(6);
        assertThat(Place.free()).isEqualTo(Place.NUMBER);
    }

    @Test
    void whoWaitsForAPlaceWithinACallIsCancelled() {
        CountDownLatch taken = new CountDownLatch(Place.NUMBER);
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < Place.NUMBER; i++) {
            all.add(() ->
                    blocking(() -> {
                        taken.countDown();
                        taken.await();
                        return gather(
                                () -> blocking(() -> slow()),
                                () -> blocking(() -> slow()),
                                () -> 1,
                                (a, b, c) -> c);
                    }));
        }
        assertThatThrownBy(() ->
                        taskGroup(group -> {
                            group.start(() -> gather(all));
                            taken.await();
                            throw new Boom("enough");
                        }))
                .isInstanceOf(Boom.class);
        assertThat(Place.free()).isEqualTo(Place.NUMBER);
    }

    // ---- F14

    @Test
    void f14ABodyThatAsksItselfIsAClearError() throws Exception {
        andAgain(() -> {
            AtomicReference<@Nullable Iterator<Integer>> self = new AtomicReference<>();
            Iterator<Integer> values =
                    Generator.<Integer>of(
                                    yield -> {
                                        Iterator<Integer> own = self.get();
                                        if (own != null) {
                                            yield.to(own.next());
                                        }
                                    })
                            .iterator();
            self.set(values);
            return assertThatThrownBy(values::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("asks itself");
        });
    }

    @Test
    void f14ASecondThreadThatAsksIsAClearError() throws Exception {
        andAgain(() -> {
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch mayGoOn = new CountDownLatch(1);
            Generator<Integer> generator =
                    Generator.of(yield -> {
                        asked.countDown();
                        mayGoOn.await();
                        yield.to(1);
                    });
            Iterator<Integer> values = generator.iterator();
            Throwable second =
                    gather(
                            values::next,
                            () -> {
                                asked.await();
                                Throwable thrown = catchThrowable(values::hasNext);
                                mayGoOn.countDown();
                                return thrown;
                            },
                            (value, thrown) -> thrown);
            generator.close();
            return assertThat(second)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Another thread is asking");
        });
    }

    // ---- F16

    @Test
    void f16AConsumersFailureIsKeptWhenTheBodysFinallyFails() throws Exception {
        Generator<Integer> values =
                Generator.of(yield -> {
                    try {
                        yield.to(1);
                    } finally {
                        throwClean();
                    }
                });
        andAgain(() ->
                assertThatThrownBy(() ->
                                values.forEach(x -> {
                                    throw new Boom("use");
                                }))
                        .isInstanceOf(Boom.class)
                        .hasMessage("use")
                        .satisfies(use ->
                                assertThat(use.getSuppressed())
                                        .singleElement()
                                        .satisfies(
                                                clean -> assertThat(clean).hasMessage("clean"))));
        assertThatThrownBy(() -> values.forEachWhile(x -> false)).hasMessage("clean");
    }

    private static void throwClean() {
        throw new Boom("clean");
    }

    // ---- F17

    @Test
    void f17GeneratorsLeftOpenAreClosedNewestFirst() throws Exception {
        andAgain(() -> {
            List<String> steps = new ArrayList<>();
            Async.run(() -> {
                Iterator<Integer> source = noting("source", steps).iterator();
                source.next();
                Iterator<Integer> reader = noting("reader", steps).iterator();
                return reader.next();
            });
            Generator<Integer> twice = noting("same", steps);
            twice.iterator().next();
            twice.iterator().next();
            twice.close();
            return assertThat(steps).containsExactly("reader", "source", "same", "same");
        });
    }

    @Test
    void generatorsLeftOpenInAGroupAreClosedNewestFirst() throws Exception {
        andAgain(() -> {
            List<String> steps = new CopyOnWriteArrayList<>();
            taskGroup(group -> {
                Iterator<Integer> source = noting("source", steps).iterator();
                source.next();
                noting("reader", steps).iterator().next();
                group.startDaemon("daemon", () -> slow());
            });
            return assertThat(steps).containsExactly("reader", "source");
        });
    }

    private static Generator<Integer> noting(String name, List<String> steps) {
        return Generator.of(yield -> {
            try {
                yield.to(1);
            } finally {
                steps.add(name);
            }
        });
    }

    // ---- F7

    @Test
    void f7AGeneratorsFinallyIsShieldedWhenItIsPulled() throws Exception {
        andAgain(() -> {
            List<String> steps = new ArrayList<>();
            RootTask root = RootTask.named("root");
            assertThatThrownBy(() ->
                            root.run(() -> {
                                waiting(steps).iterator().next();
                                root.cancel(CancelReason.CLIENT_GONE);
                                return slow();
                            }))
                    .isInstanceOf(Cancelled.class);
            return assertThat(steps).containsExactly("waited");
        });
    }

    @Test
    void f7AGeneratorsFinallyIsShieldedWhenItIsPushed() throws Exception {
        andAgain(() -> {
            List<String> steps = new ArrayList<>();
            RootTask root = RootTask.named("root");
            assertThatThrownBy(() ->
                            root.run(() -> {
                                waiting(steps)
                                        .forEach(value -> {
                                            root.cancel(CancelReason.CLIENT_GONE);
                                            slow();
                                        });
                                return 1;
                            }))
                    .isInstanceOf(Cancelled.class);
            return assertThat(steps).containsExactly("waited");
        });
    }

    private static Generator<Integer> waiting(List<String> steps) {
        return Generator.of(yield -> {
            try {
                yield.to(1);
            } finally {
                sleep(Duration.ofNanos(100));
                gather(() -> 1, () -> 2, Integer::sum);
                Thread.sleep(1);
                steps.add("waited");
            }
        });
    }

    @Test
    void aGroupAroundAYieldEndsItsTasksThoughItsOwnThreadIsShielded() throws Exception {
        Lender<String> session =
                yield ->
                        taskGroup(group -> {
                            group.start(() -> slow());
                            yield.to("session");
                            return 1;
                        });
        andAgain(() -> {
            long start = System.nanoTime();
            assertThatThrownBy(() ->
                            lend(
                                    "session",
                                    session,
                                    lent -> {
                                        throw new Boom(lent);
                                    }))
                    .isInstanceOf(Boom.class);
            return assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(4)); // the grace of the shield is five
        });
    }

    @Test
    void leavingAsCompletedEarlyCancelsTheRestAtOnce() throws Exception {
        List<Callable<Integer>> slips = List.of(() -> 1, () -> slow());
        andAgain(() -> {
            long start = System.nanoTime();
            assertThat(asCompleted(slips).forEachWhile(value -> false)).isFalse();
            return assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(4));
        });
    }

    // ---- F18

    @Test
    void f18OfTwoEqualDeadlinesBothAreOver() {
        Simulation.explore(
                20,
                () -> {
                    AtomicReference<@Nullable Deadline> inner = new AtomicReference<>();
                    assertThatThrownBy(() ->
                                    timeout(
                                            Duration.ofSeconds(1),
                                            () ->
                                                    timeout(
                                                            Duration.ofSeconds(1),
                                                            deadline -> {
                                                                inner.set(deadline);
                                                                return slow();
                                                            })))
                            .isInstanceOf(TimeoutException.class);
                    Deadline deadline = inner.get();
                    return assertThat(deadline != null && deadline.isOver()).isTrue();
                });
    }

    @Test
    void f18AShieldsGraceIsNotNegative() {
        assertThatThrownBy(() -> shield(Duration.ofSeconds(-1), () -> 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
