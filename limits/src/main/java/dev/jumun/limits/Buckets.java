package dev.jumun.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A bucket for each client, of as many clients as there is room for. There are two generations: who
 * asks is in the young one; when that is half of the room it becomes the old one, and the old one
 * is forgotten. So there is no search for the eldest, and nothing is locked.
 */
final class Buckets {
    private record Generations(
            ConcurrentMap<String, Bucket> young, ConcurrentMap<String, Bucket> old) {
        static Generations after(ConcurrentMap<String, Bucket> old) {
            return new Generations(new ConcurrentHashMap<>(), old);
        }
    }

    private static final int LONGEST_KEY = 64;

    private final Bandwidth bandwidth;
    private final int half;
    private final TimeMeter time;
    private final AtomicReference<Generations> generations =
            new AtomicReference<>(Generations.after(new ConcurrentHashMap<>()));

    Buckets(long requests, Duration period, int clients, InstantSource clock) {
        this.bandwidth =
                Bandwidth.builder().capacity(requests).refillGreedy(requests, period).build();
        this.half = clients / 2;
        this.time = new Time(clock);
    }

    /** Replaces a key that would take too much memory, here or in a store, by its digest. */
    static String bounded(String key) {
        return key.length() > LONGEST_KEY ? digest(key) : key;
    }

    Bucket of(String client) {
        Generations now = generations.get();
        Bucket bucket = now.young.get(client);
        if (bucket != null) {
            return bucket;
        }
        if (now.young.size() >= half
                && generations.compareAndSet(now, Generations.after(now.young))) {
            now = generations.get();
        }
        ConcurrentMap<String, Bucket> old = now.old;
        return now.young.computeIfAbsent(
                client,
                _ -> {
                    Bucket before = old.get(client);
                    return before == null ? fresh() : before;
                });
    }

    private static String digest(String key) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private Bucket fresh() {
        return Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(time).build();
    }

    /** The library's clock. */
    private record Time(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
