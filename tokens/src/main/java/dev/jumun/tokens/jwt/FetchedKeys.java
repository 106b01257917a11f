package dev.jumun.tokens.jwt;

import dev.jumun.async.Cancelled;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Keys that are fetched when they are needed, and again when they are old or when a token names one
 * that is not among them: its owner has changed them. Not more often than every half minute,
 * whatever clients send.
 */
final class FetchedKeys {
    static final Duration OLD = Duration.ofMinutes(10);
    static final Duration PAUSE = Duration.ofSeconds(30);

    private final Callable<String> document;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile List<JwtKey> keys = List.of();
    private volatile Instant fetched = Instant.MIN;
    private volatile Instant tried = Instant.MIN;

    FetchedKeys(Callable<String> document) {
        this.document = document;
    }

    /**
     * Returns the keys that fit. Blocks while they are fetched.
     *
     * @throws KeysUnavailableException if no keys have been fetched yet, and fetching fails
     */
    List<JwtKey> fitting(Predicate<JwtKey> fits, Clock clock) {
        List<JwtKey> known = fitting(fits);
        Instant now = clock.instant();
        if (!known.isEmpty() && now.isBefore(fetched.plus(OLD))) {
            return known;
        }
        fetching.lock();
        try {
            if (!now.isBefore(tried.plus(PAUSE))) {
                fetch(now);
            }
        } finally {
            fetching.unlock();
        }
        return fitting(fits);
    }

    private List<JwtKey> fitting(Predicate<JwtKey> fits) {
        return keys.stream().filter(fits).toList();
    }

    private void fetch(Instant now) {
        tried = now;
        try {
            keys = KeySet.parse(document.call());
            fetched = now;
        } catch (InterruptedException e) {
            throw Cancelled.interrupted(e);
        } catch (Exception e) {
            if (keys.isEmpty()) {
                tried = Instant.MIN; // the next request tries again
                throw new KeysUnavailableException(e);
            }
        }
    }
}
