package dev.jumun.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.jumun.exchange.RecordedExchange;
import dev.jumun.exchange.RequestHead;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

class ProxyHeadersTest {
    private static final InetSocketAddress PROXY = address("10.0.0.1");

    private static InetSocketAddress address(String text) {
        return new InetSocketAddress(InetAddress.ofLiteral(text), 443);
    }

    /** The head that handlers see. */
    private static RequestHead believed(RecordedExchange exchange) {
        List<RequestHead> heads = new ArrayList<>();
        ProxyHeaders.trusting("10.0.0.0/8")
                .handle(exchange, inner -> heads.add(requireNonNull(inner.head())));
        assertThat(heads).hasSize(1);
        return heads.getFirst();
    }

    private static RecordedExchange request(String field, String value) {
        return RecordedExchange.get().from(PROXY).with("host", "inner").with(field, value);
    }

    @Test
    void otherSendersAreNotBelieved() {
        RecordedExchange exchange =
                request("x-forwarded-proto", "https").from(address("192.0.2.1"));

        assertThat(believed(exchange)).isSameAs(exchange);
        assertThat(exchange.changes()).isEmpty();
    }

    @Test
    void observersSeeWhatIsBelieved() {
        RecordedExchange exchange = request("x-forwarded-proto", "https");
        RequestHead head = believed(exchange);

        assertThat(exchange.changes()).containsExactly(head);
    }

    @ParameterizedTest
    @CsvSource({
        "https, https",
        "http, http",
        "'http, https', https",
        "'https, http', http",
        "HTTPS, http",
        "wss, http",
        "'', http",
    })
    void theLastSchemeApplies(String sent, String scheme) {
        assertThat(believed(request("x-forwarded-proto", sent)).scheme()).isEqualTo(scheme);
    }

    @Test
    void theSchemeOfTheConnectionStaysIfNoOtherIsSent() {
        assertThat(believed(request("a", "b").byHttps()).scheme()).isEqualTo("https");
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com",
        "example.com:8443, example.com:8443",
        "'a.example, b.example', b.example",
        "a b, inner",
        "a/b, inner",
        "'', inner",
    })
    void theHostIsReplacedByOneThatIsAHost(String sent, String host) {
        RequestHead head = believed(request("x-forwarded-host", sent));

        assertThat(head.headers().all("host")).containsExactly(host);
        assertThat(head.headers().first("x-forwarded-host")).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "/shop, /shop",
        "/shop/, /shop",
        "/shop//, /shop",
        "/, ''",
        "//evil, ''",
        "shop, ''",
        "/a b, ''",
        "'', ''",
    })
    void aPrefixIsAPath(String sent, String root) {
        assertThat(believed(request("x-forwarded-prefix", sent)).rootPath()).isEqualTo(root);
    }

    @ParameterizedTest
    @CsvSource({"/shop, /shop/api", "/shop/api, /shop/api", "//evil, /api", "/, /api"})
    void aPrefixPrecedesTheRootOfTheApi(String sent, String root) {
        RequestHead head = believed(request("x-forwarded-prefix", sent).below("/api"));

        assertThat(head.rootPath()).isEqualTo(root);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "'192.0.2.7, 10.0.0.2', 192.0.2.7",
        "'198.51.100.1, 192.0.2.7', 192.0.2.7",
        "'10.0.0.3, 10.0.0.2', 10.0.0.3",
        "'192.0.2.7, unknown, 10.0.0.2', 10.0.0.2",
        "unknown, 10.0.0.1",
        "'', 10.0.0.1",
    })
    void theClientIsTheLastAddressThatIsNoProxy(String sent, String client) {
        InetSocketAddress address =
                (InetSocketAddress) believed(request("x-forwarded-for", sent)).remoteAddress();

        assertThat(address.getAddress().getHostAddress()).isEqualTo(client);
    }

    @Test
    void severalLinesAreOneList() {
        RecordedExchange exchange =
                request("x-forwarded-for", "192.0.2.7").with("x-forwarded-for", "10.0.0.2");

        assertThat(believed(exchange).remoteAddress())
                .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 0));
    }

    @Test
    void trustCanBeAsked() {
        ProxyHeaders proxies = ProxyHeaders.trusting("10.0.0.1");

        assertThat(proxies.trusts(PROXY)).isTrue();
        assertThat(proxies.trusts(address("10.0.0.2"))).isFalse();
    }
}
