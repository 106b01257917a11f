package dev.jumun.async;

import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.lend;
import static dev.jumun.async.Async.onCancel;
import static dev.jumun.async.Async.race;
import static dev.jumun.async.Async.settle;
import static dev.jumun.async.Async.shield;
import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;
import static dev.jumun.async.Async.timeout;
import static dev.jumun.async.Async.timeoutOrEmpty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Ten thousand levels, and ten thousand siblings. */
@Timeout(120)
class DepthTest {
    private static final int DEEP = 10_000;
    private static final Duration LONG = Duration.ofHours(1);

    private static int nest(int depth, CountDownLatch reached) throws Exception {
        if (depth == 0) {
            reached.countDown();
            return 0;
        }
        return gather(() -> 1, () -> nest(depth - 1, reached), Integer::sum);
    }

    private static int nestAndWait(int depth, CountDownLatch reached) throws Exception {
        if (depth == 0) {
            reached.countDown();
            sleep(LONG);
        }
        return gather(() -> 1, () -> nestAndWait(depth - 1, reached), Integer::sum);
    }

    @Test
    void gathersNestTenThousandDeepOnTheirLastSlips() throws Exception {
        assertThat(nest(DEEP, new CountDownLatch(1))).isEqualTo(DEEP);
        Again.onVirtualThread(() -> assertThat(nest(DEEP, new CountDownLatch(1))).isEqualTo(DEEP));
    }

    /** An operation that runs a callable on the calling thread. */
    private interface Nesting {
        int around(Callable<Integer> inner) throws Exception;
    }

    private static Map<String, Nesting> operations() {
        Lender<Integer> lender = yield -> yield.to(1);
        return Map.of(
                "run", inner -> Async.run(inner),
                "timeout", inner -> timeout(LONG, inner),
                "timeoutOrEmpty", inner -> timeoutOrEmpty(LONG, inner).orElseThrow(),
                "shield", inner -> shield(LONG, inner),
                "onCancel", inner -> onCancel(() -> {}, inner),
                "lend", inner -> lend("one", lender, one -> one * inner.call()),
                "taskGroup", inner -> taskGroup(group -> inner.call()),
                "task", inner -> taskGroup(group -> group.start(inner).await()),
                "race", inner -> race(List.of(inner)),
                "settle",
                        inner ->
                                Async.run(() -> settle(inner)) instanceof Outcome.Success<Integer> s
                                        ? s.value()
                                        : -1);
    }

    private static int nest(Nesting operation, int depth, Callable<Integer> innermost)
            throws Exception {
        return depth == 0
                ? innermost.call()
                : operation.around(() -> nest(operation, depth - 1, innermost) + 1);
    }

    @TestFactory
    Stream<DynamicTest> everyOperationNestsTenThousandDeep() {
        return operations().entrySet().stream()
                .map(entry ->
                        dynamicTest(
                                entry.getKey(),
                                () -> {
                                    Nesting operation = entry.getValue();
                                    assertThat(nest(operation, DEEP, () -> 1)).isEqualTo(DEEP + 1);
                                    Again.onVirtualThread(() ->
                                            assertThat(nest(operation, DEEP, () -> 1))
                                                    .isEqualTo(DEEP + 1));
                                }));
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsCancelledTenThousandDeep() {
        return operations().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("shield")) // it would take an hour
                .map(entry -> dynamicTest(entry.getKey(), () -> cancelledDeep(entry.getValue())));
    }

    private static void cancelledDeep(Nesting operation) {
        CountDownLatch reached = new CountDownLatch(1);
        AtomicInteger seen = new AtomicInteger();
        Callable<Integer> waits =
                () -> {
                    reached.countDown();
                    try {
                        sleep(LONG);
                    } catch (Cancelled cancelled) {
                        seen.incrementAndGet();
                        throw cancelled;
                    }
                    return 1;
                };
        taskGroup(group -> {
            Task<Integer> deep = group.start(() -> nest(operation, DEEP, waits));
            reached.await();
            deep.cancel();
            assertThat(deep.state()).isEqualTo(Task.State.CANCELLED);
            assertThat(seen).hasValue(1);
        });
    }

    @Test
    void whatIsLentTenThousandDeepIsTornDownFromTheInsideOut() throws Exception {
        List<Integer> ends = new ArrayList<>();
        int lent = lendDeep(DEEP, ends);
        assertThat(lent).isEqualTo(DEEP);
        assertThat(ends).hasSize(DEEP).isSorted();
    }

    private static int lendDeep(int depth, List<Integer> ends) throws Exception {
        if (depth == 0) {
            return 0;
        }
        Lender<Integer> lender =
                yield -> {
                    try {
                        yield.to(1);
                    } finally {
                        ends.add(depth);
                    }
                };
        return lend("level", lender, one -> one + lendDeep(depth - 1, ends));
    }

    /**
     * Whatever is cut off on the way: what ends with a result has one, on one thread or on many.
     */
    @Test
    void aResultIsKeptAtEachDepth() {
        for (int depth : new int[] {1, 1_000}) {
            AtomicReference<Task<Integer>> self = new AtomicReference<>();
            CountDownLatch known = new CountDownLatch(1);
            taskGroup(group -> {
                Callable<Integer> innermost =
                        () -> {
                            known.await();
                            self.get().requestCancel();
                            while (!Thread.currentThread().isInterrupted()) {
                                Thread.onSpinWait();
                            }
                            return 1;
                        };
                self.set(group.start(() -> nest(Async::run, depth, innermost)));
                known.countDown();
            });
            assertThat(self.get().state()).isEqualTo(Task.State.SUCCEEDED);
            assertThat(self.get().await()).isEqualTo(depth + 1);
        }
    }

