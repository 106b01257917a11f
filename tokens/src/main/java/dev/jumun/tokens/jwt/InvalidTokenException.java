package dev.jumun.tokens.jwt;

/**
 * A token that proves nothing: forged, expired or malformed. The message gives the reason, for a
 * log; a client receives only a 401. It never contains the token.
 */
public final class InvalidTokenException extends Exception {
    private static final long serialVersionUID = 1;

    /** What is wrong with a token. */
    public enum Reason {
        /** The text isn't a token, or isn't signed. */
        MALFORMED,
        /** It is signed with another algorithm than the one that is expected. */
        WRONG_ALGORITHM,
        /** It is a token of another kind ({@code typ}): one to refresh, or to reset a password. */
        WRONG_TYPE,
        /** It was signed with another key, or changed afterwards. */
        WRONG_SIGNATURE,
        /** It has expired, or has no expiry time. */
        EXPIRED,
        /** Its time has not come yet. */
        NOT_YET_VALID,
        /** It has another issuer. */
        WRONG_ISSUER,
        /** It is for another audience, or for one where none is expected. */
        WRONG_AUDIENCE
    }

    private final Reason reason;

    InvalidTokenException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
