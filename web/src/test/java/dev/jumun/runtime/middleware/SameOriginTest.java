package dev.jumun.runtime.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jumun.exchange.RecordedExchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
    private static final SameOrigin ONLY = SameOrigin.ONLY;

    private static RecordedExchange request() {
        return RecordedExchange.of("POST", "/").with("host", "example.com");
    }

    private static boolean allows(RecordedExchange exchange) {
        return ONLY.allows(exchange) && ONLY.allowsSocket(exchange);
    }

    @Test
    void aClientThatIsNoBrowserIsAllowed() {
        assertThat(ONLY.allows(request())).isTrue();
        assertThat(ONLY.allowsSocket(request())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"same-origin, true", "none, true", "same-site, false", "cross-site, false"})
    void aBrowserTellsWhetherAPageIsOfThisSite(String site, boolean allowed) {
        assertThat(ONLY.allows(request().with("sec-fetch-site", site))).isEqualTo(allowed);
        assertThat(
                        ONLY.allows(
                                request()
                                        .with("sec-fetch-site", site)
                                        .with("origin", "http://example.com")))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com, example.com, true",
        "http://example.com, EXAMPLE.COM, true",
        "http://example.com, example.com:80, true",
        "http://example.com:8000, example.com:8000, true",
        "http://example.com:8000, example.com, false",
        "http://example.com, example.com:8000, false",
        "https://example.com, example.com, true",
        "https://example.com:8443, example.com:8443, true",
        "http://other.com, example.com, false",
        "null, example.com, false",
        "http://example.com, a b, false",
    })
    void anOriginIsThatOfTheHost(String origin, String host, boolean allowed) {
        RecordedExchange exchange =
                RecordedExchange.of("POST", "/").with("host", host).with("origin", origin);

        assertThat(ONLY.allows(exchange)).isEqualTo(allowed);
        assertThat(ONLY.allowsSocket(exchange)).isEqualTo(allowed);
    }

    @Test
    void anOriginWithoutAHostIsOfNoSite() {
        RecordedExchange exchange =
                RecordedExchange.of("POST", "/").with("origin", "http://example.com");

        assertThat(ONLY.allows(exchange)).isFalse();
        assertThat(ONLY.allowsSocket(exchange)).isFalse();
    }

    @Test
    void aPageThatCameByHttpCannotWriteToHttps() {
        assertThat(allows(request().byHttps().with("origin", "http://example.com"))).isFalse();
        assertThat(allows(request().byHttps().with("origin", "https://example.com"))).isTrue();
    }

    @Test
    void noBrowserSendsTwo() {
        RecordedExchange origins =
                request().with("origin", "http://example.com").with("origin", "http://example.com");
        RecordedExchange sites =
                request().with("sec-fetch-site", "none").with("sec-fetch-site", "none");

        assertThat(ONLY.allows(origins)).isFalse();
        assertThat(ONLY.allowsSocket(origins)).isFalse();
        assertThat(ONLY.allows(sites)).isFalse();
    }

    @Test
    void furtherOriginsAreNamed() {
        SameOrigin more = SameOrigin.and("https://app.example");
        RecordedExchange app =
                request()
                        .with("sec-fetch-site", "cross-site")
                        .with("origin", "https://app.example");
        RecordedExchange other =
                request()
                        .with("sec-fetch-site", "cross-site")
                        .with("origin", "https://other.example");

        assertThat(more.allows(app)).isTrue();
        assertThat(more.allowsSocket(app)).isTrue();
        assertThat(more.allows(other)).isFalse();
        assertThat(more.allowsSocket(other)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> SameOrigin.and("*"));
    }
}
