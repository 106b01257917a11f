package dev.jumun.async;

import static dev.jumun.async.Async.checkpoint;
import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.run;
import static dev.jumun.async.Async.shield;
import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;
import static dev.jumun.async.Async.timeout;
import static dev.jumun.async.Steps.LONG;
import static dev.jumun.async.Steps.SECOND;
import static dev.jumun.async.Steps.after;
import static dev.jumun.async.Steps.failAfter;
import static dev.jumun.async.Steps.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The behavioural cases of cancelling, by number. */
@Timeout(20)
class CancellationCasesTest {
    private final Steps steps = new Steps();

    @Test
    void case32CancellingAGroupThatWaitsCancelsItsTasks() {
        RootTask root = RootTask.named("root");
        assertThatThrownBy(() ->
                        root.run(() ->
                                taskGroup(group -> {
                                    group.start(steps.sleeper("one"));
                                    group.start(steps.sleeper("two"));
                                    group.start(() -> {
                                        root.cancel(CancelReason.CLIENT_GONE);
                                        return 1;
                                    });
                                    return 1;
                                })))
                .isInstanceOfSatisfying(
                        Cancelled.class,
                        cancelled ->
                                assertThat(cancelled.reason()).isEqualTo(CancelReason.CLIENT_GONE))
                .hasNoSuppressedExceptions();
        assertThat(steps.all()).doesNotContain("one slept", "two slept");
    }

    @Test
    void case33CancellingReachesABodyThatWaits() {
        RootTask root = RootTask.named("root");
        CountDownLatch sleeping = new CountDownLatch(1);
        assertThatThrownBy(() ->
                        root.run(() ->
                                taskGroup(group -> {
                                    group.start(() -> {
                                        sleeping.await();
                                        root.cancel(CancelReason.SHUTDOWN);
                                        return 1;
                                    });
                                    sleeping.countDown();
                                    return steps.sleeper("body").call();
                                })))
                .isInstanceOf(Cancelled.class);
        assertThat(steps.all()).containsExactly("body cancelled");
    }

    @Test
    void case35ABodyMayAnswerWithItsOwnFailure() {
        IOException own = new IOException("own");
        RootTask root = RootTask.named("root");
        assertThatThrownBy(() ->
                        root.run(() ->
                                taskGroup(group -> {
                                    root.cancel(CancelReason.SHUTDOWN);
                                    try {
                                        sleep(LONG);
                                    } catch (Cancelled cancelled) {
                                        throw own;
                                    }
                                    return 1;
                                })))
                .isSameAs(own);
    }

    @Test
    void case36ATaskOfAnInnerGroupThatFailsAsItIsCancelledIsSeenOutside() {
        IOException late = new IOException("late");
        IOException first = new IOException("first");
        assertThatThrownBy(() ->
                        simulate(() ->
                                taskGroup(outer -> {
                                    outer.start(failAfter(SECOND, first));
                                    return taskGroup(inner -> {
                                        inner.start(() -> {
                                            try {
                                                sleep(LONG);
                                            } catch (Cancelled cancelled) {
                                                throw late;
                                            }
                                            return 1;
                                        });
                                        sleep(LONG);
                                        return 1;
                                    });
                                })))
                .isSameAs(first)
                .hasSuppressedException(late);
    }

    @Test
    void case37OuterAndInnerGroupsEndEachOther() {
        IOException outerFailure = new IOException("outer");
        assertThatThrownBy(() ->
                        simulate(() ->
                                taskGroup(outer -> {
                                    outer.start(failAfter(SECOND, outerFailure));
                                    return taskGroup(inner -> steps.sleeper("inner body").call());
                                })))
                .isSameAs(outerFailure)
                .hasNoSuppressedExceptions();
        IOException innerFailure = new IOException("inner");
        assertThatThrownBy(() ->
                        simulate(() ->
                                taskGroup(outer -> {
                                    outer.start(steps.sleeper("outer task"));
                                    return taskGroup(inner -> {
                                        inner.start(failAfter(SECOND, innerFailure));
                                        return 1;
                                    });
                                })))
                .isSameAs(innerFailure)
                .hasNoSuppressedExceptions();
        assertThat(steps.all()).containsExactly("inner body cancelled", "outer task cancelled");
    }

