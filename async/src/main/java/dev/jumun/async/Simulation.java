package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs tasks in virtual time, one at a time, in an order that a seed determines. It is for tests.
 * An hour of {@link Async#sleep} takes no time, a timeout is exact, and the same seed reproduces
 * the order of events. A deadlock is detected at once, and the error lists what each task waits
 * for.
 *
 * <pre>{@code
 * Simulation.explore(1_000, () -> {       // 1,000 orders; the error names the first that fails
 *     Account account = new Account(100);
 *     gather(() -> account.withdraw(100), () -> account.withdraw(100), (a, b) -> 0);
 *     assertThat(account.balance()).isNotNegative();
 *     return 0;
 * });
 * Simulation.seeded(17).run(...);         // repeats the order of seed 17
 * }</pre>
 *
 * <p>The order can change wherever a task calls an operation of this package, such as {@link
 * Async#checkpoint}. Other operations (a socket, a lock of the JDK, {@code Thread.sleep}) wait in
 * real time. Other tasks continue meanwhile, and from then on the seed alone no longer determines
 * the order.
 */
public final class Simulation {
    private final Orders orders;
    private @Nullable SimulatedScheduler scheduler;

    private Simulation(Orders orders) {
        this.orders = orders;
    }

    /** Creates a simulation. Equal seeds give equal orders. */
    public static Simulation seeded(long seed) {
        return new Simulation(new Orders.Seeded(seed));
    }

    /**
     * Runs a callable and everything that it starts, and returns its result. Blocks the calling
     * thread, in real time, until everything has ended. A failure is thrown with its own type.
     *
     * @throws DeadlockError if all tasks wait and nothing can wake them
     */
    public <T extends @Nullable Object> T run(Callable<T> task) {
        Objects.requireNonNull(task, "task");
        if (Thread.currentThread().isVirtual() && Current.strand() == null) {
            return runHere(task);
        }
        return onVirtualThread(() -> runHere(task));
    }

    /** Runs work without a result, and everything that it starts. See {@link #run(Callable)}. */
    public void run(ThrowingRunnable work) {
        run(Work.callable(work));
    }

    /** Runs a test without a result in different orders. See {@link #explore(int, Callable)}. */
    public static void explore(int orders, ThrowingRunnable test) {
        Objects.requireNonNull(test, "test");
        explore(orders, Work.callable(test));
    }

    /**
     * Runs a test in several orders, with the seeds 0, 1, 2 and so on.
     *
     * @param orders the number of orders, at least 1
     * @throws AssertionError if the test fails in one of them; the message names the seed, and the
     *     failure is the cause
     */
    public static void explore(int orders, Callable<?> test) {
        Objects.requireNonNull(test, "test");
        atLeastOne("orders", orders);
        onVirtualThread(() -> {
            for (int seed = 0; seed < orders; seed++) {
                try {
                    seeded(seed).run(test);
                } catch (Throwable failure) {
                    throw new AssertionError(
                            String.format(
                                    Locale.ROOT,
                                    "Order %d of %d fails. To see it again:"
                                            + " Simulation.seeded(%d).run(…)",
                                    seed + 1,
                                    orders,
                                    seed),
                            failure);
                }
            }
            return true;
        });
    }

    /**
     * Runs a small test in every possible order: wherever several tasks could run next, each of
     * them is tried. Two tasks with three operations each have about twenty orders, three tasks
     * have thousands. The test must be deterministic apart from the order.
     *
     * @param most the maximum number of orders, at least 1
     * @return the number of orders
     * @throws AssertionError if the test fails in one of them; the message names the choices, and
     *     the failure is the cause
     * @throws IllegalStateException if there are more orders than the maximum
     */
    public static int exploreAll(int most, Callable<?> test) {
        Objects.requireNonNull(test, "test");
        atLeastOne("orders", most);
        Orders.All all = new Orders.All();
        return onVirtualThread(() -> {
            int number = 0;
            do {
                if (number++ == most) {
                    throw new IllegalStateException("There are more than " + most + " orders.");
                }
                try {
                    new Simulation(all).run(test);
                } catch (Throwable failure) {
                    throw new AssertionError(
                            "Order " + number + " fails, with the choices " + all, failure);
                }
            } while (all.advance());
            return number;
        });
    }

    /**
     * Runs a small test without a result in every order. See {@link #exploreAll(int, Callable)}.
     */
    public static int exploreAll(int most, ThrowingRunnable test) {
        Objects.requireNonNull(test, "test");
        return exploreAll(most, Work.callable(test));
    }

    private static void atLeastOne(String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "The number of " + what + " is " + number + "; it must be 1 or more.");
        }
    }

    /**
     * Blocks until all other tasks of the simulation wait. No virtual time passes. Use it in tests
     * to check what has happened so far.
     *
     * @throws IllegalStateException outside of a simulation
     */
    public static void awaitIdle() {
        Strand strand = Current.strand();
        if (strand == null || !(strand.scheduler instanceof SimulatedScheduler simulated)) {
            throw new IllegalStateException("There is no simulation here.");
        }
        simulated.awaitIdle(strand);
    }

    /** Returns the virtual time that has passed. */
    public Duration elapsed() {
        return scheduler == null ? Duration.ZERO : Duration.ofNanos(scheduler.elapsed());
    }

    /**
     * Returns the trace of events, in order: the time, the task, and what it did or began to wait
     * for.
     */
    public List<String> trace() {
        SimulatedScheduler done = scheduler;
        if (done == null) {
            return List.of();
        }
        return done.steps().stream()
                .map(step ->
                        String.format(
                                Locale.ROOT,
                                "%.6f %s: %s",
                                SimulatedClock.elapsedAt(step.time()) / 1e9,
                                step.who() == null ? "-" : step.who().toString(),
                                step.what() instanceof String text
                                        ? text
                                        : "waits for " + step.what()))
                .toList();
    }

    private <T extends @Nullable Object> T runHere(Callable<T> task) {
        Job root = new Job(null, "simulation");
        SimulatedScheduler simulated = new SimulatedScheduler(orders, root);
        scheduler = simulated;
        SimulationTicker.add(simulated);
        Roots.add(root);
        try {
            Strand strand = Runner.begin(root, simulated);
            T result = Runner.runAlone(root, strand, task);
            throwDeadlock(simulated);
            return result;
        } catch (Cancelled cancelled) {
            throwDeadlock(simulated);
            throw cancelled;
        } finally {
            Roots.remove(root);
            simulated.end();
            SimulationTicker.remove(simulated);
        }
    }

    private static void throwDeadlock(SimulatedScheduler simulated) {
        String deadlock = simulated.deadlock();
        if (deadlock != null) {
            throw new DeadlockError(deadlock);
        }
    }

    @SuppressWarnings("NullAway") // null only if its type allows it
    private static <T extends @Nullable Object> T onVirtualThread(Callable<T> task) {
        AtomicReference<@Nullable T> result = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread thread =
                Thread.startVirtualThread(() -> {
                    try {
                        result.set(task.call());
                    } catch (Throwable thrown) {
                        failure.set(thrown);
                    }
                });
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw Failures.<RuntimeException>sneak(thrown);
        }
        return result.get();
    }
}
