package dev.jumun.middleware;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;

import java.util.List;
import java.util.Locale;

/** Refuses requests whose {@code Host} is none of ours: 400, as FastAPI has it. */
public final class TrustedHosts implements Filter {
    private final List<String> hosts;

    private TrustedHosts(List<String> hosts) {
        this.hosts = hosts;
    }

    /** Trusts some hosts; {@code *.example.com} is every name below it. */
    public static TrustedHosts of(String... hosts) {
        for (String host : hosts) {
            if (host.lastIndexOf('*') > 0
                    || (host.startsWith("*") && !host.matches("\\*(\\..+)?"))) {
                throw new IllegalArgumentException(
                        "\"" + host + "\": a star stands for the first part of a name only.");
            }
        }
        return new TrustedHosts(
                List.of(hosts).stream().map(host -> host.toLowerCase(Locale.ROOT)).toList());
    }

    @Override
    public void handle(Exchange exchange, Handler next) {
        String said = exchange.head().headers().first("host");
        String host = said == null ? "" : withoutPort(said).toLowerCase(Locale.ROOT);
        if (hosts.stream().anyMatch(pattern -> fits(pattern, host))) {
            next.handle(exchange);
        } else {
            Answers.text(exchange, 400, new MutableHeaders(), "Invalid host header");
        }
    }

    private static boolean fits(String pattern, String host) {
        return pattern.equals("*")
                || pattern.equals(host)
                || (pattern.startsWith("*") && host.endsWith(pattern.substring(1)));
    }

    /** The port follows the last colon; those within brackets belong to an address of IPv6. */
    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
