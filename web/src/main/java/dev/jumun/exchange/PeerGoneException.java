package dev.jumun.exchange;

/**
 * Thrown if the peer of an exchange has gone away, so that there is no one to send the response to.
 */
public final class PeerGoneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PeerGoneException(String message) {
        super(message);
    }
}
