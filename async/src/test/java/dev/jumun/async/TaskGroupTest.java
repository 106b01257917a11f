package dev.jumun.async;

import static dev.jumun.async.Async.gatherSettled;
import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;
import static dev.jumun.async.Async.timeoutOrEmpty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

@Timeout(20)
class TaskGroupTest {
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void theGroupEndsWithItsLastTask() {
        AtomicInteger ended = new AtomicInteger();
        CountDownLatch open = new CountDownLatch(1);
        int result =
                taskGroup(group -> {
                    Task<Integer> one = group.start("one", () -> 1);
                    group.start(() -> {
                        open.await();
                        return ended.incrementAndGet();
                    });
                    assertThat(one.await()).isEqualTo(1);
                    assertThat(one.await()).isEqualTo(1);
                    assertThat(one.state()).isEqualTo(Task.State.SUCCEEDED);
                    assertThat(one.name()).isEqualTo("one");
                    open.countDown();
                    return 42;
                });
        assertThat(result).isEqualTo(42);
        assertThat(ended).hasValue(1);
    }

    @RepeatedTest(20)
    void theFirstFailureEndsTheBodyAndTheOtherTasks() {
        IOException failure = new IOException("burnt");
        AtomicInteger ended = new AtomicInteger();
        assertThatThrownBy(() ->
                        taskGroup(group -> {
                            CountDownLatch begun = new CountDownLatch(1);
                            group.start(() -> {
                                try {
                                    begun.countDown();
                                    sleep(LONG);
                                    return 1;
                                } finally {
                                    ended.incrementAndGet();
                                }
                            });
                            group.start(() -> {
                                begun.await();
                                throw failure;
                            });
                            try {
                                sleep(LONG);
                                return 1;
                            } finally {
                                ended.incrementAndGet();
                            }
                        }))
                .isSameAs(failure);
        assertThat(ended).hasValue(2);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void theBodysFailureEndsTheTasks() {
        IllegalStateException failure = new IllegalStateException("body");
        AtomicReference<Task<?>> started = new AtomicReference<>();
        assertThatThrownBy(() ->
                        taskGroup(group -> {
                            started.set(group.start(() -> hang()));
                            throw failure;
                        }))
                .isSameAs(failure)
                .hasNoSuppressedExceptions();
        assertThat(started.get().state()).isEqualTo(Task.State.CANCELLED);
    }

    @Test
    void oneTaskIsCancelledAloneAndWaitedFor() {
        AtomicInteger ended = new AtomicInteger();
        int result =
                taskGroup(group -> {
                    CountDownLatch begun = new CountDownLatch(1);
                    Task<Integer> task =
                            group.start(() -> {
                                try {
                                    begun.countDown();
                                    return hang();
                                } finally {
                                    ended.incrementAndGet();
                                }
                            });
                    begun.await();
                    task.cancel();
                    assertThat(ended).hasValue(1);
                    assertThat(task.state()).isEqualTo(Task.State.CANCELLED);
                    assertThatThrownBy(task::await).isInstanceOf(Cancelled.class);
                    return 7;
                });
        assertThat(result).isEqualTo(7);
    }

    @Test
    void daemonsEndWithTheBody() {
        AtomicReference<Task<?>> daemon = new AtomicReference<>();
        int result =
                taskGroup(group -> {
                    daemon.set(group.startDaemon("heartbeat", () -> hang()));
                    return 3;
                });
        assertThat(result).isEqualTo(3);
        assertThat(daemon.get().state()).isEqualTo(Task.State.CANCELLED);
    }

    @Test
    void tasksStartTasksButNobodyAfterTheEnd() {
        AtomicReference<TaskGroup> escaped = new AtomicReference<>();
        int result =
                taskGroup(group -> {
                    escaped.set(group);
                    Task<Task<Integer>> outer = group.start(() -> group.start(() -> 5));
                    return outer.await().await();
                });
        assertThat(result).isEqualTo(5);
        assertThatThrownBy(() -> escaped.get().start("late", () -> 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The group has ended, so \"late\" can no longer be started in it.");
    }

    @Test
    void theGroupCanBeCancelledAsAWhole() {
        String ended =
                taskGroup(group -> {
                    group.start(() -> sleepLong());
                    group.cancel();
                    return "ended";
                });
        assertThat(ended).isEqualTo("ended");
        taskGroup(group -> {
            group.cancel();
            sleepLong();
        });
    }

    @Test
    void settledSlipsTellHowTheyEnded() {
        IOException failure = new IOException("burnt");
        List<Outcome<Integer>> outcomes =
                gatherSettled(
                        List.of(
                                () -> 1,
                                () -> {
                                    throw failure;
                                },
                                () -> 3));
        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Success<>(1),
                        new Outcome.Failure<>(failure),
                        new Outcome.Success<>(3));
        RootTask task = RootTask.named("task");
        assertThatThrownBy(() ->
                        task.run(() -> {
                            task.cancel(CancelReason.CLIENT_GONE);
                            return gatherSettled(List.of(() -> hang()));
                        }))
                .isInstanceOf(Cancelled.class);
    }

    @Test
    void movesOnWhenTheTimeIsOver() {
        assertThat(timeoutOrEmpty(LONG, () -> 1)).isEqualTo(Optional.of(1));
        assertThat(timeoutOrEmpty(Duration.ofMillis(5), () -> hang())).isEmpty();
        TimeoutException own = new TimeoutException("its own");
        assertThatThrownBy(() ->
                        timeoutOrEmpty(
                                LONG,
                                () -> {
                                    throw own;
                                }))
                .isSameAs(own);
    }

    @Test
    void doesNotMoveOnForATimeoutWithin() {
        assertThatThrownBy(() ->
                        timeoutOrEmpty(
                                LONG, () -> Async.timeout(Duration.ofMillis(5), () -> hang())))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("not done within 5 ms");
    }

    private static int hang() throws InterruptedException {
        Thread.sleep(LONG);
        return 1;
    }

    private static String sleepLong() {
        sleep(LONG);
        return "slept";
    }

    /** What waits in other people's code is interrupted, and that is no failure of the group. */
    @Test
    void aGroupIsCancelledOnPurposeWhateverItsBodyWaitsIn() throws Exception {
        Semaphore none = new Semaphore(0);
        Pipe pipe = Pipe.open();
        List<ThrowingRunnable> waits =
                List.of(
                        () -> Thread.sleep(LONG),
                        () -> new CountDownLatch(1).await(),
                        () -> new LinkedBlockingQueue<Integer>().take(),
                        none::acquire,
                        () -> new CompletableFuture<Integer>().get(),
                        () -> Thread.currentThread().join(),
                        () -> {
                            synchronized (none) {
                                none.wait();
                            }
                        },
                        () -> pipe.source().read(ByteBuffer.allocate(1)),
                        () -> sleep(LONG),
                        () ->
                                timeoutOrEmpty(
                                        LONG, () -> new CountDownLatch(1).await(1, TimeUnit.DAYS)),
                        () -> taskGroup(inner -> inner.start(() -> Thread.sleep(LONG)).await()),
                        () -> {
                            try {
                                Thread.sleep(LONG);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException("wrapped", e);
                            }
                        });
        for (ThrowingRunnable wait : waits) {
            taskGroup(group -> {
                CountDownLatch begun = new CountDownLatch(1);
                group.start(() -> {
                    begun.await();
                    group.cancel();
                });
                begun.countDown();
                wait.run();
            });
            assertThat(Thread.interrupted()).as("no flag stays behind").isFalse();
        }
    }
}
