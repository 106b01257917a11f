package dev.jumun.exchange;

/** The peer of an exchange has gone away: nobody waits for the answer. */
public final class PeerGoneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PeerGoneException(String message) {
        super(message);
    }
}
