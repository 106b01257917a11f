package dev.jumun.jobs;

import dev.jumun.runtime.codec.Problems;

/** The failure of a job whose payload was stored by another version of the program. */
final class UnreadablePayloadException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadablePayloadException(Problems problems) {
        super("The stored payload does not fit: " + problems.within());
    }
}
