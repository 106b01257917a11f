package dev.jumun.async;

import static dev.jumun.async.Async.blocking;
import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.run;
import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;
import static dev.jumun.async.Steps.LONG;
import static dev.jumun.async.Steps.SECOND;
import static dev.jumun.async.Steps.after;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** The behavioural cases of virtual time, the tree, threads and the end, by number. */
@Timeout(20)
class ClockCasesTest {
    private final Steps steps = new Steps();

    @Test
    void case102VirtualTimePassesAtOnceAndInOrder() {
        Simulation simulation = Simulation.seeded(3);
        long start = System.nanoTime();
        simulation.run(() ->
                gather(
                        () -> {
                            sleep(Duration.ofSeconds(450));
                            steps.add("second");
                            return 1;
                        },
                        () -> {
                            sleep(Duration.ofSeconds(449));
                            steps.add("first");
                            return 1;
                        },
                        Integer::sum));
        assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
        assertThat(simulation.elapsed()).isEqualTo(Duration.ofSeconds(450));
        assertThat(steps.all()).containsExactly("first", "second");
    }

    @Test
    void case103WaitingUntilAllOthersWaitTakesNoTime() {
        Simulation simulation = Simulation.seeded(1);
        simulation.run(() ->
                taskGroup(group -> {
                    Channel<Integer> channel = new Channel<>(0);
                    group.start(() -> {
                        steps.add("sleeps");
                        sleep(LONG);
                        return 1;
                    });
                    group.start(() -> {
                        steps.add("receives");
                        return channel.receive();
                    });
                    Simulation.awaitIdle();
                    assertThat(steps.all()).containsExactlyInAnyOrder("sleeps", "receives");
                    assertThat(simulation.elapsed()).isZero();
                    channel.send(1);
                    return 1;
                }));
        assertThat(simulation.elapsed()).isEqualTo(LONG);
        assertThatThrownBy(Simulation::awaitIdle).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void case104TheTreeShowsWhoBelongsToWhom() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(3);
        CountDownLatch end = new CountDownLatch(1);
        RootTask root = RootTask.named("GET /tree-of-case-104");
        Thread thread =
                Thread.ofVirtual()
                        .start(() ->
                                root.run(() ->
                                        taskGroup(outer -> {
                                            outer.start("first", () -> hold(all, end));
                                            outer.start(
                                                    "second",
                                                    () ->
                                                            taskGroup(inner -> {
                                                                inner.start(
                                                                        "third",
                                                                        () -> hold(all, end));
                                                                return hold(all, end);
                                                            }));
                                            return 1;
                                        })));
        all.await();
        TaskInfo group = groupOfCase104();
        while (group.waitingFor().isEmpty()) {
            group = groupOfCase104(); // its thread has not come to its wait yet
        }
        end.countDown();
        thread.join();
        assertThat(group.name()).isEqualTo("task group");
        assertThat(group.owner()).contains("GET /tree-of-case-104");
        assertThat(group.waitingFor()).contains("its tasks");
        assertThat(group.children()).extracting(TaskInfo::name).containsExactly("first", "second");
        TaskInfo inner = group.children().get(1).children().getFirst();
        assertThat(inner.owner()).contains("second");
        assertThat(inner.children()).extracting(TaskInfo::name).containsExactly("third");
    }

    private static TaskInfo groupOfCase104() {
        return TaskTree.now().roots().stream()
                .filter(task -> task.name().equals("GET /tree-of-case-104"))
                .findFirst()
                .orElseThrow()
                .children()
                .getFirst();
    }

    private static int hold(CountDownLatch reached, CountDownLatch end)
            throws InterruptedException {
        reached.countDown();
        end.await();
        return 1;
    }

    @Test
    void case106ABlockingCallIsWaitedForOrAbandoned() {
        CountDownLatch inCall = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        taskGroup(group -> {
            Task<Integer> task = group.start(() -> blocking(() -> stubborn(inCall, mayEnd)));
            inCall.await();
            task.requestCancel();
            assertThat(task.state()).isEqualTo(Task.State.RUNNING);
            mayEnd.countDown();
            return 1;
        });
        assertThat(steps.all()).containsExactly("call ended");
    }

    @Test
    void case106AbandonedItHoldsItsPlaceUntilItsThreadEnds() throws InterruptedException {
        int free = Place.free();
        CountDownLatch inCall = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        taskGroup(group -> {
            Task<Integer> task =
                    group.start(() -> blocking(OnCancel.ABANDON, () -> stubborn(inCall, mayEnd)));
            inCall.await();
            task.cancel();
            steps.add("task ended");
            assertThat(Place.free()).isEqualTo(free - 1);
            return 1;
        });
        mayEnd.countDown();
        while (Place.free() < free) {
            Thread.onSpinWait();
        }
        assertThat(steps.all()).containsExactly("task ended", "call ended");
    }

    /** Does not care about interrupts. */
    private int stubborn(CountDownLatch inCall, CountDownLatch mayEnd) {
        assertThat(Thread.currentThread().isVirtual()).isFalse();
        inCall.countDown();
        boolean done = false;
        while (!done) {
            try {
                mayEnd.await();
                done = true;
            } catch (InterruptedException e) {
                // goes on
            }
        }
        steps.add("call ended");
        return 1;
    }

