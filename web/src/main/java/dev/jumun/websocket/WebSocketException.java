package dev.jumun.websocket;

import org.jspecify.annotations.Nullable;

/**
 * Closes a web socket with a code and a reason, like FastAPI's {@code WebSocketException}. If the
 * socket has not been accepted yet, the handshake is refused with 403, and the reason is the {@code
 * detail}.
 */
public final class WebSocketException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final String reason;
    private final transient @Nullable Object detail;

    /**
     * Creates an exception without a reason.
     *
     * @throws IllegalArgumentException if the code may not be sent
     */
    public WebSocketException(int code) {
        this(code, "");
    }

    /**
     * Creates an exception.
     *
     * @param code see {@link CloseCode}
     * @param reason the reason, which the peer sees; truncated after 123 bytes of UTF-8
     * @throws IllegalArgumentException if the code may not be sent
     */
    public WebSocketException(int code, String reason) {
        this(code, reason, null);
    }

    /**
     * Creates an exception with a detail for handlers that catch it. The peer does not see the
     * detail.
     */
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
     * Returns the details of the error. For a message that fails validation, it is the list of
     * problems, as in a response with 422. Otherwise it is the reason.
     */
    public Object detail() {
        return detail == null ? reason : detail;
    }
}
