package dev.jumun.middleware;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.runtime.middleware.SameOrigin;

import java.util.Set;

/**
 * Refuses what pages of other sites make a browser send: a form or script elsewhere cannot act with
 * the cookie of this site's visitor (cross-site request forgery). Requests that change something,
 * and handshakes of web sockets, are answered with 403 unless {@code Sec-Fetch-Site} or {@code
 * Origin} says that they come from a page of this site. Other clients than browsers send neither
 * field, and are let through.
 *
 * <pre>{@code
 * @Middleware
 * Filter guard() {
 *     return new CsrfGuard();
 * }
 * }</pre>
 *
 * <p>Behind a proxy that changes {@code Host}, {@link ProxyHeaders} must wrap it. Immutable.
 */
public final class CsrfGuard implements Filter {
    /** What changes nothing (RFC 9110, section 9.2.1). */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "QUERY");

    private final SameOrigin origins;

    /** Lets pages of this site's own origin in. */
    public CsrfGuard() {
        this(SameOrigin.ONLY);
    }

    private CsrfGuard(SameOrigin origins) {
        this.origins = origins;
    }

    /**
     * Returns it for pages of further origins, too, such as {@code https://app.example.com}.
     *
     * @throws IllegalArgumentException if one is none that a browser sends
     */
    public CsrfGuard allowing(String... others) {
        return new CsrfGuard(SameOrigin.and(others));
    }

    @Override
    public void handle(Exchange exchange, Handler next) {
        boolean allowed =
                exchange.asksForWebSocket()
                        ? origins.allowsSocket(exchange.head())
                        : SAFE.contains(exchange.head().method())
                                || origins.allows(exchange.head());
        if (allowed) {
            next.handle(exchange);
        } else {
            Answers.text(exchange, 403, new MutableHeaders(), "Cross-origin request refused");
        }
    }
}
