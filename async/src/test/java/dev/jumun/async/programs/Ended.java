package dev.jumun.async.programs;

import dev.jumun.async.Cancelled;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * How a program ended: with a number, with a failure, or cancelled; when; and which failures were
 * suppressed.
 */
record Ended(long at, String how, List<String> suppressed) {
    private static final String CANCELLED = "cancelled";

    static Ended value(long at, int number) {
        return new Ended(at, "" + number, List.of());
    }

    static Ended cancelled(long at) {
        return new Ended(at, CANCELLED, List.of());
    }

    static Ended failed(long at, String label) {
        return new Ended(at, "failed: " + label, List.of());
    }

    /** Of a run; the times of timeouts are their labels. */
    static Ended of(long at, Throwable thrown) {
        if (thrown instanceof Cancelled) {
            return cancelled(at);
        }
        List<String> suppressed =
                Stream.of(thrown.getSuppressed())
                        .filter(further -> !(further instanceof Cancelled))
                        .map(Ended::label)
                        .sorted()
                        .toList();
        return new Ended(at, "failed: " + label(thrown), suppressed);
    }

    static String label(Throwable thrown) {
        return thrown instanceof TimeoutException
                ? "timeout"
                : Objects.requireNonNullElse(thrown.getMessage(), thrown.toString());
    }

    boolean isValue() {
        return !isFailure() && !isCancelled();
    }

    boolean isCancelled() {
        return how.equals(CANCELLED);
    }

    boolean isFailure() {
        return how.startsWith("failed: ");
    }

    int number() {
        return Integer.parseInt(how);
    }

    String label() {
        return how.substring("failed: ".length());
    }

    Ended at(long time) {
        return new Ended(time, how, suppressed);
    }

    Ended suppressing(List<String> further) {
        return new Ended(
                at, how, Stream.concat(suppressed.stream(), further.stream()).sorted().toList());
    }
}
