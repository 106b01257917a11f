package dev.jumun.runtime.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {
    @ParameterizedTest
    @CsvSource({
        "http://example.com, false, example.com, 80, true",
        "https://Example.com, true, example.com, 443, true",
        "https://example.com:443, true, example.com, 443, true",
        "https://example.com:80, true, example.com, 80, false",
        "http://example.com:65535, false, example.com, 65535, false",
        "http://[::1], false, [::1], 80, true",
        "http://[::1]:8000, false, [::1], 8000, false",
    })
    void anOriginHasASchemeAHostAndAPort(
            String text, boolean secure, String host, int port, boolean usual) {
        WebOrigin origin = requireNonNull(WebOrigin.parse(text));

        assertThat(origin).isEqualTo(new WebOrigin(secure, host, port));
        assertThat(origin.hasUsualPort()).isEqualTo(usual);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "example.com",
                "ftp://a",
                "http://",
                "http://a/b",
                "http://a:65536",
                "://a",
                "file:///a"
            })
    void somethingElseIsNone(String text) {
        assertThat(WebOrigin.parse(text)).isNull();
    }

    @Test
    void aSchemeAndAHostAreOne() {
        assertThat(WebOrigin.of("https", "a:8443")).isEqualTo(new WebOrigin(true, "a", 8443));
        assertThat(WebOrigin.of("wss", "a")).isNull();
        assertThat(WebOrigin.of("http", "a b")).isNull();
    }
}
