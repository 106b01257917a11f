package dev.jumun.async;

import static dev.jumun.async.Async.sleep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** What the cases have in common: a list of what happened, and slips that do well-known things. */
final class Steps {
    static final Duration SECOND = Duration.ofSeconds(1);
    static final Duration LONG = Duration.ofHours(1);

    private final List<String> steps = Collections.synchronizedList(new ArrayList<>());

    void add(String step) {
        steps.add(step);
    }

    List<String> all() {
        return List.copyOf(steps);
    }

    /** Sleeps for long, and says how it ended. */
    Callable<String> sleeper(String name) {
        return () -> {
            try {
                sleep(LONG);
                add(name + " slept");
                return name;
            } catch (Cancelled cancelled) {
                add(name + " cancelled");
                throw cancelled;
            }
        };
    }

    static Callable<String> after(Duration time, String result) {
        return () -> {
            sleep(time);
            return result;
        };
    }

    static Callable<String> failAfter(Duration time, Exception failure) {
        return () -> {
            sleep(time);
            throw failure;
        };
    }

    static <T> T simulate(Callable<T> body) {
        return Simulation.seeded(1).run(body);
    }
}
