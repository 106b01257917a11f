package dev.jumun.tokens.password;

import dev.jumun.async.Cancelled;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes all verifications take as long as the slowest kind of hash does here: otherwise the time
 * would disclose who is a user while there are old hashes next to new ones (CVE-2025-22234).
 * Waiting takes no processor.
 */
final class Pace {
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Map<Object, Long> usual = new ConcurrentHashMap<>();

    /**
     * Reports what a verification of a kind took, and waits until the slowest kind would be done.
     */
    void after(Object kind, long nanos) {
        usual.merge(kind, nanos, (before, now) -> (7 * before + now) / 8);
        long rest = slowest() - nanos;
        if (rest > 0 && usual.size() > 1) {
            try {
                Thread.sleep(Duration.ofNanos(rest));
            } catch (InterruptedException e) {
                throw Cancelled.interrupted(e);
            }
        }
    }

    long slowest() {
        long most = usual.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return Math.min(most, LONGEST.toNanos());
    }
}