    /** A lender may be made of others, and a generator may yield what it finds deep inside. */
    @Test
    void whatContinuesOnAnotherThreadMayYieldAsTheFirst() throws Exception {
        for (int depth = 1; depth < 300; depth++) {
            int levels = depth;
            Lender<Integer> lender =
                    yield ->
                            nest(
                                    Async::run,
                                    levels,
                                    () -> {
                                        yield.to(levels);
                                        return 0;
                                    });
            ThrowingFunction<Integer, Integer> use = lent -> lent;
            assertThat(Async.lend("deep", lender, use)).isEqualTo(depth);
            Generator<Integer> generator =
                    Generator.of(yield -> {
                        for (int i = 0; i < 3; i++) {
                            int number = i;
                            nest(
                                    Async::run,
                                    levels,
                                    () -> {
                                        yield.to(number);
                                        return 0;
                                    });
                        }
                    });
            assertThat(generator.toList()).containsExactly(0, 1, 2);
            Async.run(() -> assertThat(generator.toList()).containsExactly(0, 1, 2));
            assertThat(generator).containsExactly(0, 1, 2);
        }
    }

    /** What is cancelled around a root does not reach it, on one thread or on many. */
    @Test
    void aRootStaysARootAtEachDepth() throws Exception {
        AtomicInteger roots = new AtomicInteger();
        for (int depth = 1; depth < 300; depth++) {
            Callable<Integer> innermost =
                    () ->
                            RootTask.named("inner")
                                    .run(() ->
                                            requireNonNull(Current.job()).parent() == null
                                                    ? roots.incrementAndGet()
                                                    : 0);
            assertThat(nest(Async::run, depth, innermost)).isEqualTo(2 * depth);
        }
    }

    @Test
    void aGeneratorThatPausesOnAnotherThreadIsClosedThere() {
        List<String> ends = new ArrayList<>();
        Generator<Integer> generator =
                Generator.of(yield ->
                        nest(
                                Async::run,
                                200,
                                () -> {
                                    try {
                                        yield.to(1);
                                        yield.to(2);
                                    } finally {
                                        sleep(Duration.ofMillis(1));
                                        ends.add("closed");
                                    }
                                    return 0;
                                }));
        Async.run(() -> {
            for (Integer first : generator) {
                assertThat(first).isEqualTo(1);
                break;
            }
        });
        assertThat(ends).containsExactly("closed");
        generator.forEachWhile(first -> false);
        assertThat(ends).containsExactly("closed", "closed");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aBodyThatContinuesOnAnotherThreadCannotAskOrCloseItself() {
        AtomicReference<Iterator<Integer>> self = new AtomicReference<>();
        AtomicReference<Generator<Integer>> its = new AtomicReference<>();
        its.set(
                Generator.of(yield ->
                        nest(
                                Async::run,
                                200,
                                () -> {
                                    assertThatThrownBy(() -> self.get().next())
                                            .isInstanceOf(IllegalStateException.class);
                                    assertThatThrownBy(() -> its.get().close())
                                            .isInstanceOf(IllegalStateException.class)
                                            .hasMessageContaining("cannot close it");
                                    yield.to(1);
                                    return 0;
                                })));
        Async.run(() -> {
            self.set(its.get().iterator());
            assertThat(self.get().next()).isEqualTo(1);
            assertThat(self.get().hasNext()).isFalse();
        });
    }

    @Test
    void aTimeoutEndsWhatIsTenThousandDeepInIt() {
        Nesting operation = inner -> timeout(LONG, inner);
        assertThatThrownBy(() ->
                        timeout(
                                Duration.ofMillis(500),
                                () ->
                                        nest(
                                                operation,
                                                DEEP,
                                                () -> {
                                                    sleep(LONG);
                                                    return 1;
                                                })))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("500 ms");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aFailureTenThousandDeepComesOut() {
        assertThatThrownBy(() -> fail(DEEP)).isInstanceOf(IOException.class).hasMessage("deep");
    }

    private static int fail(int depth) throws Exception {
        if (depth == 0) {
            throw new IOException("deep");
        }
        return gather(() -> 1, () -> fail(depth - 1), Integer::sum);
    }

    @Test
    void theTreeOfTenThousandLevelsIsDrawnAndCancelled() {
        CountDownLatch reached = new CountDownLatch(1);
        taskGroup(group -> {
            Task<Integer> deep = group.start(() -> nestAndWait(DEEP, reached));
            reached.await();
            TaskTree tree = TaskTree.now(false);
            assertThat(tree.size()).isGreaterThan(2 * DEEP);
            assertThat(tree.toText().length()).isLessThan(20_000_000);
            deep.cancel();
        });
    }

    @Test
    void equalSiblingsAreFolded() {
        CountDownLatch started = new CountDownLatch(1_000);
        taskGroup(group -> {
            for (int i = 0; i < 1_000; i++) {
                group.startDaemon(
                        "sleeper " + i,
                        () ->
                                timeoutOrEmpty(
                                        LONG,
                                        () -> {
                                            started.countDown();
                                            sleep(LONG);
                                        }));
            }
            group.startDaemon("other", () -> new CountDownLatch(1).await());
            started.await();
            String text = TaskTree.now(false).toText();
            while (!text.contains("998 more like this")) {
                text = TaskTree.now(false).toText(); // the last ones are about to sleep
            }
            assertThat(text).contains("sleeper 0", "sleeper 1", "other");
            assertThat(text.lines().count()).isLessThan(20);
        });
    }
}
