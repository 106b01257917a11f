package dev.jumun.async;

import static dev.jumun.async.Again.andAgain;
import static dev.jumun.async.Async.asCompleted;
import static dev.jumun.async.Async.blocking;
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

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** One rule tells a failure from the echo of our own cancelling: by identity and order. */
@Timeout(60)
class WhoseFailureTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(2);

    private static final class Boom extends RuntimeException {
        private static final long serialVersionUID = 1;

        Boom(String message) {
            super(message);
        }

        Boom(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static int slow() {
        sleep(LONG);
        return 1;
    }

    private static int late() throws TimeoutException {
        return timeout(SHORT, () -> slow());
    }

    // ---- F1: a timeout within

    @Test
    void f1ATimeoutInAGatherIsATimeout() throws Exception {
        andAgain(() ->
                assertThatThrownBy(() -> gather(() -> late(), () -> slow(), Integer::sum))
                        .isInstanceOf(TimeoutException.class));
    }

    @Test
    void f1ATimeoutOnTheCallersOwnSlipIsATimeout() throws Exception {
        andAgain(() ->
                assertThatThrownBy(() -> gather(() -> slow(), () -> late(), Integer::sum))
                        .isInstanceOf(TimeoutException.class));
    }

    @Test
    void f1ATimeoutInATaskThatGathersIsAFailureOfItsGroup() throws Exception {
        andAgain(() ->
                assertThatThrownBy(() ->
                                taskGroup(group -> {
                                    group.start(
                                            () -> gather(() -> late(), () -> slow(), Integer::sum));
                                    return 1;
                                }))
                        .isInstanceOf(TimeoutException.class));
    }

    @Test
    void f1ATimeoutInTheBodyOfAGroupIsATimeout() throws Exception {
        andAgain(() ->
                assertThatThrownBy(() ->
                                taskGroup(group -> {
                                    group.start(() -> slow());
                                    return late();
                                }))
                        .isInstanceOf(TimeoutException.class));
    }

    @Test
    void f1ATimeoutInALimitedGatherIsATimeout() throws Exception {
        List<Callable<Integer>> slips = List.of(() -> late(), () -> slow(), () -> slow());
        for (int limit = 1; limit <= 3; limit++) {
            int atOnce = limit;
            andAgain(() ->
                    assertThatThrownBy(() -> gather(atOnce, slips))
                            .isInstanceOf(TimeoutException.class));
        }
    }

    @Test
    void f1ATimeoutWithinALongerLimitIsATimeout() throws Exception {
        andAgain(() ->
                assertThatThrownBy(() ->
                                timeoutOrEmpty(
                                        LONG,
                                        () -> gather(() -> late(), () -> slow(), Integer::sum)))
                        .isInstanceOf(TimeoutException.class));
    }

    @Test
    void f1ATimeoutOfEveryRunnerIsATimeout() throws Exception {
        List<Callable<Integer>> one = List.of(() -> late());
        andAgain(() -> assertThatThrownBy(() -> race(one)).isInstanceOf(TimeoutException.class));
        andAgain(() ->
                assertThatThrownBy(() -> asCompleted(one).toList())
                        .isInstanceOf(TimeoutException.class));
    }

    // ---- F1: an interruption among the causes that is not ours

    @Test
    void f1AFailureWithSomebodysInterruptionAsItsCauseStaysAFailure() throws Exception {
        List<Callable<Integer>> failing =
                List.of(
                        () -> {
                            throw new SQLException("no connection", new InterruptedException());
                        },
                        () -> {
                            throw new ExecutionException(new InterruptedException());
                        },
                        () -> {
                            throw new InterruptedException("somebody's");
                        });
        for (Callable<Integer> slip : failing) {
            Throwable right = catchThrowable(slip::call);
            andAgain(() -> {
                assertThatThrownBy(() -> gather(slip, () -> slow(), Integer::sum))
                        .isInstanceOf(right.getClass());
                assertThatThrownBy(() -> gather(() -> slow(), slip, Integer::sum))
                        .isInstanceOf(right.getClass());
                return assertThatThrownBy(() ->
                                taskGroup(group -> {
                                    group.start(() -> slow());
                                    return slip.call();
                                }))
                        .isInstanceOf(right.getClass());
            });
        }
    }

    @Test
    void f1AFailureThatWrapsACancelledTaskStaysAFailure() throws Exception {
        andAgain(() ->
                assertThatThrownBy(() ->
                                taskGroup(group -> {
                                    Task<Integer> price = group.start(() -> slow());
                                    price.cancel();
                                    return gather(
                                            () -> {
                                                try {
                                                    return price.await();
                                                } catch (Cancelled gone) {
                                                    throw new Boom("no price", gone);
                                                }
                                            },
                                            () -> slow(),
                                            Integer::sum);
                                }))
                        .isInstanceOf(Boom.class));
    }

    @Test
    void f1AFailureThatCameBeforeACancelPassesItAsAFailure() throws Exception {
        andAgain(() -> {
            RootTask root = RootTask.named("root");
            return assertThatThrownBy(() ->
                            root.run(() -> {
                                try {
                                    return run(() -> {
                                        throw new IOException("pool", new InterruptedException());
                                    });
                                } finally {
                                    root.cancel(CancelReason.CLIENT_GONE);
                                    try {
                                        Thread.sleep(LONG);
                                    } catch (InterruptedException e) {
                                        // ours: the thread has been interrupted now
                                    }
                                }
                            }))
                    .isInstanceOf(IOException.class);
        });
    }

    @Test
    void anEchoThatAUserWrapsIsAnEcho() throws Exception {
        andAgain(() -> {
            RootTask root = RootTask.named("root");
            return assertThatThrownBy(() ->
                            root.run(() -> {
                                root.cancel(CancelReason.CLIENT_GONE);
                                try {
                                    return slow();
                                } catch (Cancelled cancelled) {
                                    throw new Boom("wrapped", cancelled);
                                }
                            }))
                    .isInstanceOf(Cancelled.class)
                    .hasCauseInstanceOf(Boom.class);
        });
    }

    // ---- F8

    @Test
    void f8ATimeoutInAShieldIsATimeoutEvenIfACancelIsPending() throws Exception {
        andAgain(() -> {
            RootTask root = RootTask.named("root");
            StringBuilder closed = new StringBuilder();
            assertThatThrownBy(() ->
                            root.run(() -> {
                                root.cancel(CancelReason.CLIENT_GONE);
                                try {
                                    return slow();
                                } finally {
                                    try {
                                        shield(LONG, () -> late());
                                    } catch (Exception e) {
                                        closed.append(e.getClass().getSimpleName());
                                    }
                                }
                            }))
                    .isInstanceOf(Cancelled.class);
            return assertThat(closed).hasToString("TimeoutException");
        });
    }

    // ---- F2, F3: as they complete

    @Test
    void f2AFailureIsThrownWhereTheNextResultIsAskedFor() throws Exception {
        List<Callable<Integer>> slips =
                List.of(() -> {
                    throw new Boom("slip");
                });
        andAgain(() ->
                assertThatThrownBy(
                                () -> {
                                    for (int _ : asCompleted(slips)) {
                                        throw new AssertionError("a value");
                                    }
                                })
                        .isInstanceOf(Boom.class));
    }

    @Test
    void f3ASlipThatIsCancelledAloneEndsTheResults() throws Exception {
        andAgain(() ->
                assertThatThrownBy(() ->
                                taskGroup(group -> {
                                    Task<Integer> task = group.start(() -> slow());
                                    task.cancel();
                                    List<Callable<Integer>> slips =
                                            List.of(() -> task.await(), () -> 2);
                                    return asCompleted(slips).toList();
                                }))
                        .isInstanceOf(Cancelled.class)
                        .hasMessageContaining("task 1 was cancelled"));
    }

    // ---- failures next to failures

    @Test
    void f15ASecondFailureThatWrapsTheFirstMakesNoCircle() throws Exception {
        andAgain(() -> {
            Boom first = new Boom("first");
            CountDownLatch thrown = new CountDownLatch(1);
            Callable<Integer> wraps =
                    () -> {
                        try {
                            return slow();
                        } catch (Cancelled cancelled) {
                            throw new Boom("second", first);
                        }
                    };
            Throwable failure =
                    catchThrowable(() ->
                            gather(
                                    wraps,
                                    () -> {
                                        thrown.countDown();
                                        throw first;
                                    },
                                    Integer::sum));
            assertThat(failure).isSameAs(first);
            assertNoCircle(failure);
            List<Callable<Integer>> racers =
                    List.of(
                            () -> {
                                throw first;
                            },
                            () -> {
                                throw new Boom("second", first);
                            });
            assertNoCircle(catchThrowable(() -> race(racers)));
            return thrown;
        });
    }

    private static void assertNoCircle(Throwable failure) {
        Set<Throwable> path = Collections.newSetFromMap(new IdentityHashMap<>());
        walk(failure, path);
    }

    private static void walk(@Nullable Throwable failure, Set<Throwable> path) {
        if (failure == null) {
            return;
        }
        assertThat(path.add(failure)).as("a circle at %s", failure).isTrue();
        walk(failure.getCause(), path);
        for (Throwable further : failure.getSuppressed()) {
            walk(further, path);
        }
        path.remove(failure);
    }

    @Test
    void aLenderWhoseUseIsCancelledEndsAsCancelledWhateverItsRollbackThrows() throws Exception {
        Lender<String> session =
                yield -> {
                    try {
                        yield.to("session");
                    } finally {
                        throwRollback();
                    }
                };
        andAgain(() -> {
            RootTask root = RootTask.named("root");
            return assertThatThrownBy(() ->
                            root.run(() ->
                                    lend(
                                            "session",
                                            session,
                                            s -> {
                                                root.cancel(CancelReason.CLIENT_GONE);
                                                return slow();
                                            })))
                    .isInstanceOfSatisfying(
                            Cancelled.class,
                            c -> assertThat(c.reason()).isEqualTo(CancelReason.CLIENT_GONE))
                    .satisfies(c ->
                            assertThat(c.getSuppressed())
                                    .singleElement()
                                    .isInstanceOf(SQLException.class));
        });
    }

    @Test
    void aLenderSeesACancelInOneFormWhateverTheUseWaitsIn() throws Exception {
        AtomicReference<Object> seen = new AtomicReference<>("nothing");
        Lender<String> session =
                yield -> {
                    try {
                        yield.to("session");
                    } catch (Throwable failure) {
                        seen.set(failure.getClass());
                        throw failure;
                    }
                };
        List<ThrowingRunnable> waits =
                List.of(
                        () -> sleep(LONG),
                        () -> Thread.sleep(LONG),
                        () -> new CountDownLatch(1).await(),
                        () -> blocking(() -> Thread.sleep(LONG)),
                        () -> gatherWith(() -> Thread.sleep(LONG)));
        for (ThrowingRunnable wait : waits) {
            andAgain(() -> {
                RootTask root = RootTask.named("root");
                assertThatThrownBy(() ->
                                root.run(() ->
                                        lend(
                                                "session",
                                                session,
                                                s -> {
                                                    root.cancel(CancelReason.CLIENT_GONE);
                                                    wait.run();
                                                })))
                        .isInstanceOf(Cancelled.class);
                return assertThat(seen.getAndSet("nothing")).isEqualTo(Cancelled.class);
            });
        }
    }

    private static int gatherWith(ThrowingRunnable wait) {
        return gather(
                () -> {
                    wait.run();
                    return 1;
                },
                () -> slow(),
                Integer::sum);
    }

    private static void throwRollback() throws SQLException {
        throw new SQLException("the rollback fails");
    }

    @Test
    void causesOfAnyDepthAreLookedAtOnce() {
        Throwable chain = new InterruptedException();
        for (int i = 0; i < 10_000; i++) {
            chain = new Boom("link", chain);
        }
        Throwable deep = chain;
        Throwable failure =
                catchThrowable(() ->
                        gather(
                                () -> {
                                    throw Failures.<RuntimeException>sneak(deep);
                                },
                                () -> slow(),
                                (a, b) -> a));
        assertThat(failure).isSameAs(deep);
    }

    /** It was logged as a failure of closing, if the body ended just before it was closed. */
    @Test
    void theEndOfAGeneratorThatIsCancelledWithItsConsumerIsNoFailure() throws Exception {
        Generator<Integer> slow =
                Generator.of(yield -> {
                    slow();
                    yield.to(1);
                });
        try (CapturedLog log = new CapturedLog()) {
            andAgain(
                    Again.TIMES * 20,
                    () -> timeoutOrEmpty(Duration.ofNanos(30_000), () -> slow.iterator().next()));
            assertThat(log.messages()).noneMatch(message -> message.contains("being closed"));
        }
    }
}
