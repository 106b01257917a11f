package dev.jumun.benchmarks.core;

import static dev.jumun.async.Async.gather;

import dev.jumun.async.Async;
import dev.jumun.async.Generator;
import dev.jumun.async.Journal;
import dev.jumun.async.Task;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * The small operations, each from a virtual thread that is a task already, as in a request: JMH
 * runs them on virtual threads, and each invocation opens one task for a thousand operations.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("ThreadPriorityCheck")
public class Steps {
    private static final int OPERATIONS = 1_000;
    private static final int ELEMENTS = 100_000;
    private static final int EVENTS = 1_002; // of a root and five hundred tasks within it

    private final List<Callable<Integer>> thousand = new ArrayList<>();
    private final Generator<Integer> numbers =
            Generator.of(yield -> {
                for (int i = 0; i < ELEMENTS; i++) {
                    yield.to(i);
                }
            });

    public Steps() {
        for (int i = 0; i < OPERATIONS; i++) {
            int number = i;
            thousand.add(() -> number);
        }
    }

    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public int gather2() {
        return Async.run(Steps::gatherThousandTimes);
    }

    /** If a fork looked at its stack, it would cost more where the stack is deep. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public int gather2Deep() {
        return Async.run(() -> deep(200));
    }

    private static int deep(int frames) {
        return frames == 0 ? gatherThousandTimes() : deep(frames - 1) + 1;
    }

    private static int gatherThousandTimes() {
        int sum = 0;
        for (int i = 0; i < OPERATIONS; i++) {
            int number = i;
            sum += gather(() -> number, () -> 1, Integer::sum);
        }
        return sum;
    }

    /** A group whose body starts two tasks, and awaits both. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public int taskGroup2() {
        return Async.run(() -> {
            int sum = 0;
            for (int i = 0; i < OPERATIONS; i++) {
                int number = i;
                sum +=
                        Async.taskGroup(group -> {
                            Task<Integer> first = group.start(() -> number);
                            Task<Integer> second = group.start(() -> 1);
                            return first.await() + second.await();
                        });
            }
            return sum;
        });
    }

    /** The least that Java can do: start two threads, wait for both. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public int bare2() throws InterruptedException {
        int sum = 0;
        for (int i = 0; i < OPERATIONS; i++) {
            int number = i;
            int[] results = new int[2];
            CountDownLatch latch = new CountDownLatch(2);
            Thread.startVirtualThread(() -> {
                results[0] = number;
                latch.countDown();
            });
            Thread.startVirtualThread(() -> {
                results[1] = 1;
                latch.countDown();
            });
            latch.await();
            sum += results[0] + results[1];
        }
        return sum;
    }

    @Benchmark
    public List<Integer> gather1000() {
        return gather(thousand);
    }

    @Benchmark
    public int bare1000() throws InterruptedException {
        int[] results = new int[OPERATIONS];
        CountDownLatch latch = new CountDownLatch(OPERATIONS);
        for (int i = 0; i < OPERATIONS; i++) {
            int number = i;
            Thread.startVirtualThread(() -> {
                results[number] = number;
                latch.countDown();
            });
        }
        latch.await();
        return results[OPERATIONS - 1];
    }

    /** A task on another thread fails; the failure is thrown at the join, its trace stitched. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public int failure() {
        return Async.run(() -> {
            int seen = 0;
            for (int i = 0; i < OPERATIONS; i++) {
                try {
                    gather(Steps::fail, () -> 1, Integer::sum);
                } catch (IllegalStateException e) {
                    seen += e.getStackTrace().length;
                }
            }
            return seen;
        });
    }

    /** The same failure on the caller's own thread: its trace is whole by itself. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public int failureHere() {
        return Async.run(() -> {
            int seen = 0;
            for (int i = 0; i < OPERATIONS; i++) {
                try {
                    gather(() -> 1, Steps::fail, Integer::sum);
                } catch (IllegalStateException e) {
                    seen += e.getStackTrace().length;
                }
            }
            return seen;
        });
    }

    private static int fail() {
        throw new IllegalStateException("on purpose");
    }

    @Benchmark
    @OperationsPerInvocation(ELEMENTS)
    public void pull(Blackhole hole) {
        Async.run(() -> {
            for (Integer number : numbers) {
                hole.consume(number.intValue());
            }
            return 0;
        });
    }

    @Benchmark
    @OperationsPerInvocation(ELEMENTS)
    public int push() {
        int[] sum = new int[1];
        numbers.forEach(number -> sum[0] += number);
        return sum[0];
    }

    /** What the JDK has for it: a thread that puts into a queue without room. */
    @Benchmark
    @OperationsPerInvocation(ELEMENTS)
    public int synchronousQueue() throws InterruptedException {
        SynchronousQueue<Integer> queue = new SynchronousQueue<>();
        Thread.startVirtualThread(() -> {
            try {
                for (int i = 0; i < ELEMENTS; i++) {
                    queue.put(i);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        int sum = 0;
        for (int i = 0; i < ELEMENTS; i++) {
            sum += queue.take();
        }
        return sum;
    }

    /** What a hand-written iterator costs: the floor for both. */
    @Benchmark
    @OperationsPerInvocation(ELEMENTS)
    public int iterator() {
        int sum = 0;
        for (Iterator<Integer> all = new Numbers(); all.hasNext(); ) {
            sum += all.next();
        }
        return sum;
    }

    private static final class Numbers implements Iterator<Integer> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < ELEMENTS;
        }

        @Override
        public Integer next() {
            return next++;
        }
    }

    /** What replaces an interrupt, armed and not used. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public int onCancel() {
        return Async.run(() -> {
            int sum = 0;
            for (int i = 0; i < OPERATIONS; i++) {
                int number = i;
                sum += Async.onCancel(Steps::fail, () -> number);
            }
            return sum;
        });
    }

    /** Half a thousand tasks within a task that is recorded: two events each. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public int journal() {
        return new Journal(EVENTS).record("root", Steps::tasks);
    }

    /** The same without a journal: what its events cost is the difference. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public int noJournal() {
        return Async.run(Steps::tasks);
    }

    private static int tasks() {
        int sum = 0;
        for (int i = 0; i < (EVENTS - 2) / 2; i++) {
            int number = i;
            sum += Async.run(() -> number);
        }
        return sum;
    }
}
