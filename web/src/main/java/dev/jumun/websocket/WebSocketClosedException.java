package dev.jumun.websocket;

/**
 * A web socket is closed: there is nothing more to receive, and nobody to send to. Thrown to a
 * handler that goes on receiving or sending; one that lets it pass has ended in order.
 */
public final class WebSocketClosedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final String reason;

    /** Makes one with what the close frame says. */
    public WebSocketClosedException(int code, String reason) {
        super(reason.isEmpty() ? "closed with " + code : "closed with " + code + ": " + reason);
        this.code = code;
        this.reason = reason;
    }

    /**
     * Returns the code of whoever closed first; {@link CloseCode#ABNORMAL} if the connection broke.
     */
    public int code() {
        return code;
    }

    /** Returns the reason; empty if there is none. */
    public String reason() {
        return reason;
    }
}
