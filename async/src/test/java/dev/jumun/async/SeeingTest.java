package dev.jumun.async;

import static dev.jumun.async.Async.asCompleted;
import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.gatherSettled;
import static dev.jumun.async.Async.named;
import static dev.jumun.async.Async.race;
import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;
import static dev.jumun.async.Async.timeout;
import static dev.jumun.async.Steps.LONG;
import static dev.jumun.async.Steps.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** What can be seen of running and of failed work. */
@Timeout(30)
class SeeingTest {
    // ---- stitched traces

    @Test
    void aFailureCarriesTheWholeWayBackAcrossTasks() {
        Throwable failure = catchThrowable(() -> handler());
        assertThat(methods(failure))
                .containsSubsequence(
                        "price",
                        "gather[0]",
                        "basket",
                        "gather[1]",
                        "handler",
                        "aFailureCarriesTheWholeWayBackAcrossTasks");
        assertThat(
                        Arrays.stream(failure.getStackTrace())
                                .filter(frame -> frame.getClassName().startsWith("---"))
                                .map(StackTraceElement::toString))
                .containsExactly(
                        "--- task.gather[0](started at)", "--- task.gather[1](started at)");
    }

    private static int handler() {
        return gather(List.of(() -> 1, () -> basket(), () -> 2)).size();
    }

    private static int basket() {
        return gather(() -> price(13), () -> price(1), Integer::sum);
    }

    private static int price(int product) {
        if (product == 13) {
            throw new IllegalStateException("no price for 13");
        }
        return product;
    }

    @Test
    void aFailureOfATaskShowsWhereItsGroupWas() {
        Throwable failure =
                catchThrowable(() ->
                        taskGroup(group -> {
                            group.start("baker", () -> price(13));
                            return 1;
                        }));
        assertThat(methods(failure))
                .containsSubsequence("price", "baker", "aFailureOfATaskShowsWhereItsGroupWas");
    }

    @Test
    void aFailureThatIsThrownAgainAndAgainDoesNotGrow() {
        IllegalStateException shared = new IllegalStateException("shared");
        int length = 0;
        for (int i = 0; i < 5; i++) {
            assertThat(
                            catchThrowable(() ->
                                    gather(
                                            () -> {
                                                throw shared;
                                            },
                                            () -> 1,
                                            Integer::sum)))
                    .isSameAs(shared);
            if (i == 1) {
                length = shared.getStackTrace().length;
            }
        }
        assertThat(shared.getStackTrace()).hasSizeLessThanOrEqualTo(length + 1);
    }

    /** The body may know of the failure, and throw it, before the group does. */
    @Test
    void aBodyThatFailsWithItsTaskLosesNoTrace() {
        for (int i = 0; i < 2_000; i++) {
            Throwable failure =
                    catchThrowable(() ->
                            taskGroup(group -> {
                                Task<Integer> task = group.start("cellar", () -> price(13));
                                while (task.state() == Task.State.RUNNING) {
                                    Thread.onSpinWait();
                                }
                                return task.await();
                            }));

            assertThat(methods(failure))
                    .containsSubsequence(
                            "price", "cellar", "aBodyThatFailsWithItsTaskLosesNoTrace");
            assertThat(methods(failure).stream().filter("cellar"::equals)).hasSize(1);
        }
    }

    @Test
    void aFurtherFailureHasItsWholeTraceToo() {
        CountDownLatch started = new CountDownLatch(1);
        Throwable failure =
                catchThrowable(() ->
                        taskGroup(group -> {
                            group.start(
                                    "cellar",
                                    () -> {
                                        try {
                                            started.countDown();
                                            sleep(LONG);
                                        } finally {
                                            price(13);
                                        }
                                    });
                            started.await();
                            return price(13);
                        }));

        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(methods(failure.getSuppressed()[0]))
                .containsSubsequence("price", "cellar", "aFurtherFailureHasItsWholeTraceToo");
    }

    /** Of three, one may run on the calling thread, and one is thrown. */
    @Test
    void soHaveAllLosersOfARace() {
        Throwable failure =
                catchThrowable(
                        () -> race(List.of(() -> price(13), () -> basket(), () -> price(13))));

        assertThat(failure.getSuppressed()).hasSize(2);
        assertThat(failure.getSuppressed())
                .allSatisfy(loser ->
                        assertThat(methods(loser))
                                .containsSubsequence("price", "soHaveAllLosersOfARace"));
    }

    private static List<String> methods(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .map(StackTraceElement::getMethodName)
                .toList();
    }

    // ---- the tree

