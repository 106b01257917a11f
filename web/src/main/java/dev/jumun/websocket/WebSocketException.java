package dev.jumun.websocket;

import org.jspecify.annotations.Nullable;

/**
 * Closes a web socket with a code and a reason, as FastAPI's {@code WebSocketException}. Before the
 * socket was accepted the handshake is refused: 403, with the reason as its {@code detail}.
 */
public final class WebSocketException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final String reason;
    private final transient @Nullable Object detail;

    /** Makes an error without a reason. */
    public WebSocketException(int code) {
        this(code, "");
    }

    /**
     * Makes an error.
     *
     * @param code see {@link CloseCode}
     * @param reason is seen by the peer; cut after 123 bytes of UTF-8
     * @throws IllegalArgumentException if one cannot close with the code
     */
    public WebSocketException(int code, String reason) {
        this(code, reason, null);
    }

    /** Makes an error that says more to a handler that catches it than the peer is told. */
    public WebSocketException(int code, String reason, @Nullable Object detail) {
        super(code + " " + reason);
        this.code = CloseCode.check(code);
        this.reason = reason;
        this.detail = detail;
    }

    /** Returns the code. */
    public int code() {
        return code;
    }

    /** Returns the reason; empty if there is none. */
    public String reason() {
        return reason;
    }

    /**
     * Returns all that is known: of a message that does not fit, the list of its problems, as in an
     * answer with 422; otherwise the reason.
     */
    public Object detail() {
        return detail == null ? reason : detail;
    }
}
