package dev.jumun.middleware;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.runtime.codec.CountedText;
import dev.jumun.runtime.engine.HttpToken;
import dev.jumun.runtime.middleware.Origins;
import dev.jumun.runtime.middleware.Vary;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Allows pages of other origins to use the API (CORS; Fetch standard, section 3.2). The responses
 * are those of FastAPI. Immutable: the methods return a changed copy.
 *
 * <pre>{@code
 * @Middleware
 * Filter cors() {
 *     return Cors.of("https://example.com").allowingCredentials().allowingMethods("*");
 * }
 * }</pre>
 */
public final class Cors implements Filter {
    private static final List<String> ALL_METHODS =
            List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");
    private static final Set<String> SAFE_HEADERS =
            Set.of("Accept", "Accept-Language", "Content-Language", "Content-Type");

    /** The maximum length of an origin: a scheme, a name of 253 characters, a port. */
    private static final int LONGEST_ORIGIN = 300;

    private final Set<String> origins;
    private final @Nullable Pattern pattern;
    private final List<String> methods;
    private final List<String> headers;
    private final List<String> exposed;
    private final boolean credentials;
    private final Duration maxAge;

    private Cors(
            Set<String> origins,
            @Nullable Pattern pattern,
            List<String> methods,
            List<String> headers,
            List<String> exposed,
            boolean credentials,
            Duration maxAge) {
        boolean everyOrigin =
                origins.contains("*")
                        || (pattern != null && pattern.matcher("https://jumun.invalid").matches());
        if (credentials && everyOrigin) {
            throw new IllegalArgumentException(
                    "With credentials, every site could read what its visitor may read here. Name"
                            + " the origins (Fetch standard, section 3.2.5).");
        }
        if (credentials && exposed.contains("*")) {
            throw new IllegalArgumentException(
                    "With credentials, * exposes only a field of that name. Name the fields.");
        }
        this.origins = origins;
        this.pattern = pattern;
        this.methods = methods;
        this.headers = headers;
        this.exposed = exposed;
        this.credentials = credentials;
        this.maxAge = maxAge;
    }

    /**
     * Allows origins, such as {@code https://example.com}, or all with {@code "*"}.
     *
     * @throws IllegalArgumentException if a text isn't an origin as browsers send it
     */
    public static Cors of(String... origins) {
        for (String origin : origins) {
            if (!origin.equals("*")) {
                Origins.check(origin);
            }
        }
        return new Cors(
                Set.of(origins),
                null,
                List.of("GET"),
                List.of(),
                List.of(),
                false,
                Duration.ofMinutes(10));
    }

    /**
     * Allows, in addition, all origins that a regular expression matches as a whole: {@code
     * "https://[a-z0-9-]+\\.example\\.com"}.
     *
     * @throws IllegalArgumentException if it matches every origin, and credentials are allowed
     */
    public Cors allowingOriginsLike(String expression) {
        return new Cors(
                origins,
                Pattern.compile(expression),
                methods,
                headers,
                exposed,
                credentials,
                maxAge);
    }

    /** Allows methods, or all with {@code "*"}. The default is GET. */
    public Cors allowingMethods(String... allowed) {
        List<String> all = List.of(allowed);
        all.forEach(Cors::checkMethod);
        return new Cors(
                origins,
                pattern,
                all.contains("*") ? ALL_METHODS : all,
                headers,
                exposed,
                credentials,
                maxAge);
    }

    /**
     * Allows request header fields in addition to the CORS-safelisted ones, or all with {@code
     * "*"}.
     */
    public Cors allowingHeaders(String... allowed) {
        checkNames(allowed);
        return new Cors(origins, pattern, methods, List.of(allowed), exposed, credentials, maxAge);
    }

    /** Exposes response header fields to pages in addition to the CORS-safelisted ones. */
    public Cors exposingHeaders(String... visible) {
        checkNames(visible);
        return new Cors(origins, pattern, methods, headers, List.of(visible), credentials, maxAge);
    }

    /**
     * Allows requests with credentials, such as cookies.
     *
     * @throws IllegalArgumentException if all origins are allowed
     */
    public Cors allowingCredentials() {
        return new Cors(origins, pattern, methods, headers, exposed, true, maxAge);
    }

