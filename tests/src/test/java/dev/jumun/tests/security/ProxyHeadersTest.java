package dev.jumun.tests.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Middleware;
import dev.jumun.Request;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.RequestHead;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.ForwardingExchange;
import dev.jumun.middleware.ForwardingHead;
import dev.jumun.middleware.ProxyHeaders;
import dev.jumun.testing.TestClient;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/** What proxies report is believed of those that are trusted, and if it is of the right form. */
class ProxyHeadersTest {
    /** Who is trusted, who connects, what is reported, and who the client is. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "10.0.0.1, 10.0.0.1, 6.6.6.6, 6.6.6.6:0",
                "10.0.0.0/8, 10.9.8.7, 6.6.6.6, 6.6.6.6:0",
                "10.0.0.0/8, 11.0.0.1, 6.6.6.6, 11.0.0.1:9",
                "10.128.0.0/9, 10.127.0.1, 6.6.6.6, 10.127.0.1:9",
                "10.0.0.0/8, 10.0.0.1, '6.6.6.6, 10.0.0.5', 6.6.6.6:0",
                "10.0.0.0/8, 10.0.0.1, '1.1.1.1, 6.6.6.6, 10.0.0.5', 6.6.6.6:0",
                "0.0.0.0/0, 10.0.0.1, '1.1.1.1, 6.6.6.6', 1.1.1.1:0",
                "::1, 0:0:0:0:0:0:0:1, 6.6.6.6, 6.6.6.6:0",
                "0:0:0:0:0:0:0:1, ::1, 6.6.6.6, 6.6.6.6:0",
                "fd00::/8, fd12:3456::1, '2001:db8::1', 2001:db8:0:0:0:0:0:1:0",
                "fd00::/8, fe00::1, '2001:db8::1', fe00:0:0:0:0:0:0:1:9",
                "10.0.0.1, ::ffff:10.0.0.1, 6.6.6.6, 6.6.6.6:0",
                "unix, -, 6.6.6.6, 6.6.6.6:0",
                "10.0.0.1, -, 6.6.6.6, /tmp/proxy.sock",
                // ports and brackets (RFC 7239, section 6, and what proxies write)
                "10.0.0.1, 10.0.0.1, 6.6.6.6:1234, 6.6.6.6:1234",
                "10.0.0.1, 10.0.0.1, '[2001:db8::1]:80', 2001:db8:0:0:0:0:0:1:80",
                "10.0.0.1, 10.0.0.1, '[2001:db8::1]', 2001:db8:0:0:0:0:0:1:0",
                // what is no address is nobody: the proxy itself counts
                "10.0.0.1, 10.0.0.1, <script>, 10.0.0.1:9",
                "10.0.0.1, 10.0.0.1, unknown, 10.0.0.1:9",
                "10.0.0.1, 10.0.0.1, '6.6.6.6, evil', 10.0.0.1:9",
                "10.0.0.1, 10.0.0.1, 6.6.6.6:99999, 10.0.0.1:9",
                "10.0.0.0/8, 10.0.0.1, 'evil, 10.0.0.5', 10.0.0.5:0",
                "10.0.0.1, 10.0.0.1, ' , ,', 10.0.0.1:9",
            })
    void theClient(String trusted, @Nullable String peer, String reported, String client)
            throws Exception {
        assertThat(seen(trusted, peer, "x-forwarded-for", reported)).startsWith(client + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "x-forwarded-host, shop.example, http://shop.example/client",
        "x-forwarded-host, shop.example:8443, http://shop.example:8443/client",
        "x-forwarded-host, [::1]:80, http://[::1]:80/client",
        "x-forwarded-host, evil/x?, http://testserver/client",
        "x-forwarded-host, user@evil, http://testserver/client",
        "x-forwarded-host, a b, http://testserver/client",
        "x-forwarded-host, a#b, http://testserver/client",
        "x-forwarded-proto, https, https://testserver/client",
        "x-forwarded-proto, javascript, http://testserver/client",
        "x-forwarded-prefix, /api/, http://testserver/api/client",
        "x-forwarded-prefix, //evil.example, http://testserver/client",
        "x-forwarded-prefix, /\\evil.example, http://testserver/client",
        "x-forwarded-prefix, /a?b, http://testserver/client",
    })
    void theAddressOfThePage(String field, String value, String url) throws Exception {
        assertThat(seen("10.0.0.1", "10.0.0.1", field, value)).endsWith(" " + url);
    }

    @Api(rootPath = "/api")
    static class Below {
        @Middleware
        Filter proxies() {
            return ProxyHeaders.trusting("*");
        }

        @Get("/where")
        String where(Request request) {
            return request.rootPath() + " " + request.url();
        }
    }

    /** A proxy that removes a prefix and reports it, where the API names it as well. */
    @ParameterizedTest
    @CsvSource({
        "/api, /api",
        "/api/, /api",
        "/v1/api, /v1/api",
        "/v1, /v1/api",
    })
    void aPrefixThatTheApiNamesTooIsNotRepeated(String prefix, String root) throws Exception {
        try (TestClient client = TestClient.of(Below.class)) {
            String where = client.get("/where").header("x-forwarded-prefix", prefix).send().text();
            assertThat(where).isEqualTo("\"" + root + " http://testserver" + root + "/where\"");
            assertThat(
                            client.get("/openapi.json")
                                    .header("x-forwarded-prefix", prefix)
                                    .send()
                                    .json("servers", 0, "url"))
                    .isEqualTo(root);
        }
    }

    private static String seen(String trusted, @Nullable String peer, String field, String value)
            throws Exception {
        SocketAddress address =
                peer == null
                        ? UnixDomainSocketAddress.of("/tmp/proxy.sock")
                        : new InetSocketAddress(InetAddress.ofLiteral(peer), 9);
        Filter proxies = ProxyHeaders.trusting(trusted);
        Filter both = (exchange, next) -> proxies.handle(from(address, exchange), next);
        try (TestClient client = Filtered.behind(both)) {
            return client.get("/client").header(field, value).send().text();
        }
    }

    private static Exchange from(SocketAddress address, Exchange exchange) {
        RequestHead head =
                new ForwardingHead(exchange.head()) {
                    @Override
                    public SocketAddress remoteAddress() {
                        return address;
                    }
                };
        return new ForwardingExchange(exchange) {
            @Override
            public RequestHead head() {
                return head;
            }
        };
    }
}
