package dev.jumun.runtime.middleware;

import dev.jumun.Headers;
import dev.jumun.exchange.RequestHead;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a browser sent a request for a page of this site (Fetch standard, section 3.2; Fetch
 * Metadata, section 2.1). Clients that aren't browsers don't send these fields, and have no cookies
 * but their own.
 *
 * @param allowed further origins whose pages may
 */
public record SameOrigin(Set<String> allowed) {
    /** Of this site alone. */
    public static final SameOrigin ONLY = new SameOrigin(Set.of());

    /**
     * Allows further origins.
     *
     * @throws IllegalArgumentException if a browser would not send one of them
     */
    public static SameOrigin and(String... origins) {
        return new SameOrigin(
                Arrays.stream(origins).map(Origins::check).collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether the page may send this, by {@code Sec-Fetch-Site}, or by {@code Origin}. */
    public boolean allows(RequestHead head) {
        Headers headers = head.headers();
        List<String> sites = headers.all("sec-fetch-site");
        List<String> origins = headers.all("origin");
        if (sites.size() > 1 || origins.size() > 1) {
            return false; // no browser sends two
        }
        @Nullable String origin = origins.isEmpty() ? null : origins.getFirst();
        if (origin != null && allowed.contains(origin)) {
            return true;
        }
        if (!sites.isEmpty()) {
            String site = sites.getFirst();
            return site.equals("same-origin") || site.equals("none");
        }
        return origin == null || isOfThisHost(origin, headers.first("host"));
    }

    /**
     * By {@code Origin} alone, which browsers send with every handshake of a web socket (RFC 6455,
     * section 4.1).
     */
    public boolean allowsSocket(RequestHead head) {
        List<String> origins = head.headers().all("origin");
        return origins.isEmpty()
                || (origins.size() == 1
                        && (allowed.contains(origins.getFirst())
                                || isOfThisHost(origins.getFirst(), head.headers().first("host"))));
    }

    /** Without the scheme, which a proxy may have changed. */
    private static boolean isOfThisHost(String origin, @Nullable String host) {
        int slashes = origin.indexOf("://");
        return host != null
                && slashes > 0
                && withoutUsualPort(origin.substring(slashes + 3)).equals(withoutUsualPort(host));
    }

    private static String withoutUsualPort(String authority) {
        String lower = authority.toLowerCase(Locale.ROOT);
        for (String port : List.of(":80", ":443")) {
            if (lower.endsWith(port)) {
                return lower.substring(0, lower.length() - port.length());
            }
        }
        return lower;
    }
}
