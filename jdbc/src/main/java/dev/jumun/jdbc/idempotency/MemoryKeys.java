package dev.jumun.jdbc.idempotency;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Keys in this process. Those that have ended go, and beyond the room those that came first. */
final class MemoryKeys implements KeyStore {
    private static final int ROOM = 1_000;

    private record Entry(
            String request,
            String attempt,
            boolean isUsed,
            @Nullable KeptAnswer answer,
            Instant end) {}

    private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    private final InstantSource clock;

    MemoryKeys(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Found claim(String id, String request, String attempt, Duration time) {
        Instant now = clock.instant();
        entries.values().removeIf(entry -> !entry.end().isAfter(now));
        Entry known = entries.get(id);
        if (known == null) {
            entries.put(id, new Entry(request, attempt, false, null, now.plus(time)));
            if (entries.size() > ROOM) {
                entries.remove(entries.firstEntry().getKey());
            }
            return new Claimed();
        }
        return known.isUsed()
                ? new Used(known.request(), known.answer())
                : new Running(known.request());
    }

    @Override
    public synchronized Ended finish(
            String id, String attempt, @Nullable KeptAnswer answer, Duration time) {
        Entry known = entries.get(id);
        if (known == null || !known.attempt().equals(attempt)) {
            return Ended.TOO_LATE;
        }
        entries.put(
                id, new Entry(known.request(), attempt, true, answer, clock.instant().plus(time)));
        return Ended.RECORDED;
    }

    @Override
    public synchronized Ended release(String id, String attempt) {
        Entry known = entries.get(id);
        if (known != null && known.attempt().equals(attempt) && !known.isUsed()) {
            entries.remove(id);
        }
        return Ended.RECORDED;
    }

    /** No process outlives these keys: what is committed need not be remembered before the end. */
    @Override
    public synchronized boolean finishWithin(
            Connection connection, String id, String attempt, Duration time) {
        Entry known = entries.get(id);
        return known != null && known.attempt().equals(attempt);
    }
}
