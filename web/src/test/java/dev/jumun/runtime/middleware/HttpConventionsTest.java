package dev.jumun.runtime.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.exchange.Observation.End;
import dev.jumun.exchange.RecordedExchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;

class HttpConventionsTest {
    private static String client(InetAddress address) {
        return HttpConventions.clientAddress(new InetSocketAddress(address, 1));
    }

    @Test
    void aClientIsAnAddressANameOrASocket() {
        assertThat(client(InetAddress.ofLiteral("10.0.0.1"))).isEqualTo("10.0.0.1");
        assertThat(client(InetAddress.ofLiteral("::1"))).isEqualTo("0:0:0:0:0:0:0:1");
        assertThat(HttpConventions.clientAddress(InetSocketAddress.createUnresolved("name", 1)))
                .isEqualTo("name");
        assertThat(HttpConventions.clientAddress(UnixDomainSocketAddress.of(""))).isEqualTo("unix");
    }

    @Test
    void addressesThatShareAPlaceDiffer() {
        // 10.0.x.y for all x and y: far more than there are places
        for (int i = 0; i < 1_000; i++) {
            String address = "10.0." + i % 7 + "." + i % 251;
            assertThat(client(InetAddress.ofLiteral(address))).isEqualTo(address);
        }
    }

    @Test
    void anAddressThatComesAgainHasTheSameText() {
        assertThat(client(InetAddress.ofLiteral("192.0.2.77")))
                .isSameAs(client(InetAddress.ofLiteral("192.0.2.77")));
    }

    @Test
    void addressesOfTwoInterfacesDiffer() throws UnknownHostException {
        byte[] link = InetAddress.ofLiteral("fe80::1").getAddress();

        assertThat(client(Inet6Address.getByAddress(null, link, 1)))
                .isEqualTo("fe80:0:0:0:0:0:0:1%1");
        assertThat(client(Inet6Address.getByAddress(null, link, 2)))
                .isEqualTo("fe80:0:0:0:0:0:0:1%2");
    }

    @Test
    void aPathHasItsRoot() {
        assertThat(HttpConventions.path(RecordedExchange.of("GET", "/a?b"))).isEqualTo("/a");
        assertThat(HttpConventions.path(RecordedExchange.of("GET", "/a?b").below("/v1")))
                .isEqualTo("/v1/a");
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1, 1.1", "HTTP/2, 2", "HTTP/1.0, 1.0", "HTTP/3, 3"})
    void aProtocolHasAVersion(String protocol, String version) {
        assertThat(HttpConventions.protocolVersion(protocol)).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({
        "499, ANSWERED, false",
        "500, ANSWERED, true",
        "503, REFUSED, true",
        "200, BROKEN_OFF, true",
        "200, CLIENT_GONE, false",
        "400, REFUSED, false",
    })
    void theServerHasFailed(int status, End end, boolean failed) {
        assertThat(HttpConventions.hasFailed(status, end)).isEqualTo(failed);
        assertThat(HttpConventions.errorType(status, end, null) != null)
                .isEqualTo(failed || end == End.CLIENT_GONE);
    }

    @Test
    void anErrorHasAType() {
        IllegalStateException failure = new IllegalStateException();

        assertThat(HttpConventions.errorType(500, End.ANSWERED, failure))
                .isEqualTo("java.lang.IllegalStateException");
        assertThat(HttpConventions.errorType(503, End.ANSWERED, null)).isEqualTo("503");
        assertThat(HttpConventions.errorType(500, End.CLIENT_GONE, failure))
                .isEqualTo("client_gone");
        assertThat(HttpConventions.errorType(404, End.ANSWERED, failure)).isNull();
    }
}
