package dev.jumun.runtime.middleware;

import dev.jumun.Headers;
import dev.jumun.exchange.RequestHead;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
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
        return origin == null || isOfThisSite(origin, head);
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
                                || isOfThisSite(origins.getFirst(), head)));
    }

    /**
     * The scheme is compared where the request came by https, over its own connection or as a
     * trusted proxy reports it: a page that came by http may be anyone's who is on the way. Where
     * it came by http, a page that came by https may write: a proxy that isn't declared to {@code
     * ProxyHeaders} may have ended its TLS.
     */
    private static boolean isOfThisSite(String origin, RequestHead head) {
        WebOrigin page = WebOrigin.parse(origin);
        String host = head.headers().first("host");
        WebOrigin site = host == null ? null : WebOrigin.of(head.scheme(), host);
        return page != null
                && site != null
                && page.host().equals(site.host())
                && (site.hasUsualPort() ? page.hasUsualPort() : page.port() == site.port())
                && (page.isSecure() || !site.isSecure());
    }
}
