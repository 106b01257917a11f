package dev.jumun.runtime.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://example.com:8443",
                "http://example.com:443",
                "https://example.com:80",
                "http://[::1]:8000",
                "chrome-extension://AbC",
                "app://x:80"
            })
    void whatBrowsersSendIsAnOrigin(String origin) {
        assertThat(Origins.check(origin)).isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvSource({
        "null, every sandboxed page sends it",
        "*, a star has no meaning here",
        "https://*.example.com, a star has no meaning here",
        "example.com, write https://example.com",
        "https://example.com/, write https://example.com",
        "https://, write https://example.com",
        "HTTPS://example.com, write https://example.com",
        "https://Example.com, in lower case",
        "http://exämple.com, in lower case",
        "https://example.com:443, leave out the usual port",
        "http://example.com:80, leave out the usual port",
    })
    void anotherTextIsRefusedWithAReason(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Origins.check(text))
                .withMessageStartingWith("\"" + text + "\" is not an origin: ")
                .withMessageContaining(reason);
    }
}
