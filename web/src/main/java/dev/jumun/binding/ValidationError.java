package dev.jumun.binding;

import dev.jumun.codec.Problems;

/** Ends a request whose input is wrong: 422, with all problems. */
public final class ValidationError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problems problems;

    ValidationError(Problems problems) {
        super("The request does not fit: " + problems, null, false, false);
        this.problems = problems;
    }

    /** Returns what is wrong. */
    public Problems problems() {
        return problems;
    }
}
