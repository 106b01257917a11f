package dev.jumun.server.exchange;

import dev.jumun.Headers;

import org.jspecify.annotations.Nullable;

/**
 * The length that a handler has promised for an answer in pieces by a {@code Content-Length} of its
 * own (RFC 9110, section 8.6). More or less than that would shift the answers that follow.
 */
public final class PromisedLength {
    private static final int MAX_DIGITS = 18;

    /** The log message about a promise that isn't kept. */
    public static final String BROKEN =
            "A response was cut off: its length differs from its handler's Content-Length.";

    /** Nothing has been promised. */
    public static final PromisedLength NONE = new PromisedLength(-1);

    private long left;
    private boolean broken;

    private PromisedLength(long left) {
        this.left = left;
    }

    /** Reads the promise from fields; none if the field is absent, or isn't a number. */
    public static PromisedLength of(Headers fields) {
        String text = fields.first("content-length");
        return isNumber(text) && text != null ? new PromisedLength(Long.parseLong(text)) : NONE;
    }

    private static boolean isNumber(@Nullable String text) {
        return text != null
                && !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * Whether a handler's own length may be sent with an answer in one piece. The engine knows how
     * long a body is; the answer to HEAD and a 304 have no body, and their length is that of the
     * answer to a GET. 204 has no length (RFC 9110, section 8.6).
     *
     * @param length of the body, or -1 if the status has none
     */
    public static boolean mayBeSaid(int status, boolean isHead, int length) {
        return length < 0 ? status == 304 : isHead && length == 0;
    }

    public boolean isMade() {
        return left >= 0;
    }

    /** Some bytes are sent; false if they are more than was promised, and from then on. */
    public boolean take(int bytes) {
        if (left < 0) {
            return true;
        }
        broken |= bytes > left;
        left -= Math.min(bytes, left);
        return !broken;
    }

    /** Whether the answer was as long as was promised, at its end. */
    public boolean isKept() {
        return left <= 0 && !broken;
    }
}
