package dev.jumun.session;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * The id and the age of a session.
 *
 * @param changed when it was signed
 * @param created when it was created; changes do not affect it
 * @param id its unique id
 */
record Mark(Instant changed, Instant created, String id) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 16;

    /** Creates the mark of a new session. */
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
     * Parses the result of {@link #toText}.
     *
     * @throws IllegalArgumentException if the text is malformed
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
