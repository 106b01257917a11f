package dev.jumun.session;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * Which session this is, and how old.
 *
 * @param changed when it was signed
 * @param created when it began: no change moves that
 * @param id what tells it from all others
 */
record Mark(Instant changed, Instant created, String id) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 16;

    /** Of a session that begins. */
    static Mark beginning(Instant now) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        return new Mark(now, now, Base64.getUrlEncoder().withoutPadding().encodeToString(id));
    }

    Mark changedAt(Instant now) {
        return new Mark(now, created, id);
    }

    /** Seconds in base 36, and the id. */
    String toText() {
        return Long.toString(changed.getEpochSecond(), 36)
                + "~"
                + Long.toString(created.getEpochSecond(), 36)
                + "~"
                + id;
    }

    /**
     * Reads what {@link #toText} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Mark parse(String text) {
        String[] parts = text.split("~", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not a mark.");
        }
        return new Mark(
                Instant.ofEpochSecond(Long.parseLong(parts[0], 36)),
                Instant.ofEpochSecond(Long.parseLong(parts[1], 36)),
                parts[2]);
    }
}
