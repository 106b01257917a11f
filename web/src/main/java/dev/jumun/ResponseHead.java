package dev.jumun;

/**
 * The status, header fields and cookies of a response whose body is the value of the handler.
 * Declare a parameter of this type in a handler or a provider to get it.
 */
public interface ResponseHead {
    /** Sets the status. It takes precedence over the declared one. */
    void status(int status);

    /** Adds a header field. */
    void header(String name, String value);

    /**
     * Sets a cookie for the whole site. Browsers send it with requests of the same site ({@code
     * SameSite=lax}).
     */
    void cookie(String name, String value);

    /** Sets a cookie. */
    void cookie(ResponseCookie cookie);

    /** Makes the browser delete a cookie of the whole site. */
    void deleteCookie(String name);
}
