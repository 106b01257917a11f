package dev.jumun.async;

/** Ends the body of a generator at its current yield, because its next value is not wanted. */
final class Stop extends Error {
    private static final long serialVersionUID = 1;

    Stop() {
        super("No further values are wanted.", null, false, false);
    }

    static IllegalStateException ignored(Object generator) {
        return new IllegalStateException(
                "The body of "
                        + generator
                        + " continues after it was closed. Let the exception of yield.to(…)"
                        + " propagate.");
    }
}
