package dev.jumun.runtime.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "example.com", "xn--mnchen-3ya.de", "_dmarc.a", "10.0.0.1", "[::1]"})
    void aHostIsANameOrAnAddress(String host) {
        assertThat(HostPattern.isHost(host)).isTrue();
        assertThat(HostPattern.isAuthority(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXAMPLE.com", "example.com:80", "example.com.", "[::1]:8443"})
    void anAuthorityMayHaveAPortAndCapitals(String authority) {
        assertThat(HostPattern.isHost(authority)).isFalse();
        assertThat(HostPattern.isAuthority(authority)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "a..b", "-a", "a-", "a b", "a/b", "::1", "[]", "a:", "a:1:2", "é"})
    void somethingElseIsNeither(String text) {
        assertThat(HostPattern.isHost(text)).isFalse();
        assertThat(HostPattern.isAuthority(text)).isFalse();
    }

    @Test
    void aHostHasAtMost300Characters() {
        String longest = "a.".repeat(125) + "b".repeat(50);

        assertThat(HostPattern.isHost(longest)).isTrue();
        assertThat(HostPattern.isAuthority(longest)).isTrue();
        assertThat(HostPattern.isHost(longest + "b")).isFalse();
        assertThat(HostPattern.isAuthority(longest + "b")).isFalse();
    }
}
