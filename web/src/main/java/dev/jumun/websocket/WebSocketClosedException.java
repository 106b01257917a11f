package dev.jumun.websocket;

/**
 * Thrown when a handler receives from or sends to a web socket that is closed. A handler that
 * throws it further ends normally.
 */
public final class WebSocketClosedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final String reason;

    /** Creates an exception with the code and the reason of the close frame. */
    public WebSocketClosedException(int code, String reason) {
        super(reason.isEmpty() ? "closed with " + code : "closed with " + code + ": " + reason);
        this.code = code;
        this.reason = reason;
    }

    /**
     * Returns the code of the side that closed first, or {@link CloseCode#ABNORMAL} if the
     * connection broke.
     */
    public int code() {
        return code;
    }

    /** Returns the reason; empty if there is none. */
    public String reason() {
        return reason;
    }
}
