package dev.jumun.runtime.middleware;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * An origin of http or https (RFC 6454, section 4).
 *
 * @param host in lower case
 * @param port the usual one of the scheme if none was named
 */
record WebOrigin(boolean isSecure, String host, int port) {
    private static final String HTTP = "http";
    private static final String HTTPS = "https";
    private static final int MOST_PORT = 0xffff;

    /** Reads an origin; null if it is malformed or of another scheme. */
    static @Nullable WebOrigin parse(String origin) {
        int end = origin.indexOf("://");
        return end < 0 ? null : of(origin.substring(0, end), origin.substring(end + 3));
    }

    /** Of a scheme and a {@code Host}; null if one of them isn't of the web. */
    static @Nullable WebOrigin of(String scheme, String authority) {
        boolean secure = scheme.equals(HTTPS);
        if ((!secure && !scheme.equals(HTTP)) || !HostPattern.isAuthority(authority)) {
            return null;
        }
        String lower = authority.toLowerCase(Locale.ROOT);
        int colon = lower.lastIndexOf(':');
        if (colon < 0 || lower.endsWith("]")) { // colons in brackets are those of an address
            return new WebOrigin(secure, lower, usualPort(secure));
        }
        int port = Integer.parseInt(lower.substring(colon + 1));
        return port > MOST_PORT ? null : new WebOrigin(secure, lower.substring(0, colon), port);
    }

    boolean hasUsualPort() {
        return port == usualPort(isSecure);
    }

    private static int usualPort(boolean secure) {
        return secure ? 443 : 80;
    }
}
