package dev.jumun.websocket;

import java.nio.charset.StandardCharsets;

/** Why a web socket was closed (RFC 6455, section 7.4.1, and the registry of IANA). */
public final class CloseCode {
    /** All was said. */
    public static final int NORMAL = 1000;

    /** The server shuts down, or the user has left the page. */
    public static final int GOING_AWAY = 1001;

    /** What was sent breaks the protocol. */
    public static final int PROTOCOL_ERROR = 1002;

    /** A kind of message that is not taken: binary where text is wanted. */
    public static final int UNSUPPORTED = 1003;

    /** The peer gave no code; never sent. */
    public static final int NO_CODE = 1005;

    /** The connection broke, and nobody closed the socket; never sent. */
    public static final int ABNORMAL = 1006;

    /** A message that is not what it should be: no UTF-8, no JSON, or none that fits. */
    public static final int INVALID_MESSAGE = 1007;

    /** Not allowed; what fits nothing else. */
    public static final int POLICY_VIOLATION = 1008;

    /** A message that is larger than what is taken. */
    public static final int TOO_BIG = 1009;

    /** The server failed. */
    public static final int SERVER_ERROR = 1011;

    /** The peer should come back later. */
    public static final int TRY_AGAIN_LATER = 1013;

    private static final int MAX_REASON = 123;

    private CloseCode() {}

    /**
     * Returns the code if one may send it.
     *
     * @throws IllegalArgumentException if it is reserved, or none at all
     */
    public static int check(int code) {
        boolean defined = code >= 1000 && code <= 1014 && code != 1004;
        if ((defined && code != NO_CODE && code != ABNORMAL) || (code >= 3000 && code <= 4999)) {
            return code;
        }
        throw new IllegalArgumentException(
                "A web socket cannot be closed with the code "
                        + code
                        + ": use one of CloseCode, or one of your own from 4000 to 4999.");
    }

    /** Returns as much of a reason as a close frame has room for: 123 bytes of UTF-8. */
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
