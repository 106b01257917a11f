package dev.jumun.async;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs tasks in virtual time, one at a time, in an order that a seed decides: for tests. An hour of
 * {@link Async#sleep} takes no time, a timeout is exact, and the same seed gives the same order of
 * events again. A deadlock is found at once, and says who waits for what.
 *
 * <pre>{@code
 * Simulation.explore(1_000, () -> {       // a thousand orders; the first that fails is named
 *     Account account = new Account(100);
 *     gather(() -> account.withdraw(100), () -> account.withdraw(100), (a, b) -> 0);
 *     assertThat(account.balance()).isNotNegative();
 *     return 0;
 * });
 * Simulation.seeded(17).run(...);         // that one again
 * }</pre>
 *
 * <p>The order can change wherever a task calls an operation of this package: {@link
 * Async#checkpoint} is such a place, if there is no other. What is not ours (a socket, a lock of
 * the JDK, {@code Thread.sleep}) waits in real time; others go on meanwhile, and from then on the
 * order is not the seed's alone.
 */
public final class Simulation {
    private final Orders orders;
    private @Nullable SimulatedScheduler scheduler;

    private Simulation(Orders orders) {
        this.orders = orders;
    }

    /** Prepares a simulation; equal seeds give equal orders. */
    public static Simulation seeded(long seed) {
        return new Simulation(new Orders.Seeded(seed));
    }

    /**
     * Runs an order slip, and all that it starts, and returns its result. Blocks the calling
     * thread, in real time, until all has ended. A failure is thrown as it is.
     *
     * @throws DeadlockError if all tasks wait and nothing can wake them
     */
    public <T extends @Nullable Object> T run(Callable<T> coroutine) {
        if (Thread.currentThread().isVirtual() && Strand.current() == null) {
            return runHere(coroutine);
        }
        return onVirtualThread(() -> runHere(coroutine));
    }

    /** Runs work without a result, and all that it starts. See {@link #run(Callable)}. */
    public void run(ThrowingRunnable work) {
        run(Work.callable(work));
    }

    /** Runs a test without a result in different orders. See {@link #explore(int, Callable)}. */
    public static void explore(int orders, ThrowingRunnable test) {
        explore(orders, Work.callable(test));
    }

    /**
     * Runs a test in so many different orders, with the seeds 0, 1, 2 and so on.
     *
     * @throws AssertionError if one fails: names its seed; the failure is its cause
     */
    public static void explore(int orders, Callable<?> test) {
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
     * Runs a small test in every order that there is: wherever several tasks could run next, each
     * of them does once. Two tasks with three operations each have some twenty orders, three have
     * some thousands. The test has to do the same in the same order.
     *
     * @param most the number of orders after which it gives up
     * @return the number of orders
     * @throws AssertionError if one fails: names its choices; the failure is its cause
     * @throws IllegalStateException if there are more orders than that
     */
    public static int exploreAll(int most, Callable<?> test) {
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
        return exploreAll(most, Work.callable(test));
    }

    /**
     * Waits, in a simulation, until all other tasks wait: no time passes. For tests that want to
     * see what has happened by now.
     *
     * @throws IllegalStateException outside of a simulation
     */
    public static void awaitIdle() {
        Strand strand = Strand.current();
        if (strand == null || !(strand.scheduler instanceof SimulatedScheduler simulated)) {
            throw new IllegalStateException("There is no simulation here.");
        }
        simulated.awaitIdle(strand);
    }

    /** Returns the virtual time that has passed. */
    public Duration elapsed() {
        return scheduler == null ? Duration.ZERO : Duration.ofNanos(scheduler.elapsed());
    }

    /** Returns what happened, in order: when, which task, and what it did or began to wait for. */
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
                                done.elapsedAt(step) / 1e9,
                                step.job() == null ? "-" : step.job().name(),
                                step.what() instanceof String text
                                        ? text
                                        : "waits for " + step.what()))
                .toList();
    }

    private <T extends @Nullable Object> T runHere(Callable<T> coroutine) {
        Job root = new Job(null, "simulation");
        SimulatedScheduler simulated = new SimulatedScheduler(orders, root);
        scheduler = simulated;
        SimulationTicker.add(simulated);
        Roots.add(root);
        try {
            Strand strand = Strand.begin(simulated, root);
            T result = strand.run(root, coroutine);
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
    private static <T extends @Nullable Object> T onVirtualThread(Callable<T> coroutine) {
        AtomicReference<@Nullable T> result = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread thread =
                Thread.startVirtualThread(() -> {
                    try {
                        result.set(coroutine.call());
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
