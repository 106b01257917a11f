package dev.jumun.benchmarks.core;

import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;

import dev.jumun.async.Simulation;
import dev.jumun.async.TaskTree;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Many tasks at once: each figure from one run, in a virtual machine that is warm. */
final class Crowds {
    static final int SLEEPERS = 100_000;
    static final int MANY = 10_000;
    private static final int ORDERS = 20_000;

    /** A figure of one run. */
    interface Run {
        double figure() throws Exception;
    }

    private Crowds() {}

    /** Milliseconds that so many sleeps of one second, side by side, take beyond that second. */
    static double sleepersOver() {
        List<Callable<Integer>> slips = new ArrayList<>();
        for (int i = 0; i < SLEEPERS; i++) {
            slips.add(() -> {
                sleep(Duration.ofSeconds(1));
                return 1;
            });
        }
        return millis(() -> gather(slips)) - 1_000;
    }

    /** The same with bare virtual threads. */
    static double bareSleepersOver() {
        return millis(() -> {
            CountDownLatch latch = new CountDownLatch(SLEEPERS);
            for (int i = 0; i < SLEEPERS; i++) {
                Thread.startVirtualThread(() -> {
                    try {
                        Thread.sleep(1_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    latch.countDown();
                });
            }
            latch.await();
            return 0;
        })
                - 1_000;
    }

    /** Bytes of heap for each of so many tasks that sleep. */
    static double bytesOfASleeper() {
        return taskGroup(group -> {
            long before = used();
            CountDownLatch asleep = new CountDownLatch(SLEEPERS);
            for (int i = 0; i < SLEEPERS; i++) {
                group.start(() -> {
                    asleep.countDown();
                    sleep(Duration.ofHours(1));
                    return 0;
                });
            }
            asleep.await();
            sleep(Duration.ofMillis(500)); // the last ones are about to fall asleep
            double bytes = (used() - before) / (double) SLEEPERS;
            group.cancel();
            return bytes;
        });
    }

    /** The same with bare virtual threads. */
    static double bytesOfABareSleeper() throws InterruptedException {
        long before = used();
        CountDownLatch asleep = new CountDownLatch(SLEEPERS);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < SLEEPERS; i++) {
            threads.add(
                    Thread.startVirtualThread(() -> {
                        asleep.countDown();
                        try {
                            Thread.sleep(3_600_000);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }));
        }
        asleep.await();
        Thread.sleep(500);
        double bytes = (used() - before) / (double) SLEEPERS;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join();
        }
        return bytes;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Milliseconds to cancel so many tasks that sleep, and to wait until all have ended. */
    static double cancelAndJoin() {
        long[] cancelled = new long[1];
        taskGroup(group -> {
            CountDownLatch asleep = new CountDownLatch(MANY);
            for (int i = 0; i < MANY; i++) {
                group.start(() -> {
                    asleep.countDown();
                    sleep(Duration.ofHours(1));
                    return 0;
                });
            }
            asleep.await();
            sleep(Duration.ofMillis(100));
            cancelled[0] = System.nanoTime();
            group.cancel();
            return 0;
        });
        return (System.nanoTime() - cancelled[0]) / 1e6;
    }

    /** The same with bare virtual threads. */
    static double interruptAndJoin() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        CountDownLatch asleep = new CountDownLatch(MANY);
        for (int i = 0; i < MANY; i++) {
            threads.add(
                    Thread.startVirtualThread(() -> {
                        asleep.countDown();
                        try {
                            Thread.sleep(3_600_000);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }));
        }
        asleep.await();
        Thread.sleep(100);
        long begin = System.nanoTime();
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join();
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    /** Milliseconds to look at so many tasks, with their stacks. */
    static double tree() {
        return taskGroup(group -> {
            CountDownLatch asleep = new CountDownLatch(MANY);
            for (int i = 0; i < MANY; i++) {
                group.start(() -> {
                    asleep.countDown();
                    sleep(Duration.ofHours(1));
                    return 0;
                });
            }
            asleep.await();
            double[] millis = new double[1];
            millis[0] =
                    millis(() -> {
                        TaskTree tree = TaskTree.now();
                        if (tree.size() < MANY) {
                            throw new IllegalStateException("only " + tree.size() + " tasks");
                        }
                        return tree;
                    });
            group.cancel();
            return millis;
        })[0];
    }

    /** Milliseconds of real time for so many tasks that sleep through one virtual hour. */
    static double simulatedHour() {
        List<Callable<Integer>> slips = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            int number = i;
            slips.add(() -> {
                sleep(Duration.ofMillis(3_600_000L * (number + 1) / MANY));
                return number;
            });
        }
        return millis(() -> Simulation.seeded(1).run(() -> gather(slips)));
    }

    /** Orders a second of a test with two tasks that each read, wait their turn, and write. */
    static double ordersPerSecond() {
        double millis =
                millis(() -> {
                    Simulation.explore(
                            ORDERS,
                            () -> {
                                int[] counter = new int[1];
                                return gather(
                                        () -> increment(counter),
                                        () -> increment(counter),
                                        Integer::sum);
                            });
                    return 0;
                });
        return ORDERS / millis * 1_000;
    }

    private static int increment(int[] counter) {
        int read = counter[0];
        sleep(Duration.ZERO);
        counter[0] = read + 1;
        return read;
    }

    private static double millis(Callable<?> work) {
        long begin = System.nanoTime();
        try {
            if (work.call() == null) {
                throw new IllegalStateException("no result");
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - begin) / 1e6;
    }
}