    @Test
    void case39CancellingTwiceIsCancellingOnce() {
        simulate(() ->
                taskGroup(group -> {
                    Task<String> task = group.start(steps.sleeper("task"));
                    sleep(SECOND);
                    task.requestCancel();
                    task.requestCancel();
                    task.cancel();
                    task.cancel();
                    return 1;
                }));
        assertThat(steps.all()).containsExactly("task cancelled");
    }

    @Test
    void case40EveryLaterWaitMeetsItAgain() {
        simulate(() ->
                taskGroup(group -> {
                    group.cancel();
                    for (int i = 0; i < 3; i++) {
                        assertThatThrownBy(() -> sleep(LONG)).isInstanceOf(Cancelled.class);
                        assertThatThrownBy(() -> checkpoint()).isInstanceOf(Cancelled.class);
                        assertThatThrownBy(() -> new Channel<>(0).receive())
                                .isInstanceOf(Cancelled.class);
                    }
                    return 1;
                }));
    }

    /** The choice: what is cancelled before it starts never starts. */
    @Test
    void case41WhatIsCancelledBeforeItStartsNeverStarts() {
        for (int seed = 0; seed < 50; seed++) {
            Simulation.seeded(seed)
                    .run(() ->
                            taskGroup(group -> {
                                Task<Integer> task =
                                        group.start(() -> {
                                            steps.add("started");
                                            return 1;
                                        });
                                task.cancel();
                                // It may have been first, in another order; but never after it was
                                // cancelled.
                                assertThat(task.state()).isEqualTo(Task.State.CANCELLED);
                                return 1;
                            }));
        }
        assertThat(steps.all()).isEmpty();
    }

