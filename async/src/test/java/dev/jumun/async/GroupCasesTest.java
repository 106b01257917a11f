package dev.jumun.async;

import static dev.jumun.async.Async.settle;
import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;
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
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** The behavioural cases of task groups, by number. */
@Timeout(20)
class GroupCasesTest {
    private final Steps steps = new Steps();

    @Test
    void case01BothResultsAreThereAfterTheGroup() {
        List<Task<String>> tasks = new ArrayList<>();
        taskGroup(group -> {
            tasks.add(group.start(() -> "one"));
            tasks.add(group.start(() -> "two"));
            return true;
        });
        assertThat(tasks).extracting(Task::await).containsExactly("one", "two");
        assertThat(tasks).extracting(Task::state).containsOnly(Task.State.SUCCEEDED);
    }

    @Test
    void case02TheGroupWaitsForTasksThatOutliveItsBody() {
        simulate(() -> {
            taskGroup(group -> {
                group.start(() -> {
                    sleep(SECOND);
                    steps.add("task");
                    return 1;
                });
                steps.add("body");
                return 1;
            });
            steps.add("after");
            return 1;
        });
        assertThat(steps.all()).containsExactly("body", "task", "after");
    }

    @Test
    void case03ATaskCancelledAloneIsNoFailure() {
        simulate(() ->
                taskGroup(group -> {
                    Task<String> cancelled = group.start(steps.sleeper("one"));
                    Task<String> other = group.start(after(SECOND, "two"));
                    sleep(SECOND.dividedBy(2));
                    cancelled.cancel();
                    assertThat(other.await()).isEqualTo("two");
                    assertThat(cancelled.state()).isEqualTo(Task.State.CANCELLED);
                    assertThatThrownBy(cancelled::await).isInstanceOf(Cancelled.class);
                    return 1;
                }));
        assertThat(steps.all()).containsExactly("one cancelled");
    }

    @Test
    void case04AFailureCancelsTheSiblingsAndIsReportedOnce() {
        IOException failure = new IOException("burnt");
        assertThatThrownBy(() ->
                        simulate(() -> {
                            taskGroup(group -> {
                                group.start(steps.sleeper("sibling"));
                                group.start(failAfter(SECOND, failure));
                                return 1;
                            });
                            steps.add("after");
                            return 1;
                        }))
                .isSameAs(failure)
                .hasNoSuppressedExceptions();
        assertThat(steps.all()).containsExactly("sibling cancelled");
    }

    @Test
    void case05AFailureWakesTheBody() {
        IOException failure = new IOException("burnt");
        assertThatThrownBy(() ->
                        simulate(() ->
                                taskGroup(group -> {
                                    group.start(failAfter(SECOND, failure));
                                    return steps.sleeper("body").call();
                                })))
                .isSameAs(failure);
        assertThat(steps.all()).containsExactly("body cancelled");
    }

    @Test
    void case06AnEmptyGroupReturnsAtOnce() {
        assertThat(Async.<String>taskGroup(group -> "nothing")).isEqualTo("nothing");
    }

    @Test
    void case07ABodyThatFailsAtOnceLeavesNobodyBehind() {
        IOException failure = new IOException("no");
        AtomicReference<Task<String>> task = new AtomicReference<>();
        assertThatThrownBy(() ->
                        taskGroup(group -> {
                            task.set(group.start(steps.sleeper("task")));
                            throw failure;
                        }))
                .isSameAs(failure)
                .hasNoSuppressedExceptions();
        assertThat(task.get().state()).isEqualTo(Task.State.CANCELLED);
    }

    @Test
    void case08ABodyThatFailsLaterCancelsWhatItStarted() {
        IOException failure = new IOException("no");
        assertThatThrownBy(() ->
                        simulate(() ->
                                taskGroup(group -> {
                                    group.start(steps.sleeper("one"));
                                    group.start(steps.sleeper("two"));
                                    sleep(SECOND);
                                    throw failure;
                                })))
                .isSameAs(failure);
        assertThat(steps.all()).containsExactlyInAnyOrder("one cancelled", "two cancelled");
    }

    @Test
    void case09FailuresOfBodyAndTaskAreBothSeen() {
        IOException body = new IOException("body");
        IOException task = new IOException("task");
        assertThatThrownBy(() ->
                        simulate(() ->
                                taskGroup(group -> {
                                    group.start(() -> {
                                        try {
                                            sleep(LONG);
                                            return 1;
                                        } finally {
                                            failNow(task);
                                        }
                                    });
                                    sleep(SECOND);
                                    throw body;
                                })))
                .isSameAs(body)
                .hasSuppressedException(task);
    }

