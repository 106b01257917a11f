package dev.jumun.cli.project;

/** A library or a pom can't be found or read; the message names it and the remedy. */
public final class ResolutionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ResolutionException(String message, Throwable cause) {
        super(message, cause);
    }

    ResolutionException(String message) {
        super(message);
    }
}
