package dev.jumun.middleware;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.runtime.middleware.SameOrigin;

import java.util.Set;

/**
 * Protects against cross-site request forgery: a form or script of another site cannot act with the
 * cookie of this site's visitor. Requests that change something, and web socket handshakes, are
 * answered with 403 unless {@code Sec-Fetch-Site} or {@code Origin} shows that they come from a
 * page of this site. Clients that send neither field, which are not browsers, are accepted.
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
    /** The safe methods (RFC 9110, section 9.2.1). */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "QUERY");

    private final SameOrigin origins;

    /** Accepts only pages of this site's own origin. */
    public CsrfGuard() {
        this(SameOrigin.ONLY);
    }

    private CsrfGuard(SameOrigin origins) {
        this.origins = origins;
    }

    /**
     * Returns a copy that accepts pages of additional origins, such as {@code
     * https://app.example.com}.
     *
     * @throws IllegalArgumentException if a text isn't an origin as browsers send it
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
