package dev.jumun.examples.lessons;

import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.sleep;

import java.time.Duration;
import java.util.Arrays;

/**
 * A task fails on another thread. After the line {@code --- task}, its trace continues with the
 * code that waits for it, all the way up.
 */
final class WholeTrace {
    private WholeTrace() {}

    static void main() {
        try {
            morning();
        } catch (IllegalStateException failure) {
            IO.println(failure);
            Arrays.stream(failure.getStackTrace())
                    .map(StackTraceElement::toString)
                    .filter(frame -> frame.contains("WholeTrace") || frame.contains("--- task"))
                    .forEach(frame -> IO.println("    at " + frame));
        }
    }

    private static String morning() {
        return breakfast();
    }

    private static String breakfast() {
        return gather(WholeTrace::toast, WholeTrace::coffee, String::concat);
    }

    private static String coffee() {
        sleep(Duration.ofMillis(100)); // cancelled, and waited for, as the toast burns
        return "coffee";
    }

    private static String toast() {
        throw new IllegalStateException("the toast is burnt");
    }
}
