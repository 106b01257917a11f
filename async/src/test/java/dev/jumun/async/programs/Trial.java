package dev.jumun.async.programs;

import dev.jumun.async.Cancelled;
import dev.jumun.async.Simulation;
import dev.jumun.async.TaskTree;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs programs, and compares what they do with what they have to do. */
final class Trial {
    private static volatile long patience = 20_000;
    private static final Executor VIRTUAL = action -> Thread.startVirtualThread(action);
    private static final Executor PLATFORM = action -> Thread.ofPlatform().daemon().start(action);

    /** Where a program runs in real time. */
    private static final Map<String, Executor> THREADS =
            Map.of(
                    "a virtual thread", VIRTUAL,
                    "a platform thread", PLATFORM,
                    "the common pool", ForkJoinPool.commonPool());

    private Trial() {}

    /** Something hangs, and is shrunk: waits less from here on. */
    static void hurry() {
        patience = 1_000;
    }

    /** Says what is wrong, or nothing. */
    static Optional<String> exactly(Program program, long seed) {
        return patiently(VIRTUAL, () -> exactlyHere(program, seed));
    }

    private static Optional<String> exactlyHere(Program program, long seed) {
        Model model = new Model();
        Ended right = model.end(program, 0, Model.NEVER);
        Running running = new Running();
        Ended came;
        try {
            came = Simulation.seeded(seed).run(() -> running.run(program));
        } catch (Throwable thrown) {
            return Optional.of("the simulation threw " + thrown);
        }
        if (!came.equals(right)) {
            return Optional.of("came: " + came + "\nright: " + right);
        }
        if (!running.log().equals(model.log())) {
            return Optional.of("clean-ups: " + running.log() + "\nright: " + model.log());
        }
        return promises(program, running);
    }

    /** The same of what the model does not know: what is promised whatever comes. */
    static Optional<String> inVirtualTime(Program program, long seed) {
        return patiently(VIRTUAL, () -> inVirtualTimeHere(program, seed));
    }

    private static Optional<String> inVirtualTimeHere(Program program, long seed) {
        Running running = new Running();
        try {
            Ended came = Simulation.seeded(seed).run(() -> running.run(program));
            return came.isCancelled() && !mayEndAsCancelled(program)
                    ? Optional.of("came: " + came + ", and nothing cancelled it")
                    : promises(program, running);
        } catch (Throwable thrown) {
            return Optional.of("the simulation threw " + thrown);
        }
    }

    static Optional<String> inRealTime(Program program) {
        for (Map.Entry<String, Executor> where : THREADS.entrySet()) {
            Optional<String> wrong = patiently(where.getValue(), () -> onThisThread(program));
            if (wrong.isPresent()) {
                return Optional.of("on " + where.getKey() + ": " + wrong.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> patiently(Executor executor, Supplier<Optional<String>> trial) {
        CompletableFuture<Optional<String>> verdict = new CompletableFuture<>();
        executor.execute(() -> verdict.complete(trial.get()));
        try {
            return verdict.get(patience, TimeUnit.MILLISECONDS);
        } catch (TimeoutException hangs) {
            return Optional.of("it hangs:\n" + TaskTree.now().toText());
        } catch (InterruptedException | ExecutionException failure) {
            return Optional.of(failure.toString());
        }
    }

    private static Optional<String> onThisThread(Program program) {
        Running running = new Running();
        Ended came = running.run(program);
        if (Thread.interrupted()) {
            return Optional.of("an interrupt is left");
        }
        return came.isCancelled() && !mayEndAsCancelled(program)
                ? Optional.of("came: " + came + ", and nothing cancelled it")
                : promises(program, running);
    }

    /** A task that was cancelled alone was awaited. */
    private static boolean mayEndAsCancelled(Program program) {
        return program.contains(Program.AwaitCancelled.class);
    }

    private static Optional<String> promises(Program program, Running running) {
        if (!running.cutOff().isEmpty() && !mayEndAsCancelled(program)) {
            return Optional.of("tear-downs were cut off: " + running.cutOff());
        }
        Throwable thrown = running.thrown();
        if (thrown == null) {
            return Optional.empty();
        }
        if (isCircle(thrown, Collections.newSetFromMap(new IdentityHashMap<>()))) {
            return Optional.of("causes and suppressed failures form a circle at " + thrown);
        }
        return isKnown(program, thrown)
                ? Optional.empty()
                : Optional.of("a failure of ours: " + thrown + " " + at(thrown));
    }

    private static String at(Throwable thrown) {
        return thrown.getStackTrace().length == 0 ? "" : "at " + thrown.getStackTrace()[0];
    }

    private static boolean isKnown(Program program, Throwable thrown) {
        String label = Ended.label(thrown);
        return thrown instanceof Cancelled
                || thrown instanceof TimeoutException
                || label.matches("f[0-9]+!?")
                || (program.contains(Program.Carry.class) && label.equals("carried"))
                || (program.contains(Program.StartNull.class) && label.equals("task"));
    }

    /** Whether one is reached from another, by causes and suppressed failures. */
    static boolean leadsTo(@Nullable Throwable from, Throwable to) {
        return from != null
                && (from == to
                        || leadsTo(from.getCause(), to)
                        || Stream.of(from.getSuppressed()).anyMatch(next -> leadsTo(next, to)));
    }

    private static boolean isCircle(@Nullable Throwable at, Set<Throwable> path) {
        if (at == null) {
            return false;
        }
        if (!path.add(at)) {
            return true;
        }
        boolean circle =
                isCircle(at.getCause(), path)
                        || Stream.of(at.getSuppressed()).anyMatch(next -> isCircle(next, path));
        path.remove(at);
        return circle;
    }
}
