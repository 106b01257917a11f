package dev.jumun.jobs;

/** Rolls back the transaction of an attempt that another node has replaced meanwhile. */
final class SupersededException extends Exception {
    private static final long serialVersionUID = 1;

    SupersededException(Attempt attempt) {
        super(attempt + " is run by another node, since this one seemed to have ended.");
    }
}