    @Test
    void case42CancelledAfterItsLastWaitTheResultStands() {
        String result =
                simulate(() -> {
                    String kept =
                            taskGroup(group -> {
                                sleep(SECOND);
                                group.cancel();
                                return "kept";
                            });
                    sleep(SECOND); // nothing leaks out
                    return kept;
                });
        assertThat(result).isEqualTo("kept");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void case43CancellingReachesGrandchildren() {
        simulate(() ->
                taskGroup(group -> {
                    Task<Object> task =
                            group.start(() ->
                                    taskGroup(inner -> {
                                        inner.start(() ->
                                                gather(
                                                        List.of(
                                                                steps.sleeper("a"),
                                                                steps.sleeper("b"))));
                                        return steps.sleeper("body").call();
                                    }));
                    sleep(SECOND);
                    task.cancel();
                    return 1;
                }));
        assertThat(steps.all())
                .containsExactlyInAnyOrder("a cancelled", "b cancelled", "body cancelled");
    }

    @Test
    void case44AShieldHoldsOffWhatComesFromOutsideOnly() {
        simulate(() -> {
            taskGroup(group -> {
                group.cancel();
                shield(
                        LONG,
                        () -> {
                            sleep(SECOND);
                            steps.add("outer held off");
                            assertThatThrownBy(() ->
                                            timeout(SECOND, () -> steps.sleeper("inner").call()))
                                    .isInstanceOf(TimeoutException.class);
                            taskGroup(own -> {
                                own.cancel();
                                steps.sleeper("own group").call();
                            });
                            return 1;
                        });
                steps.sleeper("after the shield").call();
            });
            return 1;
        });
        assertThat(steps.all())
                .containsExactly(
                        "outer held off",
                        "inner cancelled",
                        "own group cancelled",
                        "after the shield cancelled");
    }

    @Test
    void case47ShieldedWorkIsCompletedThoughItsWaiterIsCancelled() {
        simulate(() ->
                taskGroup(group -> {
                    Task<String> task =
                            group.start(() ->
                                    shield(
                                            LONG,
                                            () ->
                                                    gather(
                                                            after(SECOND, "a"),
                                                            after(SECOND, "b"),
                                                            (a, b) -> {
                                                                steps.add(a + b);
                                                                return a + b;
                                                            })));
                    sleep(SECOND.dividedBy(2));
                    task.cancel();
                    steps.add("cancelled");
                    return 1;
                }));
        assertThat(steps.all()).containsExactly("ab", "cancelled");
    }

    @Test
    void case48WhatIsCancelledWithinAShieldIsSeenOutside() {
        simulate(() ->
                taskGroup(group -> {
                    Task<String> inner = group.start(steps.sleeper("inner"));
                    Task<String> waiter = group.start(() -> shield(LONG, inner::await));
                    sleep(SECOND);
                    inner.cancel();
                    assertThatThrownBy(waiter::await).isInstanceOf(Cancelled.class);
                    assertThat(waiter.state()).isEqualTo(Task.State.CANCELLED);
                    return 1;
                }));
    }

    @Test
    void case49CancelWaitsForTheTearDown() {
        simulate(() ->
                taskGroup(group -> {
                    Task<Integer> task =
                            group.start(() -> {
                                try {
                                    sleep(LONG);
                                    return 1;
                                } finally {
                                    shield(
                                            LONG,
                                            () -> {
                                                sleep(SECOND);
                                                steps.add("torn down");
                                                return 1;
                                            });
                                }
                            });
                    sleep(SECOND);
                    task.cancel();
                    steps.add("cancel returned");
                    return 1;
                }));
        assertThat(steps.all()).containsExactly("torn down", "cancel returned");
    }

    @Test
    void case50RequestCancelReturnsAtOnceAndTheGroupStillWaits() {
        simulate(() -> {
            taskGroup(group -> {
                Task<String> task = group.start(steps.sleeper("task"));
                sleep(SECOND);
                task.requestCancel();
                steps.add("request returned");
                return 1;
            });
            steps.add("group ended");
            return 1;
        });
        assertThat(steps.all())
                .containsExactly("request returned", "task cancelled", "group ended");
    }

    @Test
    void case51ReasonAndSourceAreTold() {
        AtomicReference<Cancelled> seen = new AtomicReference<>();
        IOException failure = new IOException("burnt");
        assertThatThrownBy(() ->
                        simulate(() ->
                                taskGroup(group -> {
                                    group.start("toaster", failAfter(SECOND, failure));
                                    try {
                                        sleep(LONG);
                                    } catch (Cancelled cancelled) {
                                        seen.set(cancelled);
                                        throw cancelled;
                                    }
                                    return 1;
                                })))
                .isSameAs(failure);
        assertThat(seen.get())
                .hasMessage("task group was cancelled: sibling failed (toaster)")
                .hasCause(failure);
        assertThat(seen.get().reason()).isEqualTo(CancelReason.SIBLING_FAILED);
        assertThat(seen.get().source()).isEqualTo("toaster");
    }

    @Test
    void case53AGroupThatIsCancelledOnPurposeEndsWithoutAnError() {
        String result =
                simulate(() -> {
                    taskGroup(group -> {
                        group.start(steps.sleeper("task"));
                        group.start(() -> {
                            sleep(SECOND);
                            group.cancel();
                            return 1;
                        });
                        steps.sleeper("body").call();
                    });
                    return "went on";
                });
        assertThat(result).isEqualTo("went on");
        assertThat(steps.all()).containsExactlyInAnyOrder("task cancelled", "body cancelled");
    }

    /** What is reported: {@link SeeingTest#whoDoesNotEndWhenCancelledIsReported}. */
    @Test
    void case55TheGroupWaitsForATaskThatIgnoresBeingCancelled() {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch running = new CountDownLatch(1);
        taskGroup(group -> {
            group.start(() -> {
                running.countDown();
                long end = System.nanoTime() + 50_000_000;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                ended.set(true);
                return 1;
            });
            running.await();
            group.cancel();
            return 1;
        });
        assertThat(ended).isTrue();
    }

    @Test
    void case56InterruptedAsItClosesAGroupStillWaitsAndThrows() {
        Thread owner = Thread.currentThread();
        CountDownLatch mayEnd = new CountDownLatch(1);
        assertThatThrownBy(() ->
                        taskGroup(group -> {
                            group.start(() -> {
                                owner.interrupt();
                                boolean done = false;
                                while (!done) {
                                    try {
                                        mayEnd.await();
                                        done = true;
                                    } catch (InterruptedException e) {
                                        steps.add("interrupted");
                                        mayEnd.countDown();
                                    }
                                }
                                steps.add("ended");
                                sleep(LONG);
                                return 1;
                            });
                            return 1;
                        }))
                .isInstanceOf(Cancelled.class)
                .hasMessage("task group was interrupted");
        assertThat(steps.all()).containsExactly("interrupted", "ended");
        assertThat(Thread.interrupted()).isFalse(); // it has been answered
    }

    @Test
    void case59AThousandScopesWithinEachOther() {
        assertThat(nest(1_000)).isEqualTo(1_000);
        CountDownLatch deep = new CountDownLatch(1);
        taskGroup(group -> {
            Task<Integer> task = group.start(() -> nestThenSpin(1_000, deep));
            deep.await();
            task.cancel();
            assertThat(task.state()).isEqualTo(Task.State.CANCELLED);
            return 1;
        });
    }

    private static int nest(int depth) {
        return depth == 0 ? 0 : 1 + Async.<Integer>taskGroup(group -> nest(depth - 1));
    }

    private static int nestThenSpin(int depth, CountDownLatch deep) {
        if (depth > 0) {
            return run(() -> nestThenSpin(depth - 1, deep));
        }
        deep.countDown();
        while (true) {
            checkpoint();
            Thread.onSpinWait();
        }
    }

    @Test
    void theFirstReasonStays() {
        RootTask root = RootTask.named("root");
        assertThatThrownBy(() ->
                        root.run(() -> {
                            root.cancel(CancelReason.CLIENT_GONE);
                            root.cancel(CancelReason.SHUTDOWN);
                            sleep(LONG);
                            return 1;
                        }))
                .hasMessage("root was cancelled: client gone");
    }

    @Test
    void aShieldWithinAGroupDoesNotShieldItsSiblings() {
        IOException failure = new IOException("burnt");
        assertThatThrownBy(() ->
                        simulate(() ->
                                taskGroup(group -> {
                                    group.start(failAfter(SECOND, failure));
                                    group.start(steps.sleeper("sibling"));
                                    shield(
                                            LONG,
                                            () -> {
                                                sleep(SECOND.multipliedBy(5));
                                                steps.add("shielded");
                                                return 1;
                                            });
                                    return 1;
                                })))
                .isSameAs(failure);
        assertThat(steps.all()).containsExactly("sibling cancelled", "shielded");
    }

    /** A thread that reads from a pipe holds up whoever interrupts it, and nobody else. */
    @Test
    void aThreadThatCannotBeInterruptedHoldsUpNobodyElse() throws Exception {
        Path fifo = Files.createTempDirectory("jumun").resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
        CountDownLatch others = new CountDownLatch(3);
        CountDownLatch running = new CountDownLatch(4);
        try (FileChannel both =
                        FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileChannel writer = FileChannel.open(fifo, StandardOpenOption.WRITE)) {
            taskGroup(group -> {
                group.start(
                        "reader",
                        () -> {
                            running.countDown();
                            try {
                                return both.read(ByteBuffer.allocate(1));
                            } catch (IOException closed) {
                                return -1;
                            }
                        });
                for (int i = 0; i < 3; i++) {
                    group.start(() -> {
                        running.countDown();
                        try {
                            Thread.sleep(LONG); // not ours: needs an interrupt
                        } finally {
                            others.countDown();
                        }
                        return 1;
                    });
                }
                running.await();
                group.cancel();
                shield(
                        LONG,
                        () -> {
                            others.await();
                            steps.add("the others ended");
                            try {
                                return writer.write(ByteBuffer.wrap(new byte[1]));
                            } catch (IOException noReader) {
                                return 0; // it was interrupted before it read
                            }
                        });
                return 1;
            });
        } finally {
            Files.delete(fifo);
        }
        assertThat(steps.all()).containsExactly("the others ended");
    }
}