    @Test
    void case10FailuresOfTwoTasksAreBothSeen() {
        IOException one = new IOException("one");
        IOException two = new IOException("two");
        assertThatThrownBy(() ->
                        simulate(() ->
                                taskGroup(group -> {
                                    group.start(failAfter(SECOND, one));
                                    group.start(() -> {
                                        try {
                                            sleep(LONG);
                                        } catch (Cancelled cancelled) {
                                            throw two;
                                        }
                                        return 1;
                                    });
                                    return 1;
                                })))
                .isSameAs(one)
                .hasSuppressedException(two);
    }

    @Test
    void case11WhatASiblingThrowsAsItIsCancelledComesSecond() {
        IOException first = new IOException("first");
        List<IOException> later = List.of(new IOException("a"), new IOException("b"));
        assertThatThrownBy(() ->
                        simulate(() ->
                                taskGroup(group -> {
                                    for (IOException failure : later) {
                                        group.start(() -> {
                                            try {
                                                return steps.sleeper("sibling").call();
                                            } catch (Cancelled cancelled) {
                                                throw failure;
                                            }
                                        });
                                    }
                                    group.start(failAfter(SECOND, first));
                                    return 1;
                                })))
                .isSameAs(first)
                .satisfies(failure ->
                        assertThat(failure.getSuppressed())
                                .containsExactlyInAnyOrderElementsOf(later));
    }

    @Test
    void case12TheFirstFailureIsNeverSuppressedInItself() {
        IOException shared = new IOException("shared");
        assertThatThrownBy(() ->
                        simulate(() ->
                                taskGroup(group -> {
                                    group.start(failAfter(SECOND, shared));
                                    group.start(failAfter(SECOND, shared));
                                    sleep(SECOND);
                                    throw shared;
                                })))
                .isSameAs(shared)
                .hasNoSuppressedExceptions();
    }

    @Test
    void case14ATearDownThatFailsLikeATaskIsSeenBesideIt() {
        IOException task = new IOException("task");
        IOException tearDown = new IOException("tear-down");
        assertThatThrownBy(() ->
                        simulate(() -> {
                            try {
                                return taskGroup(group -> {
                                    group.start(failAfter(SECOND, task));
                                    try {
                                        sleep(LONG);
                                    } finally {
                                        failNow(tearDown);
                                    }
                                    return 1;
                                });
                            } finally {
                                sleep(SECOND); // no request to cancel is left over
                                steps.add("went on");
                            }
                        }))
                .isSameAs(task)
                .hasSuppressedException(tearDown);
        assertThat(steps.all()).containsExactly("went on");
    }

    @Test
    void case17ACheckedExceptionKeepsItsType() {
        assertThatThrownBy(() ->
                        taskGroup(group -> {
                            group.start(() -> {
                                throw new IOException("checked");
                            });
                            return 1;
                        }))
                .isExactlyInstanceOf(IOException.class)
                .hasNoCause();
    }

    @Test
    void case18ADaemonEndsWhenAllOthersHave() {
        String result =
                simulate(() ->
                        taskGroup(group -> {
                            group.startDaemon("daemon", steps.sleeper("daemon"));
                            group.start(() -> {
                                sleep(SECOND);
                                steps.add("task ended");
                                return 1;
                            });
                            steps.add("body ended");
                            return "done";
                        }));
        assertThat(result).isEqualTo("done");
        assertThat(steps.all()).containsExactly("body ended", "task ended", "daemon cancelled");
    }

    @Test
    void case19AFailureThatIsSettledLeavesTheGroupAlone() {
        IOException failure = new IOException("alone");
        Outcome<String> outcome =
                simulate(() ->
                        taskGroup(group -> {
                            Task<Outcome<String>> task =
                                    group.start(() -> settle(failAfter(SECOND, failure)));
                            Task<String> other =
                                    group.start(after(SECOND.multipliedBy(2), "other"));
                            assertThat(other.await()).isEqualTo("other");
                            return task.await();
                        }));
        assertThat(outcome).isEqualTo(new Outcome.Failure<>(failure));
    }

