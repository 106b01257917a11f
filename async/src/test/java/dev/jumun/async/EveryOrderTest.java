package dev.jumun.async;

import static dev.jumun.async.Async.asCompleted;
import static dev.jumun.async.Async.checkpoint;
import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.lend;
import static dev.jumun.async.Async.onCancel;
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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Small programs in every order that there is: cancel, complete, shield, park, hand over. */
@Timeout(120)
class EveryOrderTest {
    private static final Duration TICK = Duration.ofMillis(1);
    private static final int MOST = 200_000;

    private static void everyOrder(Callable<?> program) {
        int orders =
                Simulation.exploreAll(
                        MOST,
                        () -> {
                            Object result = program.call();
                            assertThat(Thread.interrupted()).isFalse();
                            return result;
                        });
        assertThat(orders).isPositive();
    }

    private static int step(int number) {
        checkpoint();
        return number;
    }

    @Test
    void thereAreAsManyOrdersAsThereAre() {
        List<String> seen = new ArrayList<>();
        everyOrder(() -> {
            StringBuilder order = new StringBuilder();
            gather(
                    () -> order.append('a').append(step(1)),
                    () -> order.append('b').append(step(2)),
                    (a, b) -> 0);
            seen.add(order.toString());
            return 1;
        });
        assertThat(seen).contains("b2a1", "ba21", "ba12");
    }

    @Test
    void aTaskIsCancelledAsItEnds() {
        everyOrder(() ->
                taskGroup(group -> {
                    Task<Integer> task = group.start(() -> step(step(1)));
                    task.cancel();
                    assertThat(task.state()).isNotEqualTo(Task.State.RUNNING);
                    return catchThrowable(task::await) == null
                            ? assertThat(task.state()).isEqualTo(Task.State.SUCCEEDED)
                            : assertThat(task.state()).isEqualTo(Task.State.CANCELLED);
                }));
    }

    @Test
    void aTimeoutIsOverAsItsBodyEnds() {
        everyOrder(() -> {
            Throwable thrown =
                    catchThrowable(() ->
                            timeout(
                                    TICK,
                                    () -> {
                                        sleep(TICK);
                                        return gather(() -> step(1), () -> step(2), Integer::sum);
                                    }));
            return thrown == null ? 1 : assertThat(thrown).isInstanceOf(TimeoutException.class);
        });
    }

    @Test
    void twoFailAtOnce() {
        everyOrder(() -> {
            IOException a = new IOException("a");
            IOException b = new IOException("b");
            Throwable thrown =
                    catchThrowable(() ->
                            gather(
                                    () -> {
                                        step(1);
                                        throw a;
                                    },
                                    () -> {
                                        step(1);
                                        throw b;
                                    },
                                    (x, y) -> 0));
            return assertThat(thrown).isIn(a, b);
        });
    }

    @Test
    void aTimeoutWithinIsATimeoutInEveryOrder() {
        everyOrder(() ->
                assertThatThrownBy(() ->
                                taskGroup(group -> {
                                    group.start(() ->
                                            gather(
                                                    () -> timeout(TICK, () -> slow()),
                                                    () -> slow(),
                                                    Integer::sum));
                                    return slow();
                                }))
                        .isInstanceOf(TimeoutException.class));
    }

    private static int slow() {
        sleep(Duration.ofHours(1));
        return 1;
    }

    @Test
    void aChannelHandsOverAsItsReceiverIsCancelled() {
        everyOrder(() -> {
            Channel<Integer> channel = new Channel<>(0);
            return gather(
                    () -> {
                        sleep(TICK);
                        return channel.trySend(1);
                    },
                    () -> {
                        Optional<Integer> got = timeoutOrEmpty(TICK, channel::receive);
                        Thread.sleep(0); // no interrupt is left for it
                        return got.isPresent();
                    },
                    (sent, got) -> assertThat(got).isEqualTo(sent));
        });
    }

    @Test
    void aGroupIsCancelledAsATaskStartsAnother() {
        everyOrder(() -> {
            AtomicInteger running = new AtomicInteger();
            taskGroup(group -> {
                group.start(() -> {
                    group.start(() -> {
                        running.incrementAndGet();
                        try {
                            slow();
                        } finally {
                            running.decrementAndGet();
                        }
                    });
                    step(1);
                });
                step(1);
                group.cancel();
                slow();
            });
            return assertThat(running).hasValue(0);
        });
    }

    @Test
    void aTearDownIsNeverCutOff() {
        Lender<String> session =
                yield -> {
                    try {
                        yield.to("session");
                    } finally {
                        gather(() -> step(1), () -> step(2), Integer::sum);
                    }
                };
        everyOrder(() ->
                taskGroup(group -> {
                    Task<Integer> use =
                            group.start(() -> lend("session", session, lent -> step(step(1))));
                    use.cancel();
                    Throwable thrown = catchThrowable(use::await);
                    return thrown == null
                            ? 1
                            : assertThat(thrown)
                                    .isInstanceOf(Cancelled.class)
                                    .hasNoSuppressedExceptions();
                }));
    }

    @Test
    void aShieldEndsAsACancelComes() {
        everyOrder(() ->
                taskGroup(group -> {
                    AtomicBoolean whole = new AtomicBoolean(true);
                    AtomicBoolean begun = new AtomicBoolean();
                    Task<Integer> task =
                            group.start(() -> {
                                begun.set(true);
                                whole.set(false);
                                shield(Duration.ofHours(1), () -> run(() -> step(step(1))));
                                whole.set(true);
                                return step(1);
                            });
                    step(1);
                    task.cancel();
                    return assertThat(whole).isTrue();
                }));
    }

    @Test
    void aRaceIsWonTwice() {
        everyOrder(() -> {
            List<Callable<Integer>> racers = List.of(() -> step(1), () -> step(2));
            int winner = race(racers);
            return assertThat(winner).isBetween(1, 2);
        });
    }

    @Test
    void asCompletedIsLeftAsTheSecondComes() {
        everyOrder(() -> {
            AtomicInteger taken = new AtomicInteger();
            asCompleted(List.of(() -> step(1), () -> step(2)))
                    .forEachWhile(value -> taken.incrementAndGet() < 1);
            return assertThat(taken).hasValue(1);
        });
    }

    @Test
    void aCancelComesAsWhatIsDoneInsteadOfTheInterruptIsSet() {
        everyOrder(() -> {
            AtomicInteger actions = new AtomicInteger();
            AtomicInteger begun = new AtomicInteger();
            AtomicBoolean interrupted = new AtomicBoolean();
            assertThatThrownBy(() ->
                            gather(
                                    () ->
                                            onCancel(
                                                    actions::incrementAndGet,
                                                    () -> {
                                                        begun.incrementAndGet();
                                                        interrupted.set(Thread.interrupted());
                                                        return slow();
                                                    }),
                                    () -> {
                                        step(1);
                                        throw new IOException("sibling");
                                    },
                                    Integer::sum))
                    .isInstanceOf(IOException.class);
            assertThat(interrupted).isFalse();
            return assertThat(actions.get()).isEqualTo(begun.get());
        });
    }
}
