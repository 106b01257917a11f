package dev.jumun.tests.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.ResponseCookie;
import dev.jumun.ResponseCookie.SameSite;
import dev.jumun.middleware.Cors;
import dev.jumun.middleware.ProxyHeaders;
import dev.jumun.middleware.TrustedHosts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

/** A setting that can never fit is refused when it is made. */
class ImpossibleSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "https://example.com/",
                "https://*.example.com",
                "https://Example.com",
                "https://한글.kr",
                "https://example.com:443",
                "http://example.com:80",
                "https://user@example.com",
                "https://example.com?a",
                "https://a b",
                "https://",
                "HTTPS://example.com",
                "null",
                ""
            })
    void origins(String origin) {
        assertThatThrownBy(() -> Cors.of(origin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + origin + "\" is not an origin: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://example.com",
                "https://example.com:8443",
                "http://localhost:3000",
                "http://127.0.0.1",
                "http://[::1]:3000",
                "https://xn--bj0bj06e.kr",
                "chrome-extension://abcdefghijklmnop",
                "capacitor://localhost"
            })
    void originsOfBrowsersAreTaken(String origin) {
        assertThatCode(() -> Cors.of(origin)).doesNotThrowAnyException();
    }

    @Test
    void credentialsForEveryOrigin() {
        assertThatThrownBy(() -> Cors.of("*").allowingCredentials())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("every site could read");
        assertThatThrownBy(() -> Cors.of().allowingCredentials().allowingOriginsLike(".*"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cors.of().allowingOriginsLike("https?://.*").allowingCredentials())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        Cors.of("https://a.example").exposingHeaders("*").allowingCredentials())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatCode(() ->
                        Cors.of("https://a.example")
                                .allowingOriginsLike("https://[a-z]+\\.a\\.example")
                                .allowingCredentials())
                .doesNotThrowAnyException();
    }

    @Test
    void namesOfFieldsAndMethods() {
        Cors cors = Cors.of("https://a.example");
        assertThatThrownBy(() -> cors.allowingMethods("get"))
                .hasMessageContaining("browsers send it as GET");
        assertThatThrownBy(() -> cors.allowingMethods("GET, POST"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cors.allowingHeaders("x-a, x-b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cors.exposingHeaders("x-a:"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cors.rememberedFor(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "example.com:8080",
                "example.com/",
                "exa mple.com",
                "*example.com",
                "a.*.com",
                "::1",
                "user@example.com",
                ".example.com",
                "example..com",
                ""
            })
    void hosts(String host) {
        assertThatThrownBy(() -> TrustedHosts.of(host))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + host + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*.example.com",
                "Example.com",
                "localhost",
                "10.0.0.1",
                "[::1]",
                "a_b"
            })
    void hostsOfRequestsAreTaken(String host) {
        assertThatCode(() -> TrustedHosts.of(host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "proxy.example.com",
                "10.0.0.1:80",
                "[::1]",
                "10.0.0.1/8",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "fd00::1/8",
                "10.0.0",
                ""
            })
    void proxies(String address) {
        assertThatThrownBy(() -> ProxyHeaders.trusting(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + address + "\" is not the address of a proxy: ");
    }

    @Test
    void nothingToTrust() {
        assertThatThrownBy(ProxyHeaders::trusting).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(TrustedHosts::of).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cookiesThatBrowsersRefuse() {
        ResponseCookie host = ResponseCookie.of("__Host-a", "1");
        refused(host, "must be secure, with path / and without a domain");
        refused(host.secure().path("/x"), "with path /");
        refused(host.secure().path(null), "with path /");
        refused(host.secure().domain("example.com"), "without a domain");
        refused(ResponseCookie.of("__host-a", "1"), "must be secure");
        refused(ResponseCookie.of("__Secure-b", "1"), "must be secure");
        refused(ResponseCookie.of("__Http-b", "1").secure(), "secure and httpOnly");
        refused(ResponseCookie.of("a", "1").partitioned(), "must be secure as well");
        refused(ResponseCookie.of("a", "1").sameSite(SameSite.NONE), "must be secure as well");
        refused(ResponseCookie.of("a", "x".repeat(4096)), "more than 4096 bytes");
        assertThatCode(() -> host.secure().toHeader()).doesNotThrowAnyException();
        assertThatCode(() -> host.secure().deleted().toHeader()).doesNotThrowAnyException();
        assertThatCode(() -> ResponseCookie.of("__Secure-b", "1").secure().toHeader())
                .doesNotThrowAnyException();
    }

    private static void refused(ResponseCookie cookie, String why) {
        assertThatThrownBy(cookie::toHeader)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Browsers refuse the cookie " + cookie.name())
                .hasMessageContaining(why);
    }

    @Test
    void attributesOfCookies() {
        ResponseCookie cookie = ResponseCookie.of("a", "1");
        for (String domain : new String[] {"https://a.example", "a.example:80", "a b", "", "."}) {
            assertThatThrownBy(() -> cookie.domain(domain))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> cookie.path("shop")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cookie.path("/" + "x".repeat(1024)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cookie.expires(Instant.MAX))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
