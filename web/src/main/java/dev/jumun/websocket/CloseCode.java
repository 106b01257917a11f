package dev.jumun.websocket;

import java.nio.charset.StandardCharsets;

/** The codes with which a web socket is closed (RFC 6455, section 7.4.1, and the IANA registry). */
public final class CloseCode {
    /** The purpose of the connection has been fulfilled. */
    public static final int NORMAL = 1000;

    /** The server is shutting down, or the user has left the page. */
    public static final int GOING_AWAY = 1001;

    /** The peer has broken the protocol. */
    public static final int PROTOCOL_ERROR = 1002;

    /** The type of a message is not accepted, such as binary where text is expected. */
    public static final int UNSUPPORTED = 1003;

    /** The peer gave no code. It is never sent. */
    public static final int NO_CODE = 1005;

    /** The connection broke before the socket was closed. It is never sent. */
    public static final int ABNORMAL = 1006;

    /** A message is invalid: malformed UTF-8, malformed JSON, or JSON that fails validation. */
    public static final int INVALID_MESSAGE = 1007;

    /**
     * The peer has violated a policy. It is also the code for errors that no other code describes.
     */
    public static final int POLICY_VIOLATION = 1008;

    /** A message is too large. */
    public static final int TOO_BIG = 1009;

    /** The server failed. */
    public static final int SERVER_ERROR = 1011;

    /** The server is overloaded, and the peer should try again later. */
    public static final int TRY_AGAIN_LATER = 1013;

    private static final int MAX_REASON = 123;

    private CloseCode() {}

    /**
     * Returns the code, if it may be sent.
     *
     * @throws IllegalArgumentException if it is reserved, or not a close code
     */
    public static int check(int code) {
        boolean defined = code >= 1000 && code <= 1014 && code != 1004;
        if ((defined && code != NO_CODE && code != ABNORMAL) || (code >= 3000 && code <= 4999)) {
            return code;
        }
        throw new IllegalArgumentException(
                "A web socket cannot be closed with the code "
                        + code
                        + ": use a constant of CloseCode, or a code of your own from 4000 to"
                        + " 4999.");
    }

    /** Truncates a reason to what fits into a close frame: 123 bytes of UTF-8. */
    public static String cut(String reason) {
        byte[] bytes = reason.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_REASON) {
            return reason;
        }
        int end = MAX_REASON;
        while ((bytes[end] & 0xc0) == 0x80) {
            end--; // not in the middle of a character
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
