package dev.jumun.async;

/** Thrown when a value is sent to or received from a {@link Channel} that is closed. */
public final class ChannelClosedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ChannelClosedException(String message) {
        super(message);
    }
}
