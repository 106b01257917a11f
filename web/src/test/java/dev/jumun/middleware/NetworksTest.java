package dev.jumun.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;

class NetworksTest {
    private static InetSocketAddress peer(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 1);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, 10.0.0.2, false",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/9, 10.127.255.255, true",
        "10.0.0.0/9, 10.128.0.0, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "192.168.4.0/22, 192.169.4.0, false",
        "192.168.1.254/31, 192.168.1.255, true",
        "192.168.1.254/31, 192.168.1.253, false",
        "10.0.0.1/32, 10.0.0.1, true",
        "10.0.0.1/32, 10.0.0.0, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, ::1, false",
        "::1, ::1, true",
        "::1, ::2, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fc00::1, false",
        "::/0, 10.0.0.1, false",
        "::/0, 2001:db8::1, true",
    })
    void aNetworkIsTheAddressesThatShareItsFirstBits(
            String network, String address, boolean contained) {
        assertThat(new Networks(network).contain(peer(address))).isEqualTo(contained);
    }

    @Test
    void eachNetworkIsLookedAt() {
        Networks networks = new Networks("10.0.0.0/8", "::1");

        assertThat(networks.contain(peer("10.1.1.1"))).isTrue();
        assertThat(networks.contain(peer("::1"))).isTrue();
        assertThat(networks.contain(peer("11.1.1.1"))).isFalse();
    }

    @Test
    void aUnixSocketIsInNoNetworkButIsNamed() {
        UnixDomainSocketAddress unix = UnixDomainSocketAddress.of("");

        assertThat(new Networks("unix").contain(unix)).isTrue();
        assertThat(new Networks("0.0.0.0/0").contain(unix)).isFalse();
        assertThat(new Networks("unix").contain(peer("10.0.0.1"))).isFalse();
    }

    @Test
    void aStarIsEverything() {
        Networks all = new Networks("*");

        assertThat(all.isAll()).isTrue();
        assertThat(all.contain(peer("10.0.0.1"))).isTrue();
        assertThat(all.contain(UnixDomainSocketAddress.of(""))).isTrue();
        assertThat(new Networks("0.0.0.0/0").isAll()).isFalse();
    }

    @Test
    void aNameThatWasNotResolvedIsInNoNetwork() {
        InetSocketAddress name = InetSocketAddress.createUnresolved("example.com", 1);

        assertThat(new Networks("0.0.0.0/0", "unix").contain(name)).isFalse();
        assertThat(new Networks("*").contain(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/a", "/8"})
    void aPrefixHasALength(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Networks(text))
                .withMessageStartingWith("\"" + text + "\" is not the address of a proxy: ");
    }

    @Test
    void theLongestPrefixIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Networks("10.0.0.0/33"))
                .withMessageEndingWith("is a number from 0 to 32.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Networks("::/129"))
                .withMessageEndingWith("is a number from 0 to 128.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1/31", "10.128.0.0/8", "10.0.0.1/8", "::1/127", "128.0.0.0/0"})
    void bitsAfterThePrefixAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Networks(text))
                .withMessageContaining("it has bits after its first ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.com", "10.0.0.1:80", "10.1", "10.0.0.256", "[::1]"})
    void aHostAndAPortAreNoAddress(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Networks(text))
                .withMessageContaining("a connection has no host name, and no fixed port.");
    }

    @Test
    void atLeastOneIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(Networks::new);
    }
}
