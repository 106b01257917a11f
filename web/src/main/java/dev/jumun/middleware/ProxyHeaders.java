package dev.jumun.middleware;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.RequestHead;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Set;

/**
 * Believes a proxy about the client: {@code X-Forwarded-For}, {@code -Proto}, {@code -Host} and
 * {@code -Prefix}; only from proxies that are trusted, since anybody can send them.
 */
public final class ProxyHeaders implements Filter {
    private final Set<String> trusted;

    private ProxyHeaders(Set<String> trusted) {
        this.trusted = trusted;
    }

    /** Trusts proxies of some addresses; {@code "*"} for whoever connects. */
    public static ProxyHeaders trusting(String... addresses) {
        return new ProxyHeaders(Set.of(addresses));
    }

    @Override
    public void handle(Exchange exchange, Handler next) {
        RequestHead head = exchange.head();
        if (!isTrusted(name(head.remoteAddress()))) {
            next.handle(exchange);
            return;
        }
        RequestHead believed = new Believed(head);
        next.handle(
                new ForwardingExchange(exchange) {
                    @Override
                    public RequestHead head() {
                        return believed;
                    }
                });
    }

    private boolean isTrusted(String address) {
        return trusted.contains("*") || trusted.contains(address);
    }

    private static String name(SocketAddress address) {
        return address instanceof InetSocketAddress internet
                ? internet.getAddress() == null
                        ? internet.getHostString()
                        : internet.getAddress().getHostAddress()
                : address.toString();
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
            if (host == null) {
                return head.headers();
            }
            MutableHeaders copy = new MutableHeaders();
            head.headers().forEach(copy::add);
            return copy.set("host", host);
        }

        @Override
        public String rootPath() {
            String prefix = last("x-forwarded-prefix");
            return prefix == null || !prefix.startsWith("/")
                    ? head.rootPath()
                    : prefix.replaceAll("/+$", "") + head.rootPath();
        }

        /** The last one that is no proxy of ours: what stands before it anybody could have sent. */
        @Override
        public SocketAddress remoteAddress() {
            List<String> parts = parts("x-forwarded-for");
            for (int i = parts.size() - 1; i >= 0; i--) {
                if (i == 0 || !isTrusted(parts.get(i)) || trusted.contains("*")) {
                    int first = trusted.contains("*") ? 0 : i;
                    return InetSocketAddress.createUnresolved(parts.get(first), 0);
                }
            }
            return head.remoteAddress();
        }
    }
}
