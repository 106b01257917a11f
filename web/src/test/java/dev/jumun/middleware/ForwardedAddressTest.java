package dev.jumun.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetSocketAddress;

class ForwardedAddressTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1, 0",
        "10.0.0.1:80, 10.0.0.1, 80",
        "10.0.0.1:65535, 10.0.0.1, 65535",
        "[::1], 0:0:0:0:0:0:0:1, 0",
        "[::1]:8443, 0:0:0:0:0:0:0:1, 8443",
        "2001:DB8::1, 2001:db8:0:0:0:0:0:1, 0",
        "::ffff:10.0.0.1, 10.0.0.1, 0",
    })
    void anEntryIsAnAddressWithAPortOrWithoutOne(String entry, String address, int port) {
        InetSocketAddress parsed = requireNonNull(ForwardedAddress.parse(entry));

        assertThat(parsed.getAddress().getHostAddress()).isEqualTo(address);
        assertThat(parsed.getPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "_hidden",
                "10.0.0.1:65536",
                "10.0.0.256",
                "10.1",
                "[::1",
                "1:2:3",
                "[10.0.0.1]x",
                "example.com:80",
                "[:::]",
                "10.0.0.1:",
                "[::1]:99999"
            })
    void whatIsMalformedIsNoAddress(String entry) {
        assertThat(ForwardedAddress.parse(entry)).isNull();
    }
}