    @Test
    void theTreeTellsDeadlinesAndWhatIsWaitedFor() throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        RootTask root = RootTask.named("GET /slow-and-seen");
        Thread thread =
                Thread.ofVirtual()
                        .start(() ->
                                root.run(() ->
                                        timeout(
                                                LONG,
                                                () -> {
                                                    ready.countDown();
                                                    Channel<Integer> orders =
                                                            new Channel<>("orders", 0);
                                                    return catchThrowable(orders::receive);
                                                })));
        ready.await();
        String text = TaskTree.now().toText();
        while (!text.contains("waiting for a value from orders")) {
            text = TaskTree.now().toText();
        }
        assertThat(text)
                .contains("GET /slow-and-seen")
                .containsPattern(
                        "└── timeout 1 h  waiting for a value from orders, \\d+ ms,"
                                + " 35\\d{5} ms left \\[#\\d+]")
                .contains("SeeingTest.java:");
        root.cancel(CancelReason.EXPLICIT);
        thread.join();
        assertThat(TaskTree.now().toText()).doesNotContain("GET /slow-and-seen");
    }

    @Test
    void tenThousandTasksAreSeen() {
        int seen =
                Async.run(() ->
                        taskGroup(group -> {
                            CountDownLatch started = new CountDownLatch(10_000);
                            for (int i = 0; i < 10_000; i++) {
                                group.start(() -> {
                                    started.countDown();
                                    sleep(LONG);
                                    return 1;
                                });
                            }
                            started.await();
                            int size = TaskTree.now().size();
                            group.cancel();
                            return size;
                        }));
        assertThat(seen).isGreaterThanOrEqualTo(10_002);
    }

    @Test
    void equalSiblingsAreFoldedAndCounted() {
        Instant before = Instant.now().minusMillis(50);
        List<TaskInfo> folded =
                Async.run(() ->
                        taskGroup(group -> {
                            CountDownLatch started = new CountDownLatch(1_001);
                            for (int i = 0; i < 1_001; i++) {
                                String name = i == 7 ? "odd one" : "guest " + i;
                                group.start(
                                        name,
                                        () -> {
                                            started.countDown();
                                            sleep(LONG);
                                            return 1;
                                        });
                            }
                            started.await();
                            List<TaskInfo> guests = guests();
                            while (guests.size() > 2) { // some are about to wait
                                guests = guests();
                            }
                            group.cancel();
                            return guests;
                        }));

        assertThat(folded)
                .extracting(TaskInfo::count, TaskInfo::state, TaskInfo::waitingFor)
                .containsExactlyInAnyOrder(
                        tuple(1_000, TaskInfo.State.WAITING, Optional.of("sleep")),
                        tuple(1, TaskInfo.State.WAITING, Optional.of("sleep")));
        assertThat(folded)
                .allSatisfy(task -> {
                    assertThat(task.owner()).contains("task group");
                    assertThat(task.started())
                            .hasValueSatisfying(
                                    start -> assertThat(start).isBetween(before, Instant.now()));
                    assertThat(task.stack()).isEmpty();
                });
    }

    /** The folded tasks of the group of guests. */
    private static List<TaskInfo> guests() {
        List<TaskInfo> all = new ArrayList<>(TaskTree.folded(false).roots());
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).children());
        }
        return all.stream()
                .filter(each -> each.name().startsWith("guest ") || each.name().startsWith("odd "))
                .toList();
    }

    @Test
    void aTaskIsFoundAgainByItsNumberUntilItHasEnded() {
        long id =
                Async.run(() ->
                        taskGroup(group -> {
                            CountDownLatch started = new CountDownLatch(1);
                            group.start(
                                    "nine lives",
                                    () -> {
                                        started.countDown();
                                        sleep(LONG);
                                        return 1;
                                    });
                            started.await();
                            List<TaskInfo> all = new ArrayList<>(TaskTree.now(false).roots());
                            for (int i = 0; i < all.size(); i++) {
                                all.addAll(all.get(i).children());
                            }
                            long number =
                                    all.stream()
                                            .filter(each -> each.name().equals("nine lives"))
                                            .findFirst()
                                            .orElseThrow()
                                            .id();
                            assertThat(TaskTree.find(number))
                                    .hasValueSatisfying(task -> {
                                        assertThat(task.name()).isEqualTo("nine lives");
                                        assertThat(task.owner()).contains("task group");
                                        assertThat(task.cancelledBy()).isEmpty();
                                    });
                            group.cancel();
                            return number;
                        }));

        assertThat(TaskTree.find(id)).isEmpty();
        assertThat(TaskTree.find(0)).isEmpty();
    }

    @Test
    void theTreeIsPrintedWhenAFileAppears(@TempDir Path directory) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Path request = directory.resolve("dump");
        try (PrintStream to = new PrintStream(bytes, true, StandardCharsets.UTF_8);
                AutoCloseable closing = TaskTree.printWhenAppears(request, to)) {
            assertThat(closing).isNotNull();
            Async.run(() -> {
                Files.createFile(request);
                while (Files.exists(request) || bytes.size() == 0) {
                    sleep(Duration.ofMillis(10));
                }
                return 1;
            });
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("run  ")
                .contains("SeeingTest.java:");
    }

    // ---- the journal

    @Test
    void theJournalTellsWhatHappenedInWhichOrder() {
        Journal journal = new Journal();
        Simulation.seeded(1)
                .run(() ->
                        journal.record(
                                "breakfast",
                                () ->
                                        gather(
                                                () -> {
                                                    sleep(SECOND.multipliedBy(2));
                                                    return "coffee";
                                                },
                                                () -> {
                                                    sleep(SECOND.multipliedBy(3));
                                                    return "toast";
                                                },
                                                (coffee, toast) -> coffee + toast)));
        assertThat(journal.events())
                .filteredOn(event -> event.task().equals("gather[0]"))
                .extracting(Journal.Event::kind)
                .containsExactly(
                        Journal.Kind.START,
                        Journal.Kind.WAIT,
                        Journal.Kind.RESUME,
                        Journal.Kind.END);
        assertThat(journal.events())
                .filteredOn(event -> event.kind() == Journal.Kind.WAIT)
                .extracting(Journal.Event::waitingFor)
                .contains("sleep");
        Journal.Event last = journal.events().getLast();
        assertThat(last)
                .isEqualTo(
                        new Journal.Event(
                                Duration.ofSeconds(3),
                                last.id(),
                                0,
                                false,
                                "breakfast",
                                Journal.Kind.END,
                                "",
                                "",
                                Optional.empty()));
        assertThat(journal.toGantt())
                .contains("breakfast")
                .containsPattern("    gather\\[0]  ·{39,41}█?\n")
                .containsPattern("    gather\\[1]  ·{58,60}█?\n")
                .contains("3000 ms");
    }

    @Test
    void eventsTellWhichTaskBelongsToWhichAndWhenItIsDue() {
        Journal journal = new Journal();
        RootTask root = RootTask.named("GET /both").recordedIn(journal);
        root.run(() -> {
            timeout(SECOND.multipliedBy(50), () -> gather(() -> 1, () -> 2, Integer::sum));
        });

        Map<String, Journal.Event> starts =
                journal.events().stream()
                        .filter(event -> event.kind() == Journal.Kind.START)
                        .collect(Collectors.toMap(Journal.Event::task, event -> event));
        Journal.Event limit = requireNonNull(starts.get("timeout 50 s"));
        Journal.Event gather = requireNonNull(starts.get("gather"));
        assertThat(requireNonNull(starts.get("GET /both")).owner()).isZero();
        assertThat(limit.owner()).isEqualTo(requireNonNull(starts.get("GET /both")).id());
        assertThat(limit.deadline())
                .hasValueSatisfying(due -> assertThat(due).isGreaterThan(SECOND.multipliedBy(49)));
        assertThat(gather.deadline()).isEmpty();
        assertThat(gather.inline()).isTrue();
        assertThat(requireNonNull(starts.get("gather[1]")).owner()).isEqualTo(gather.id());
        assertThat(starts.values()).extracting(Journal.Event::id).doesNotHaveDuplicates();
    }

    /**
     * In a list, behind a limit, in a race, a group, and where each outcome or result is wanted.
     */
    @Test
    void aTaskHasTheNameThatItsCallableHas() throws Exception {
        Journal journal = new Journal();
        journal.record(
                "all",
                () -> {
                    assertThat(gather(named("a", () -> 1), () -> 2, Integer::sum)).isEqualTo(3);
                    gather(1, List.of(named("b", () -> 1), () -> 2));
                    race(List.of(named("c", () -> 1)));
                    gatherSettled(List.of(named("d", () -> 1), () -> 2));
                    asCompleted(List.of(named("e", () -> 1))).toList();
                    taskGroup(group -> {
                        assertThat(group.start(named("f", () -> 1)).name()).isEqualTo("f");
                    });
                });
        assertThat(journal.events())
                .extracting(Journal.Event::task)
                .contains("a", "b", "c", "d", "e", "f", "gather[1]")
                .doesNotContain("gather[0]", "race[0]", "task 1");
        Throwable failure =
                catchThrowable(() ->
                        gather(
                                named(
                                        "price of tea",
                                        () -> {
                                            throw new IllegalStateException("no tea");
                                        }),
                                () -> 1,
                                Pair::new));
        assertThat(methods(failure)).contains("price of tea");
        assertThatIllegalArgumentException().isThrownBy(() -> named(" ", () -> 1));
    }

    @Test
    void aJournalMayTellWhichMethodWaits() {
        Journal journal = Journal.withPlaces(100);
        Simulation.seeded(1)
                .run(() ->
                        journal.record(
                                "breakfast", () -> gather(this::brew, this::brew, Integer::sum)));

        assertThat(journal.events())
                .filteredOn(event -> event.waitingFor().equals("sleep"))
                .extracting(Journal.Event::place)
                .containsExactly("SeeingTest.brew", "SeeingTest.brew");
    }

    private int brew() {
        sleep(SECOND);
        return 1;
    }

    @Test
    void aJournalThatIsFullSaysSo() {
        Journal journal = new Journal(3);
        journal.record("root", () -> gather(() -> 1, () -> 2, Integer::sum));
        assertThat(journal.isFull()).isTrue();
        assertThat(journal.events()).hasSize(3);
        assertThat(new Journal().toGantt()).isEqualTo("Nothing happened.\n");
    }

    // ---- who does not end

    @Test
    void whoDoesNotEndWhenCancelledIsReported() {
        AtomicBoolean end = new AtomicBoolean();
        CountDownLatch running = new CountDownLatch(1);
        try (CapturedLog log = new CapturedLog()) {
            taskGroup(group -> {
                group.start(
                        "deaf",
                        () -> {
                            running.countDown();
                            while (!end.get()) {
                                Thread.onSpinWait();
                            }
                            return 1;
                        });
                group.start(
                        "listener",
                        () -> {
                            running.await();
                            group.cancel();
                            Async.shield(
                                    LONG,
                                    () -> {
                                        while (log.messages().stream()
                                                .noneMatch(m -> m.contains("has not ended"))) {
                                            sleep(Duration.ofMillis(50));
                                        }
                                        return 1;
                                    });
                            end.set(true);
                            return 1;
                        });
                return 1;
            });
            assertThat(log.messages())
                    .anySatisfy(message ->
                            assertThat(message)
                                    .contains(
                                            "\"task group\" was cancelled 5 s ago and has not"
                                                    + " ended")
                                    .contains("deaf  cancelling")
                                    .contains("SeeingTest.java:"));
        }
    }

    // ---- the watchdog

    @Test
    void theWatchdogHealsAStarvedSchedulerAndNamesWhoHoldsIt(@TempDir Path directory)
            throws Exception {
        int carriers = Runtime.getRuntime().availableProcessors();
        List<Path> pipes = new ArrayList<>();
        for (int i = 0; i < carriers; i++) {
            Path pipe = directory.resolve("pipe" + i);
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
            pipes.add(pipe);
        }
        try (CapturedLog log = new CapturedLog()) {
            List<Thread> readers = new ArrayList<>();
            CountDownLatch reading = new CountDownLatch(carriers);
            for (Path pipe : pipes) {
                RootTask reader = RootTask.named("reader of " + pipe.getFileName());
                readers.add(
                        Thread.ofVirtual()
                                .start(() ->
                                        reader.run(() -> {
                                            reading.countDown();
                                            return readPipe(pipe);
                                        })));
            }
            reading.await();
            Thread.sleep(20); // until they are in the read itself
            long start = System.nanoTime();
            Thread other = Thread.startVirtualThread(() -> {});
            other.join();
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            System.out.println("Another task ran again after " + waited.toMillis() + " ms.");
            for (Path pipe : pipes) {
                Files.writeString(pipe, "x");
            }
            for (Thread reader : readers) {
                reader.join();
            }
            assertThat(waited).isLessThan(Duration.ofSeconds(5)); // else until they have read
            for (Path pipe : pipes) {
                assertThat(log.messages())
                        .anySatisfy(message ->
                                assertThat(message)
                                        .contains("reader of " + pipe.getFileName())
                                        .contains("SeeingTest.readPipe(SeeingTest.java:"));
            }
        }
    }

    private static int readPipe(Path pipe) throws java.io.IOException {
        try (var in = new java.io.FileInputStream(pipe.toFile())) {
            return in.read();
        }
    }
}
