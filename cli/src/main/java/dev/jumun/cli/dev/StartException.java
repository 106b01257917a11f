package dev.jumun.cli.dev;

/**
 * Explains in a sentence why an application could not be started, though none of its code threw.
 */
final class StartException extends Exception {
    private static final long serialVersionUID = 1;

    StartException(String sentence) {
        super(sentence);
    }
}
