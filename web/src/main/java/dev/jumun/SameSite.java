package dev.jumun;

/** The cross-site requests that a cookie is sent with. */
public enum SameSite {
    /** No cross-site requests. */
    STRICT,

    /** Only when a link to this site is followed. */
    LAX,

    /**
     * All cross-site requests. Browsers require the cookie to be {@link ResponseCookie#secure} as
     * well.
     */
    NONE
}
