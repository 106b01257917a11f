package dev.jumun.cli;

/** The arguments of a command make no sense. The message gives the reason. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
