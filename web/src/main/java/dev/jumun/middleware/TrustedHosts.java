package dev.jumun.middleware;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.runtime.middleware.HostPattern;

import java.util.List;
import java.util.Locale;

/** Refuses requests whose {@code Host} isn't one of the trusted hosts, with 400 as in FastAPI. */
public final class TrustedHosts implements Filter {
    private final List<String> hosts;

    private TrustedHosts(List<String> hosts) {
        this.hosts = hosts;
    }

    /**
     * Trusts these hosts. {@code *.example.com} means every subdomain.
     *
     * @throws IllegalArgumentException if a text isn't a host: it has a scheme, a port or a path,
     *     and would never match
     */
    public static TrustedHosts of(String... hosts) {
        for (String host : hosts) {
            check(host);
        }
        if (hosts.length == 0) {
            throw new IllegalArgumentException("Name a host, or all requests would be refused.");
        }
        return new TrustedHosts(
                List.of(hosts).stream().map(host -> host.toLowerCase(Locale.ROOT)).toList());
    }

    private static void check(String host) {
        String name = host.startsWith("*.") ? host.substring(2) : host;
        if (name.contains("*") && !host.equals("*")) {
            throw new IllegalArgumentException(
                    "\"" + host + "\": a star can only replace the first part of a name.");
        }
        if (!host.equals("*") && !HostPattern.isHost(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "\""
                            + host
                            + "\" is not a host: write example.com, *.example.com, 10.0.0.1 or"
                            + " [::1], without scheme, port and path.");
        }
    }

    @Override
    public void handle(Exchange exchange, Handler next) {
        String said = exchange.head().headers().first("host");
        String host =
                said != null && HostPattern.isAuthority(said)
                        ? withoutPort(said).toLowerCase(Locale.ROOT)
                        : ""; // which is no host of any pattern but *
        if (hosts.stream().anyMatch(pattern -> fits(pattern, host))) {
            next.handle(exchange);
        } else {
            Answers.text(exchange, 400, new MutableHeaders(), "Invalid host header");
        }
    }

    private static boolean fits(String pattern, String host) {
        return pattern.equals("*")
                || pattern.equals(host)
                || (pattern.startsWith("*.")
                        && host.length() >= pattern.length()
                        && host.endsWith(pattern.substring(1)));
    }

    /** The port follows the last colon. Colons within brackets belong to an IPv6 address. */
    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
