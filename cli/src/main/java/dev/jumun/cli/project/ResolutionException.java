package dev.jumun.cli.project;

/** A library or a pom can't be found or read; the message says which, and what to do. */
public final class ResolutionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ResolutionException(String message, Throwable cause) {
        super(message, cause);
    }

    ResolutionException(String message) {
        super(message);
    }
}
