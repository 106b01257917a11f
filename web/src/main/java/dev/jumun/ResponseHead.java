package dev.jumun;

/** What a handler or a provider may say about the answer beside its value; injected by its type. */
public interface ResponseHead {
    /** Sets the status; it wins over the declared one. */
    void status(int status);

    /** Adds a header field. */
    void header(String name, String value);

    /**
     * Sets a cookie for the whole site that comes back with this site's own requests ({@code
     * SameSite=lax}).
     */
    void cookie(String name, String value);

    /** Sets a cookie. */
    void cookie(ResponseCookie cookie);

    /** Lets the client forget a cookie of the whole site. */
    void deleteCookie(String name);
}
