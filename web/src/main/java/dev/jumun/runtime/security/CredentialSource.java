package dev.jumun.runtime.security;

import org.jspecify.annotations.Nullable;

/** Where credentials come from: the head of a request. */
public interface CredentialSource {
    /** Returns the first value of a header field, or null if there is none. */
    @Nullable String headerField(String name);

    /** Returns the last value of a parameter of the query, or null if there is none. */
    @Nullable String queryParameter(String name);

    /** Returns the last value of a cookie, or null if there is none. */
    @Nullable String cookieValue(String name);
}
