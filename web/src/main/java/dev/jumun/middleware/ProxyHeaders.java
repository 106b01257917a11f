package dev.jumun.middleware;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestHead;
import dev.jumun.runtime.middleware.HostPattern;

import org.jspecify.annotations.Nullable;

import java.net.SocketAddress;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes the client's address, scheme, host and root path from the header fields of a proxy: {@code
 * X-Forwarded-For}, {@code -Proto}, {@code -Host} and {@code -Prefix}. The fields of other senders
 * are ignored, since any client can send them.
 */
public final class ProxyHeaders implements Filter {
    /** A path that begins with one slash: two would name another host. */
    private static final Pattern PREFIX =
            Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,;=:@%-][A-Za-z0-9._~!$&'()*+,;=:@%/-]*)?");

    private final Networks trusted;

    private ProxyHeaders(Networks trusted) {
        this.trusted = trusted;
    }

    /**
     * Trusts proxies with these addresses.
     *
     * @param addresses {@code 10.0.0.1}, {@code 10.0.0.0/8}, {@code ::1}, {@code fd00::/8}; {@code
     *     unix} for connections by a Unix socket; {@code *} for any sender, which allows any client
     *     to pretend to be another one unless a proxy replaces the fields
     * @throws IllegalArgumentException if a text isn't an address, such as a host name
     */
    public static ProxyHeaders trusting(String... addresses) {
        return new ProxyHeaders(new Networks(addresses));
    }

    /** Whether what has this address is trusted. */
    public boolean trusts(SocketAddress address) {
        return trusted.contain(address);
    }

    @Override
    public void handle(Exchange exchange, Handler next) {
        RequestHead head = exchange.head();
        if (!trusted.contain(head.remoteAddress())) {
            next.handle(exchange);
            return;
        }
        RequestHead believed = new Believed(head);
        exchange.changed(believed);
        next.handle(
                new ForwardingExchange(exchange) {
                    @Override
                    public RequestHead head() {
                        return believed;
                    }
                });
    }

    private final class Believed extends ForwardingHead {
        private final RequestHead head;

        Believed(RequestHead head) {
            super(head);
            this.head = head;
        }

        private @Nullable String last(String field) {
            List<String> parts = parts(field);
            return parts.isEmpty() ? null : parts.getLast();
        }

        private List<String> parts(String field) {
            return head.headers().all(field).stream()
                    .flatMap(line -> List.of(line.split(",", -1)).stream())
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }

        @Override
        public String scheme() {
            String said = last("x-forwarded-proto");
            return said != null && (said.equals("https") || said.equals("http"))
                    ? said
                    : head.scheme();
        }

        @Override
        public Headers headers() {
            String host = last("x-forwarded-host");
            if (host == null || !HostPattern.isAuthority(host)) {
                return head.headers();
            }
            MutableHeaders copy = new MutableHeaders();
            head.headers().forEach(copy::add);
            return copy.set("host", host);
        }

        @Override
        public String rootPath() {
            String prefix = last("x-forwarded-prefix");
            if (prefix == null || !PREFIX.matcher(prefix).matches()) {
                return head.rootPath();
            }
            String said = prefix.replaceAll("/+$", "");
            return said.endsWith(head.rootPath()) ? said : said + head.rootPath(); // @Api's, too
        }

        /**
         * The last address that isn't a trusted proxy. Clients can forge the addresses before it.
         * If it is malformed, the address of the proxy that reported it.
         */
        @Override
        public SocketAddress remoteAddress() {
            List<String> parts = parts("x-forwarded-for");
            SocketAddress nearest = head.remoteAddress();
            for (int i = parts.size() - 1; i >= 0; i--) {
                SocketAddress next = ForwardedAddress.parse(parts.get(i));
                if (next == null) {
                    return nearest;
                }
                nearest = next;
                if (!trusted.contain(next)) {
                    return next;
                }
            }
            return nearest;
        }
    }
}
