package dev.jumun.async;

import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.run;
import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;
import static dev.jumun.async.Async.timeout;
import static dev.jumun.async.Async.timeoutOrEmpty;
import static dev.jumun.async.Steps.LONG;
import static dev.jumun.async.Steps.SECOND;
import static dev.jumun.async.Steps.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The behavioural cases of generators, by number, and what else they promise. */
@Timeout(20)
class GeneratorCasesTest {
    private final Steps steps = new Steps();

    private Generator<Integer> counting(int count) {
        return Generator.of(yield -> {
            try {
                for (int i = 1; i <= count; i++) {
                    steps.add("makes " + i);
                    yield.to(i);
                }
                steps.add("ends");
            } finally {
                steps.add("finally");
            }
        });
    }

    @Test
    void case93NothingRunsBeforeItIsAskedForAndNothingAhead() {
        Iterator<Integer> values = counting(3).iterator();
        assertThat(steps.all()).isEmpty();
        assertThat(values.next()).isEqualTo(1);
        steps.add("took 1");
        assertThat(values.next()).isEqualTo(2);
        steps.add("took 2");
        assertThat(values.hasNext()).isTrue();
        assertThat(values.next()).isEqualTo(3);
        assertThat(values.hasNext()).isFalse();
        assertThat(steps.all())
                .containsExactly(
                        "makes 1", "took 1", "makes 2", "took 2", "makes 3", "ends", "finally");
    }

    @Test
    void case93CancelledNothingFurtherIsMade() {
        simulate(() ->
                timeoutOrEmpty(
                        SECOND,
                        () -> {
                            for (Integer value : counting(10)) {
                                steps.add("took " + value);
                                if (value == 2) {
                                    sleep(LONG);
                                }
                            }
                            return 1;
                        }));
        assertThat(steps.all())
                .containsExactly("makes 1", "took 1", "makes 2", "took 2", "finally");
    }

    @Test
    void case94AtItsEndItIsDoneAndAFailureIsThrownOnce() {
        Iterator<Integer> done = counting(1).iterator();
        assertThat(done.next()).isEqualTo(1);
        assertThatThrownBy(done::next).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(done::next).isInstanceOf(NoSuchElementException.class);
        IOException failure = new IOException("burnt");
        Iterator<Integer> failing =
                Generator.<Integer>of(
                                yield -> {
                                    yield.to(1);
                                    throw failure;
                                })
                        .iterator();
        assertThat(failing.next()).isEqualTo(1);
        assertThatThrownBy(failing::hasNext).isSameAs(failure);
        assertThat(failing.hasNext()).isFalse();
    }

    @Test
    void case95LeavingTheLoopTearsDownBeforeTheTaskEnds() {
        run(() -> {
            for (Integer value : counting(10)) {
                if (value == 2) {
                    break;
                }
            }
            return 1;
        });
        steps.add("task ended");
        assertThat(steps.all()).containsExactly("makes 1", "makes 2", "finally", "task ended");
    }

    @Test
    void case95OrBeforeTheBlockThatClosesItEnds() {
        try (Generator<Integer> generator = counting(10)) {
            assertThat(generator.iterator().next()).isEqualTo(1);
        }
        assertThat(steps.all()).containsExactly("makes 1", "finally");
    }

    @Test
    void case95ClosedBeforeItBeganNothingRuns() {
        try (Generator<Integer> generator = counting(10)) {
            assertThat(generator.iterator()).isNotNull();
        }
        assertThat(steps.all()).isEmpty();
    }

    @Test
    void case97ATimeoutWithinTheBodyIsTheBodysOwn() {
        simulate(() -> {
            Generator<String> generator =
                    Generator.of(yield -> {
                        assertThat(timeoutOrEmpty(SECOND, () -> steps.sleeper("inner").call()))
                                .isEmpty();
                        yield.to("went on");
                    });
            for (String value : generator) {
                sleep(SECOND);
                steps.add(value);
            }
            return 1;
        });
        assertThat(steps.all()).containsExactly("inner cancelled", "went on");
    }

    @Test
    void case99LoopsOverTwoOfThemDoNotMix() {
        List<String> pairs = new ArrayList<>();
        Generator<Integer> generator = counting(3);
        for (Integer outer : generator) {
            for (Integer inner : generator) {
                pairs.add(outer + "" + inner);
            }
        }
        assertThat(pairs).containsExactly("11", "12", "13", "21", "22", "23", "31", "32", "33");
    }

    @Test
    void case100AbandonedItIsTornDownWithAWarning() throws InterruptedException {
        CountDownLatch tornDown = new CountDownLatch(1);
        try (CapturedLog log = new CapturedLog()) {
            abandon(tornDown);
            while (!tornDown.await(10, TimeUnit.MILLISECONDS)) {
                System.gc();
            }
            assertThat(log.messages())
                    .anySatisfy(message ->
                            assertThat(message)
                                    .contains("the generator made at")
                                    .contains("GeneratorCasesTest.java")
                                    .contains("neither read to its end nor closed"));
        }
    }