    @Test
    void case20NobodyStartsInAGroupThatHasEnded() {
        AtomicReference<TaskGroup> escaped = new AtomicReference<>();
        taskGroup(group -> {
            escaped.set(group);
            return 1;
        });
        assertThatThrownBy(() ->
                        escaped.get()
                                .start(
                                        "late",
                                        () -> {
                                            steps.add("ran");
                                            return 1;
                                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The group has ended, so \"late\" can no longer be started in it.");
        assertThat(steps.all()).isEmpty();
    }

    /** A group is only ever seen from inside: the type leaves no way to use it before, or twice. */
    @Test
    void cases21And22AGroupCannotBeHeldBeforeItIsOpen() {
        Constructor<?>[] constructors = TaskGroup.class.getConstructors();
        assertThat(constructors).isEmpty();
        assertThat(TaskGroup.class.getMethods())
                .filteredOn(method -> method.getDeclaringClass() == TaskGroup.class)
                .extracting(java.lang.reflect.Method::getName)
                .containsOnly("start", "startDaemon", "cancel");
    }

    @Test
    void case24NobodyStartsInAGroupThatIsBeingCancelled() {
        IOException failure = new IOException("burnt");
        assertThatThrownBy(() ->
                        simulate(() ->
                                taskGroup(group -> {
                                    group.start(failAfter(SECOND, failure));
                                    try {
                                        sleep(LONG);
                                    } catch (Cancelled cancelled) {
                                        assertThatThrownBy(() -> group.start(() -> 1))
                                                .isInstanceOf(Cancelled.class);
                                        steps.add("refused");
                                    }
                                    return 1;
                                })))
                .isSameAs(failure);
        assertThat(steps.all()).containsExactly("refused");
    }

    @Test
    void case26FinishedTasksAreNotKept() {
        taskGroup(group -> {
            WeakReference<Object> result = startAndForget(group);
            for (int i = 0; i < 200 && result.get() != null; i++) {
                System.gc();
                sleep(java.time.Duration.ofMillis(5));
            }
            assertThat(result.get()).isNull();
            return 1;
        });
    }

    private static WeakReference<Object> startAndForget(TaskGroup group) {
        return new WeakReference<>(group.start(() -> new byte[1_000]).await());
    }

    @Test
    void case28AGroupClosesEvenIfAThreadCannotStart() {
        Job job = new Job(null, "test");
        Strand refusing = Runner.begin(job, new RefusingScheduler());
        assertThatThrownBy(() ->
                        Runner.runAlone(
                                job, refusing, () -> taskGroup(group -> group.start(() -> 1))))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("unable to create native thread");
        assertThat(job.children()).isEmpty();
    }

    @Test
    void case30ATasksNameIsSeenInTaskThreadAndErrors() {
        taskGroup(group -> {
            Task<String> task = group.start("grinder", () -> Thread.currentThread().getName());
            assertThat(task.await()).isEqualTo("grinder");
            assertThat(task.name()).isEqualTo("grinder");
            assertThat(task).hasToString("grinder (SUCCEEDED)");
            return 1;
        });
    }

    @Test
    void case31NothingKeepsAGroupOrItsParentAlive() throws InterruptedException {
        WeakReference<TaskGroup> group = new WeakReference<>(openAndForget());
        for (int i = 0; i < 200 && group.get() != null; i++) {
            System.gc();
            Thread.sleep(5);
        }
        assertThat(group.get()).isNull();
    }

    private static TaskGroup openAndForget() {
        AtomicReference<TaskGroup> escaped = new AtomicReference<>();
        Async.run(() ->
                taskGroup(group -> {
                    escaped.set(group);
                    group.start(() -> 1);
                    return 1;
                }));
        return escaped.get();
    }

    @Test
    void tasksMayStartTasksWhileTheLastOfThemRuns() {
        CountDownLatch bodyEnded = new CountDownLatch(1);
        AtomicReference<Task<String>> grandchild = new AtomicReference<>();
        taskGroup(group -> {
            group.start(() -> {
                bodyEnded.await();
                grandchild.set(group.start(() -> "born late"));
                return 1;
            });
            bodyEnded.countDown();
            return 1;
        });
        assertThat(grandchild.get().await()).isEqualTo("born late");
    }

    @Test
    void aTaskThatCancelsItselfEndsThere() {
        AtomicReference<Task<Integer>> self = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        taskGroup(group -> {
            self.set(
                    group.start(() -> {
                        known.await();
                        self.get().cancel();
                        steps.add("went on");
                        return 1;
                    }));
            known.countDown();
            return 1;
        });
        assertThat(self.get().state()).isEqualTo(Task.State.CANCELLED);
        assertThat(steps.all()).isEmpty();
    }

    private static void failNow(IOException failure) throws IOException {
        throw failure;
    }
}
