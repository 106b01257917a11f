package dev.jumun.runtime.codec;

/**
 * Bounds the work for unions: each form is tried on a copy, and a form may hold a union. Without
 * it, a document that is wrong at its end takes 2^depth attempts.
 */
final class Attempts {
    /** What small documents may take in any case. */
    private static final long BYTES_FOR_ALL = 100_000;

    /** How often large ones are read again. */
    private static final long TIMES = 64;

    /** How many bytes may still be read again. */
    private long left;

    Attempts(int documentSize) {
        this.left = BYTES_FOR_ALL + TIMES * documentSize;
    }

    /** Whether some bytes may be read once more. */
    boolean take(int bytes) {
        left -= bytes + 1;
        return left >= 0;
    }
}