    private static void abandon(CountDownLatch tornDown) {
        Generator<Integer> generator =
                Generator.of(yield -> {
                    try {
                        yield.to(1);
                        yield.to(2);
                    } finally {
                        tornDown.countDown();
                    }
                });
        generator.iterator().next();
    }

    @Test
    void takenAsAWholeTheBodyRunsOnTheCallersThread() {
        Thread caller = Thread.currentThread();
        ScopedValue<String> scoped = ScopedValue.newInstance();
        List<String> values =
                ScopedValue.where(scoped, "bound")
                        .call(() ->
                                Generator.<String>of(
                                                yield -> {
                                                    assertThat(Thread.currentThread())
                                                            .isSameAs(caller);
                                                    yield.to(scoped.get());
                                                })
                                        .toList());
        assertThat(values).containsExactly("bound");
    }

    @Test
    void aConsumerThatFailsOrHasEnoughEndsTheBody() {
        IllegalStateException failure = new IllegalStateException("full");
        assertThatThrownBy(() ->
                        counting(10)
                                .forEach(value -> {
                                    throw failure;
                                }))
                .isSameAs(failure);
        assertThat(counting(10).forEachWhile(value -> value < 2)).isFalse();
        assertThat(counting(1).forEachWhile(value -> true)).isTrue();
        assertThat(steps.all())
                .containsExactly(
                        "makes 1", "finally", "makes 1", "makes 2", "finally", "makes 1", "ends",
                        "finally");
    }

    @Test
    void aBodyThatGoesOnAfterItsEndIsTold() {
        Generator<Integer> deaf =
                Generator.of(yield -> {
                    while (true) {
                        try {
                            yield.to(1);
                        } catch (IllegalStateException told) {
                            throw told;
                        } catch (Throwable swallowed) {
                            steps.add("swallowed");
                        }
                    }
                });
        assertThatThrownBy(
                        () -> {
                            deaf.iterator().next();
                            deaf.close();
                        })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("continues after it was closed");
        assertThat(steps.all()).containsExactly("swallowed");
    }

    @Test
    void aStreamClosesIt() {
        try (Stream<Integer> stream = counting(10).stream()) {
            assertThat(stream.limit(2).toList()).containsExactly(1, 2);
        }
        assertThat(steps.all()).containsExactly("makes 1", "makes 2", "finally");
    }

    @Test
    void itsTaskClosesItAfterItsOtherTasksHaveEnded() {
        simulate(() ->
                run(() -> {
                    Iterator<Integer> values = counting(10).iterator();
                    values.next();
                    taskGroup(group ->
                            group.start(() -> {
                                sleep(SECOND);
                                steps.add("task ended");
                                return 1;
                            }));
                    return 1;
                }));
        assertThat(steps.all()).containsExactly("makes 1", "task ended", "finally");
    }

    @Test
    void aPushedBodyYieldsOnItsOwnThreadOnly() {
        List<Integer> seen = new ArrayList<>();
        Generator<Integer> twoThreads =
                Generator.of(yield -> {
                    yield.to(1);
                    gather(
                            () -> {
                                yield.to(2);
                                return 2;
                            },
                            () -> 3,
                            Integer::sum);
                });
        assertThatThrownBy(() -> twoThreads.forEach(seen::add))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("on a thread other than its own");
        assertThat(seen).containsExactly(1);
    }

    @Test
    void aPushedBodyThatHasEndedYieldsNothing() {
        List<Integer> seen = new ArrayList<>();
        List<Yield<Integer>> kept = new ArrayList<>();
        Generator.<Integer>of(
                        yield -> {
                            kept.add(yield);
                            yield.to(1);
                        })
                .forEach(seen::add);
        assertThatThrownBy(() ->
                        Generator.<Integer>of(
                                        yield -> {
                                            kept.add(yield);
                                            throw new IOException("of the body");
                                        })
                                .forEach(seen::add))
                .hasMessage("of the body");
        for (Yield<Integer> yield : kept) {
            assertThatThrownBy(() -> yield.to(2))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("after its body has ended");
        }
        assertThat(seen).containsExactly(1);
    }

    @Test
    void aPushedBodyOutsideOfTasksEndsWithinWhatItHasOpened() {
        Generator<Integer> limited =
                Generator.of(yield ->
                        timeout(
                                LONG,
                                () -> {
                                    try {
                                        yield.to(1);
                                    } finally {
                                        steps.add("finally");
                                    }
                                }));
        assertThatThrownBy(() ->
                        limited.forEach(value -> {
                            throw new IllegalStateException("consumer");
                        }))
                .hasMessage("consumer");
        assertThat(limited.forEachWhile(value -> false)).isFalse();
        assertThat(steps.all()).containsExactly("finally", "finally");
    }
}