    /**
     * Sets how long browsers may cache the result of a preflight request. The default is ten
     * minutes.
     */
    public Cors rememberedFor(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "A browser cannot remember anything for " + duration + ".");
        }
        return new Cors(origins, pattern, methods, headers, exposed, credentials, duration);
    }

    private static void checkMethod(String method) {
        String upper = method.toUpperCase(Locale.ROOT);
        if (!method.equals(upper) && ALL_METHODS.contains(upper)) {
            throw new IllegalArgumentException(
                    "\"" + method + "\": browsers send it as " + upper + ".");
        }
        checkNames(method);
    }

    /** Tokens (RFC 9110, section 5.6.2). */
    private static void checkNames(String... names) {
        for (String name : names) {
            if (!HttpToken.isToken(name)) {
                throw new IllegalArgumentException("\"" + name + "\" is not a single name.");
            }
        }
    }

    @Override
    public void handle(Exchange exchange, Handler next) {
        Headers asked = exchange.head().headers();
        String origin = asked.first("origin");
        if (origin == null) {
            next.handle(origins.contains("*") ? exchange : new HeadFilter(exchange, Cors::vary));
        } else if (exchange.head().method().equals("OPTIONS")
                && asked.first("access-control-request-method") != null) {
            preflight(exchange, origin, asked);
        } else {
            next.handle(new HeadFilter(exchange, answer -> allow(answer, origin, asked)));
        }
    }

    private boolean isAllowed(String origin) {
        return origins.contains("*")
                || origins.contains(origin)
                || (pattern != null
                        && origin.length() <= LONGEST_ORIGIN
                        && CountedText.matches(pattern, origin));
    }

    private void allow(MutableHeaders answer, String origin, Headers asked) {
        boolean all = origins.contains("*");
        if (all) {
            answer.set("access-control-allow-origin", "*");
        }
        if (credentials) {
            answer.set("access-control-allow-credentials", "true");
        }
        if (!exposed.isEmpty()) {
            answer.set("access-control-expose-headers", String.join(", ", exposed));
        }
        if ((all && asked.first("cookie") != null) || (!all && isAllowed(origin))) {
            answer.set("access-control-allow-origin", origin);
            vary(answer);
        } else if (!all) {
            vary(answer);
        }
    }

    /** Or a cache would give this response to pages of other origins. */
    private static void vary(MutableHeaders answer) {
        Vary.by(answer, "Origin");
    }

    private void preflight(Exchange exchange, String origin, Headers asked) {
        boolean anyone = origins.contains("*") && !credentials;
        MutableHeaders answer = new MutableHeaders();
        if (!anyone) {
            vary(answer);
        }
        answer.add("access-control-allow-methods", String.join(", ", methods));
        answer.add("access-control-max-age", Long.toString(maxAge.toSeconds()));
        List<String> faults = new ArrayList<>();
        String wanted = asked.first("access-control-request-headers");
        boolean anyHeader = headers.contains("*");
        if (anyHeader && wanted != null) {
            answer.add("access-control-allow-headers", wanted);
        } else if (!anyHeader) {
            Set<String> all = new TreeSet<>(SAFE_HEADERS);
            all.addAll(headers);
            answer.add("access-control-allow-headers", String.join(", ", all));
        }
        if (credentials) {
            answer.add("access-control-allow-credentials", "true");
        }
        if (!isAllowed(origin)) {
            faults.add("origin");
        } else {
            answer.add("access-control-allow-origin", anyone ? "*" : origin);
        }
        String method = asked.first("access-control-request-method");
        if (!methods.contains(method)) {
            faults.add("method");
        }
        if (!anyHeader && wanted != null && !allows(wanted)) {
            faults.add("headers");
        }
        if (faults.isEmpty()) {
            Answers.text(exchange, 200, answer, "OK");
        } else {
            Answers.text(exchange, 400, answer, "Disallowed CORS " + String.join(", ", faults));
        }
    }

    private boolean allows(String wanted) {
        Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Collections.addAll(allowed, headers.toArray(String[]::new));
        allowed.addAll(SAFE_HEADERS);
        for (String name : wanted.toLowerCase(Locale.ROOT).split(",", -1)) {
            if (!allowed.contains(name.strip())) {
                return false;
            }
        }
        return true;
    }
}
