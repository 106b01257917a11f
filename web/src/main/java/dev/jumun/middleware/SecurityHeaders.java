package dev.jumun.middleware;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.runtime.middleware.Origins;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Adds the header fields that make browsers careful, to every answer that doesn't have them: a
 * handler's own field stays.
 *
 * <table>
 *   <caption>What is added</caption>
 *   <tr><td>{@code X-Content-Type-Options}</td><td>{@code nosniff}</td></tr>
 *   <tr><td>{@code Content-Security-Policy}</td><td>{@code frame-ancestors 'none'}; of what isn't
 *       HTML {@code default-src 'none'} as well</td></tr>
 *   <tr><td>{@code X-Frame-Options}</td><td>{@code DENY}, for old browsers</td></tr>
 *   <tr><td>{@code Referrer-Policy}</td><td>{@code strict-origin-when-cross-origin}</td></tr>
 *   <tr><td>{@code Cross-Origin-Opener-Policy}</td><td>{@code same-origin}</td></tr>
 *   <tr><td>{@code Cache-Control}</td><td>{@code no-store}, unless the answer has an {@code ETag},
 *       a {@code Last-Modified} or an {@code Expires}</td></tr>
 *   <tr><td>{@code Strict-Transport-Security}</td><td>{@code max-age=31536000}, over https</td></tr>
 * </table>
 *
 * <pre>{@code
 * @Middleware
 * Filter headers() {
 *     return new SecurityHeaders().contentSecurityPolicy("default-src 'self'");
 * }
 * }</pre>
 *
 * <p>Behind a proxy that ends TLS, {@link ProxyHeaders} must wrap it. Immutable.
 */
public final class SecurityHeaders implements Filter {
    private static final Pattern FIELD_VALUE = Pattern.compile("[ -~]+");

    private final String policy;
    private final String ancestors;
    private final String transport;
    private final boolean stored;

    /** Adds the fields of the table. */
    public SecurityHeaders() {
        this("", "'none'", "max-age=31536000", false);
    }

    private SecurityHeaders(String policy, String ancestors, String transport, boolean stored) {
        this.policy = policy;
        this.ancestors = ancestors;
        this.transport = transport;
        this.stored = stored;
    }

    /**
     * Returns a copy with a content security policy for HTML pages (CSP 3). {@code frame-ancestors}
     * is added unless the policy has it.
     */
    public SecurityHeaders contentSecurityPolicy(String other) {
        if (!FIELD_VALUE.matcher(other).matches()) {
            throw new IllegalArgumentException("\"" + other + "\" is not a policy.");
        }
        return new SecurityHeaders(other, ancestors, transport, stored);
    }

    /**
     * Returns a copy for pages that may be framed: by {@code 'self'}, or by origins.
     *
     * @throws IllegalArgumentException if a source is neither
     */
    public SecurityHeaders framedBy(String... sources) {
        for (String source : sources) {
            if (!source.equals("'self'")) {
                Origins.check(source);
            }
        }
        return new SecurityHeaders(policy, String.join(" ", sources), transport, stored);
    }

    /**
     * Returns a copy with another duration for which browsers use only https (RFC 6797). Zero
     * revokes it.
     *
     * @param subdomains whether it also applies to all subdomains, which may not have certificates
     */
    public SecurityHeaders httpsOnlyFor(Duration time, boolean subdomains) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(
                    "A browser cannot remember anything for " + time + ".");
        }
        String field = "max-age=" + time.toSeconds() + (subdomains ? "; includeSubDomains" : "");
        return new SecurityHeaders(policy, ancestors, field, stored);
    }

    /** Returns a copy that does not add {@code Cache-Control}. */
    public SecurityHeaders cacheable() {
        return new SecurityHeaders(policy, ancestors, transport, true);
    }

    @Override
    public void handle(Exchange exchange, Handler next) {
        boolean https = exchange.head().scheme().equals("https");
        next.handle(new HeadFilter(exchange, answer -> add(answer, https)));
    }

    private void add(MutableHeaders answer, boolean https) {
        addMissing(answer, "x-content-type-options", "nosniff");
        addMissing(answer, "referrer-policy", "strict-origin-when-cross-origin");
        addMissing(answer, "cross-origin-opener-policy", "same-origin");
        addPolicy(answer);
        if (ancestors.equals("'none'")) {
            addMissing(answer, "x-frame-options", "DENY");
        } else if (ancestors.equals("'self'")) {
            addMissing(answer, "x-frame-options", "SAMEORIGIN");
        }
        if (!stored && !isValidated(answer)) {
            addMissing(answer, "cache-control", "no-store");
        }
        if (https) {
            addMissing(answer, "strict-transport-security", transport);
        }
    }

    private void addPolicy(MutableHeaders answer) {
        String type = answer.first("content-type");
        boolean page = type != null && type.toLowerCase(Locale.ROOT).contains("html");
        String base = page ? policy : "default-src 'none'";
        String own = answer.first("content-security-policy");
        if (own == null) {
            String frames = "frame-ancestors " + ancestors;
            String all = base.isEmpty() ? frames : base + "; " + frames;
            boolean named = base.contains("frame-ancestors");
            answer.set("content-security-policy", named ? base : all);
        }
    }

    private static boolean isValidated(Headers answer) {
        return answer.first("etag") != null
                || answer.first("last-modified") != null
                || answer.first("expires") != null;
    }

    private static void addMissing(MutableHeaders answer, String name, String value) {
        if (answer.first(name) == null) {
            answer.set(name, value);
        }
    }
}
