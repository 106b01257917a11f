package dev.jumun.app;

import dev.jumun.async.Async;
import dev.jumun.async.Outcome;
import dev.jumun.async.ThrowingRunnable;
import dev.jumun.async.log.LogText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What an application needs so that it can serve. Provide it with {@code Scope.APP}, and {@code
 * /readyz} answers 503 while one of its checks fails:
 *
 * <pre>{@code
 * @Provides(Scope.APP)
 * static Readiness readiness(DataSource pool) {
 *     return Readiness.of()
 *             .check("database", () -> {
 *                 try (Connection connection = pool.getConnection()) {
 *                     connection.isValid(1);
 *                 }
 *             });
 * }
 * }</pre>
 *
 * <p>A check fails if it throws, or takes longer than a second. The checks of a node run side by
 * side. Their result is kept for a second: probes must not load what they check. A failure is
 * logged when it begins, and its end, too. Clients see the names, and nothing of the failures.
 *
 * <p><b>A database that all nodes share takes all of them out at once.</b> Check it only if a node
 * without it serves nothing; else use {@link #degraded}.
 *
 * <p>Immutable.
 */
public final class Readiness {
    private static final System.Logger LOG = System.getLogger("dev.jumun");
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final long KEPT_NANOS = 1_000_000_000;

    private record Check(String name, boolean isNeeded, ThrowingRunnable action) {}

    private final List<Check> checks;
    private final ReentrantLock running = new ReentrantLock();
    private Map<String, Boolean> last = Map.of();
    private long lastEnd;

    private Readiness(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /** Returns one without checks: always ready. */
    public static Readiness of() {
        return new Readiness(List.of());
    }

    /**
     * Adds a check without which the application cannot serve.
     *
     * @param name what clients of {@code /readyz} see
     * @param check throws if it fails; may block
     * @throws IllegalArgumentException if there is a check of that name
     */
    public Readiness check(String name, ThrowingRunnable check) {
        return with(new Check(name, true, check));
    }

    /** Adds a check whose failure is shown, and does not make the application unready. */
    public Readiness degraded(String name, ThrowingRunnable check) {
        return with(new Check(name, false, check));
    }

    private Readiness with(Check check) {
        if (checks.stream().anyMatch(each -> each.name().equals(check.name()))) {
            throw new IllegalArgumentException(
                    "There are two checks " + check.name() + ": give them different names.");
        }
        List<Check> all = new ArrayList<>(checks);
        all.add(check);
        return new Readiness(all);
    }

    /** Whether a check that failed makes the application unready. */
    boolean needs(String name) {
        return checks.stream().anyMatch(each -> each.name().equals(name) && each.isNeeded());
    }

    /** Runs the checks, or returns what they came to less than a second ago. Blocks. */
    Map<String, Boolean> results() {
        running.lock();
        try {
            long now = System.nanoTime();
            if (last.isEmpty() || now - lastEnd > KEPT_NANOS) {
                last = run();
                lastEnd = System.nanoTime();
            }
            return last;
        } finally {
            running.unlock();
        }
    }

    private Map<String, Boolean> run() {
        List<Callable<Boolean>> all = new ArrayList<>();
        for (Check check : checks) {
            all.add(() ->
                    Async.timeout(
                            LIMIT,
                            () -> {
                                check.action().run();
                                return true;
                            }));
        }
        List<Outcome<Boolean>> outcomes = Async.gatherSettled(all);
        Map<String, Boolean> results = new LinkedHashMap<>();
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            boolean passed = outcomes.get(i) instanceof Outcome.Success<?>;
            results.put(check.name(), passed);
            report(check, passed, outcomes.get(i));
        }
        return results;
    }

    private void report(Check check, boolean passed, Outcome<Boolean> outcome) {
        @Nullable Boolean before = last.get(check.name());
        if (!passed && !Boolean.FALSE.equals(before)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> LogText.line("The check " + check.name() + " fails: " + outcome));
        } else if (passed && Boolean.FALSE.equals(before)) {
            LOG.log(System.Logger.Level.INFO, () -> "The check " + check.name() + " passes again.");
        }
    }
}