    @Test
    void blockingCallsHaveResultsAndFailures() {
        assertThat(Async.<String>blocking(() -> "read")).isEqualTo("read");
        IllegalStateException failure = new IllegalStateException("no file");
        assertThatThrownBy(() ->
                        blocking(() -> {
                            throw failure;
                        }))
                .isSameAs(failure);
    }

    /** Nothing outlives the task in which it was started; generators are closed last. */
    @Test
    void case108AtTheEndTasksAreCancelledAndGeneratorsClosedAfterThem() {
        IllegalStateException late = new IllegalStateException("late");
        IllegalStateException end = new IllegalStateException("end");
        assertThatThrownBy(() ->
                        run(() -> {
                            Generator<Integer> generator =
                                    Generator.of(yield -> {
                                        try {
                                            yield.to(1);
                                            yield.to(2);
                                        } finally {
                                            steps.add("generator closed");
                                        }
                                    });
                            Iterator<Integer> values = generator.iterator();
                            values.next();
                            return taskGroup(group -> {
                                CountDownLatch sleeping = new CountDownLatch(1);
                                group.start(() -> {
                                    try {
                                        sleeping.countDown();
                                        sleep(LONG);
                                        return 1;
                                    } catch (Cancelled cancelled) {
                                        steps.add("task cancelled");
                                        throw late;
                                    }
                                });
                                sleeping.await();
                                throw end;
                            });
                        }))
                .isSameAs(end)
                .hasSuppressedException(late);
        assertThat(steps.all()).containsExactly("task cancelled", "generator closed");
    }

    /** The choice: run within run is a call like any other. */
    @Test
    void case109RunWithinRunIsAllowed() {
        assertThat(Async.<Integer>run(() -> 1 + Async.<Integer>run(() -> 1))).isEqualTo(2);
    }

    @Test
    void case110ADumpShowsGroupsWithOwnerAndMembers() {
        String text =
                run(() ->
                        taskGroup(group -> {
                            CountDownLatch ready = new CountDownLatch(1);
                            CountDownLatch end = new CountDownLatch(1);
                            group.start("grinder", () -> hold(ready, end));
                            ready.await();
                            String dump = TaskTree.now().toText();
                            end.countDown();
                            return dump;
                        }));
        assertThat(text)
                .containsPattern("run  waiting, \\d+ ms \\[.*]\n└── task group")
                .containsPattern("    └── grinder  running, \\d+ ms \\[grinder]")
                .contains("ClockCasesTest.hold(ClockCasesTest.java:");
    }

    @Test
    void theSameSeedGivesTheSameTrace() {
        Callable<Object> program =
                () ->
                        gather(
                                2,
                                List.of(
                                        after(SECOND, "a"),
                                        after(SECOND, "b"),
                                        after(SECOND.dividedBy(2), "c"),
                                        after(SECOND, "d")));
        List<List<String>> traces = new java.util.ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Simulation simulation = Simulation.seeded(42);
            simulation.run(program);
            traces.add(simulation.trace());
        }
        assertThat(traces.getFirst()).isNotEmpty();
        assertThat(traces).containsOnly(traces.getFirst());
        Simulation other = Simulation.seeded(43);
        other.run(program);
        assertThat(other.trace()).isNotEqualTo(traces.getFirst());
    }

    @Test
    void aDeadlockIsNamedAtOnce() {
        assertThatThrownBy(() ->
                        Simulation.seeded(1)
                                .run(() ->
                                        taskGroup(group -> {
                                            Channel<String> cups = new Channel<>("cups", 0);
                                            Channel<String> beans = new Channel<>("beans", 0);
                                            group.start(
                                                    "barista",
                                                    () -> cups.receive() + beans.receive());
                                            group.start(
                                                    "roaster",
                                                    () -> beans.receive() + cups.receive());
                                            return 1;
                                        })))
                .isInstanceOf(DeadlockError.class)
                .hasMessageContaining("barista waits for a value from cups")
                .hasMessageContaining("roaster waits for a value from beans");
    }

    @Test
    void aRaceIsFoundAndSeenAgain() {
        Callable<Integer> lostUpdate =
                () -> {
                    int[] balance = {0};
                    Callable<Integer> deposit =
                            () -> {
                                int before = balance[0];
                                Async.checkpoint();
                                balance[0] = before + 1;
                                return 0;
                            };
                    gather(deposit, deposit, (a, b) -> 0);
                    assertThat(balance[0]).isEqualTo(2);
                    return 0;
                };
        AssertionError found =
                org.junit.jupiter.api.Assertions.assertThrows(
                        AssertionError.class, () -> Simulation.explore(100, lostUpdate));
        assertThat(found).hasMessageContaining("Simulation.seeded(");
        String message = java.util.Objects.requireNonNull(found.getMessage());
        long seed = Long.parseLong(message.replaceAll("(?s).*seeded\\((\\d+)\\).*", "$1"));
        assertThatThrownBy(() -> Simulation.seeded(seed).run(lostUpdate))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void whatIsNotOursWaitsInRealTime() {
        CountDownLatch outside = new CountDownLatch(1);
        Simulation simulation = Simulation.seeded(1);
        String result =
                simulation.run(() ->
                        gather(
                                () -> {
                                    outside.await(); // not ours
                                    return "outside";
                                },
                                () -> {
                                    outside.countDown();
                                    sleep(SECOND);
                                    return "inside";
                                },
                                (a, b) -> a + " and " + b));
        assertThat(result).isEqualTo("outside and inside");
    }
}
