package dev.jumun;

/** Which requests of other sites a cookie comes along with. */
public enum SameSite {
    /** With none. */
    STRICT,

    /** When a link is followed to this site. */
    LAX,

    /** With all; browsers want the cookie to be {@link ResponseCookie#secure}, too. */
    NONE
}
