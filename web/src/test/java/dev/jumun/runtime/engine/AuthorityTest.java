package dev.jumun.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code uri-host [ ":" port ]} (RFC 9110, section 7.2; RFC 3986, section 3.2). */
class AuthorityTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "example.com",
                "example.com.",
                "EXAMPLE.com:8000",
                "a:",
                "a:0",
                "a:080",
                "a:65535",
                "under_score.example",
                "xn--bj0bj06e.example",
                "%ED%95%9C.example",
                "sub!$&'()*+,;=delims",
                "127.0.0.1:80",
                "999.1.1.1",
                "[::]",
                "[::1]",
                "[1::]",
                "[::1]:8000",
                "[1:2:3:4:5:6:7:8]",
                "[1:2:3:4:5:6:7::]",
                "[::2:3:4:5:6:7:8]",
                "[1::4:5:6:7:8]",
                "[2001:db8::ABCD:ffff]",
                "[::ffff:192.0.2.1]",
                "[1:2:3:4:5:6:192.0.2.1]",
                "[::192.0.2.1]",
                "[v1.a:b]",
                "[vF.!]"
            })
    void takes(String text) {
        assertThat(Authority.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":80",
                "a b",
                " a",
                "a ",
                "a\t",
                "a/b",
                "a\\b",
                "a?b",
                "a#b",
                "a@b",
                "user:pw@a",
                "http://a",
                "a:b",
                "a:-1",
                "a:+1",
                "a:1x",
                "a:80:80",
                "a:65536",
                "a:99999999999",
                "<a>",
                "\"a\"",
                "a|b",
                "a^b",
                "a`b",
                "{a}",
                "%",
                "%4",
                "%zz",
                "é",
                "한글",
                "\u0000",
                "a\u007f",
                "[",
                "]",
                "[]",
                "[::1",
                "::1",
                "[::1]a",
                "[::1]80",
                "a[::1]",
                "[zz]",
                "[:]",
                "[:::]",
                "[1:2:3:4:5:6:7]",
                "[1:2:3:4:5:6:7:8:9]",
                "[1:2:3:4:5:6:7:8::]",
                "[::1:2:3:4:5:6:7:8]",
                "[1::2::3]",
                "[1:]",
                "[:1]",
                "[12345::]",
                "[::g]",
                "[::1.2.3]",
                "[::1.2.3.4.5]",
                "[::256.1.1.1]",
                "[::01.1.1.1]",
                "[1:2:3:4:5:6:7:1.2.3.4]",
                "[::1.2.3.4:5]",
                "[fe80::1%eth0]",
                "[v.a]",
                "[v1.]",
                "[v1a]",
                "[v1./]"
            })
    void refuses(String text) {
        assertThat(Authority.isValid(text)).isFalse();
    }

    @Test
    void knowsTheHost() {
        assertThat(Authority.host("example.com:8000")).isEqualTo("example.com");
        assertThat(Authority.host("[::1]:8000")).isEqualTo("[::1]");
        assertThatThrownBy(() -> Authority.host("user@example.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("user@example.com");
    }
}
