package dev.jumun.async;

/** Thrown by a {@link Channel} that is closed. */
public final class ChannelClosedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ChannelClosedException(String message) {
        super(message);
    }
}
