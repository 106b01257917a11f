package dev.jumun.async;

/** Ends the body of a generator where it stands, because nobody wants its next value. */
final class Stop extends Error {
    private static final long serialVersionUID = 1;

    Stop() {
        super("Nobody wants the next value.", null, false, false);
    }

    static IllegalStateException ignored(Object generator) {
        return new IllegalStateException(
                "The body of "
                        + generator
                        + " goes on after it was told to end. Let what yield.to(…) throws pass.");
    }
}
