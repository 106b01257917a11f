package dev.jumun.server;

import dev.jumun.MutableHeaders;
import dev.jumun.Secret;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestHead;
import dev.jumun.runtime.binding.Inputs;
import dev.jumun.runtime.engine.Authority;
import dev.jumun.runtime.engine.Scrapeable;
import dev.jumun.runtime.middleware.SameOrigin;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Shows the kitchen only to clients that know the token that was printed at the start. The token is
 * traded for a cookie at once, so that it does not stay in the address. Metrics need no token: what
 * collects them cannot know one that changes with each start, and they have nothing of requests but
 * numbers.
 */
final class ManagementGuard implements Handler {
    private static final int TOKEN_BYTES = 32;
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final Handler inner;
    private final String host;
    private final Scrapeable metrics;
    private final Secret token = newToken();
    private volatile String cookie = "jumun-kitchen";

    /** Guards a handler that is served at a host, by which clients may call it. */
    ManagementGuard(Handler inner, String host, Scrapeable metrics) {
        this.inner = inner;
        this.host = host;
        this.metrics = metrics;
    }

    private static Secret newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Secret(HexFormat.of().formatHex(bytes));
    }

    String token() {
        return token.value();
    }

    /** Browsers send a cookie to all ports of a host: each has a name of its own. */
    void port(int port) {
        cookie = "jumun-kitchen-" + port;
    }

    @Override
    public void handle(Exchange exchange) {
        RequestHead head = exchange.head();
        if (!isOwnHost(head.headers().first("host")) || !SameOrigin.ONLY.allows(head)) {
            answer(exchange, 403, new MutableHeaders(), "Not from there.\n");
        } else if (asksForMetrics(head)) {
            metrics(exchange);
        } else if (isToken(Inputs.cookie(exchange, cookie))) {
            inner.handle(exchange);
        } else if (isToken(query(head))) {
            MutableHeaders headers =
                    new MutableHeaders()
                            .add("location", "/")
                            .add(
                                    "set-cookie",
                                    cookie + "=" + token() + "; Path=/; HttpOnly; SameSite=Strict");
            answer(exchange, 303, headers, "");
        } else {
            answer(
                    exchange,
                    401,
                    new MutableHeaders(),
                    "Open the address with the token that the server printed at its start.\n");
        }
    }

    private static boolean asksForMetrics(RequestHead head) {
        return head.rawPath().equals("/metrics") && head.method().equals("GET");
    }

    private void metrics(Exchange exchange) {
        Scrapeable.Page page = metrics.page(exchange.head().headers().first("accept")).orElse(null);
        if (page == null) {
            answer(
                    exchange,
                    404,
                    new MutableHeaders(),
                    "The application has no metrics for Prometheus: provide"
                            + " Metrics.prometheus().\n");
            return;
        }
        byte[] bytes = page.text().getBytes(StandardCharsets.UTF_8);
        MutableHeaders headers =
                new MutableHeaders()
                        .add("content-type", page.type())
                        .add("cache-control", "no-store");
        exchange.respond(200, headers, bytes, 0, bytes.length);
    }

    private static void answer(Exchange exchange, int status, MutableHeaders headers, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        headers.add("content-type", "text/plain;charset=utf-8")
                .add("cache-control", "no-store")
                .add("referrer-policy", "no-referrer");
        exchange.respond(status, headers, bytes, 0, bytes.length);
    }

    /**
     * Whether a request is for this server by name. A page of another site can have a name of its
     * own point here (DNS rebinding), but not an address.
     */
    private boolean isOwnHost(@Nullable String field) {
        if (field == null || !Authority.isValid(field)) {
            return false;
        }
        String name = Authority.host(field);
        return name.equalsIgnoreCase("localhost")
                || name.equalsIgnoreCase(host)
                || name.startsWith("[") // an address of IPv6
                || ADDRESS.matcher(name).matches();
    }

    private boolean isToken(@Nullable String given) {
        return given != null && token.matches(given);
    }

    private static @Nullable String query(RequestHead head) {
        return head.query().startsWith("token=") ? head.query().substring("token=".length()) : null;
    }
}
