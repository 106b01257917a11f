package dev.jumun.tests.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.middleware.CsrfGuard;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.ProxyHeaders;
import dev.jumun.session.Sessions;
import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestRequest;
import dev.jumun.testing.TestSocket;
import dev.jumun.testing.TestSocketRefused;
import dev.jumun.testing.TestSocketRequest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page of another site can't act with the cookie of a visitor of this one. */
class CsrfGuardTest {
    private static final String APP = "https://app.example.com";

    /** The method, Sec-Fetch-Site, Origin, Host, and whether it is let through. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "POST, -, -, shop.example, true", // no browser
                "POST, same-origin, https://shop.example, shop.example, true",
                "POST, none, -, shop.example, true", // typed by the visitor
                "POST, cross-site, https://evil.example, shop.example, false",
                "POST, cross-site, -, shop.example, false",
                "POST, same-site, https://evil.shop.example, shop.example, false",
                "POST, '', -, shop.example, false",
                "POST, Same-Origin, https://evil.example, shop.example, false",
                // older browsers send Origin alone
                "POST, -, https://shop.example, shop.example, true",
                "POST, -, https://SHOP.example, shop.example:443, true",
                "POST, -, http://shop.example:80, shop.example, true",
                "POST, -, https://shop.example:8443, shop.example:8443, true",
                "POST, -, https://shop.example, shop.example:8443, false",
                "POST, -, https://evil.example, shop.example, false",
                "POST, -, https://shop.example.evil.example, shop.example, false",
                "POST, -, https://evilshop.example, shop.example, false",
                "POST, -, http://shop.example:80, shop.example:443, false",
                "POST, -, https://shop.example, shop.example:80, true", // a proxy ended TLS
                "POST, -, https://shop.example:80, shop.example, false",
                "POST, -, ftp://shop.example, shop.example, false",
                "POST, -, HTTP://shop.example, shop.example, false",
                "POST, -, ://shop.example, shop.example, false",
                "POST, -, http://shop.example:8443:80, shop.example:8443, false",
                "POST, -, http://shop.example:8443:80, shop.example:8443:80, false",
                "POST, -, http://shop.example:, shop.example, false",
                "POST, -, http://shop.example:99999, shop.example:99999, false",
                "POST, -, http://shop.example/, shop.example, false",
                "POST, -, http://kim@shop.example, shop.example, false",
                "POST, -, http://[::1], '[::1]:80', true",
                "POST, -, http://[::1]:8000, '[::1]:8000', true",
                "POST, -, http://[::1], '[::1]:8000', false",
                "POST, -, null, shop.example, false",
                "POST, -, shop.example, shop.example, false",
                "POST, -, https://app.example.com, shop.example, true", // allowed
                "POST, cross-site, https://app.example.com, shop.example, true",
                "POST, cross-site, https://app.example.com.evil.example, shop.example, false",
                "GET, cross-site, https://evil.example, shop.example, true", // changes nothing
            })
    void aWrite(
            String method,
            @Nullable String site,
            @Nullable String origin,
            String host,
            boolean passes)
            throws Exception {
        try (TestClient client = Filtered.behind(new CsrfGuard().allowing(APP))) {
            TestRequest request = client.request(method, "/").header("host", host);
            if (site != null) {
                request.header("sec-fetch-site", site);
            }
            if (origin != null) {
                request.header("origin", origin);
            }
            assertThat(request.send().status()).isEqualTo(passes ? 200 : 403);
        }
    }

    /** What a trusted proxy reports, and Origin. A page that came by http may be anyone's. */
    @ParameterizedTest
    @CsvSource({
        "https, https://shop.example, true",
        "https, http://shop.example, false",
        "https, http://shop.example:443, false",
        "http, http://shop.example, true",
    })
    void theSchemeOfATrustedProxy(String scheme, String origin, boolean passes) throws Exception {
        ProxyHeaders proxies = ProxyHeaders.trusting("*");
        CsrfGuard guard = new CsrfGuard();
        Filter both =
                (exchange, next) -> proxies.handle(exchange, inner -> guard.handle(inner, next));
        try (TestClient client = Filtered.behind(both)) {
            TestRequest request =
                    client.post("/")
                            .header("host", "shop.example")
                            .header("x-forwarded-proto", scheme)
                            .header("origin", origin);
            assertThat(request.send().status()).isEqualTo(passes ? 200 : 403);
        }
    }

    @Test
    void twoFieldsAreNoBrowsers() throws Exception {
        try (TestClient client = Filtered.behind(new CsrfGuard())) {
            TestRequest request = client.post("/").header("sec-fetch-site", "same-origin");
            assertThat(request.header("sec-fetch-site", "cross-site").send().status())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, true",
                "http://testserver, true",
                "https://testserver, true", // a proxy may have ended TLS
                "ftp://testserver, false",
                "http://testserver:80:80, false",
                "https://evil.example, false",
                "null, false",
                "https://app.example.com, true"
            })
    void aSocketOfTheGuard(@Nullable String origin, boolean opens) throws Exception {
        try (TestClient client = Filtered.behind(new CsrfGuard().allowing(APP))) {
            assertThat(opens(client, origin)).isEqualTo(opens);
        }
    }

    /** Without any guard, where the cookie of a session comes along. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, true",
                "http://testserver, true",
                "https://evil.example, false",
                "null, false",
                "https://app.example.com, true"
            })
    void aSocketWithASession(@Nullable String origin, boolean opens) throws Exception {
        Sessions sessions =
                Sessions.signedWith("0123456789abcdef0123456789abcdef").allowingOrigins(APP);
        try (TestClient client = Filtered.behind(sessions)) {
            assertThat(opens(client, "https://evil.example")).as("without a cookie").isTrue();
            client.post("/visits").send();
            assertThat(opens(client, origin)).isEqualTo(opens);
        }
    }

    private static boolean opens(TestClient client, @Nullable String origin) throws Exception {
        TestSocketRequest request = client.webSocket("/socket");
        if (origin != null) {
            request.header("origin", origin);
        }
        try (TestSocket socket = request.connect()) {
            assertThat(socket.receiveText()).isEqualTo("hello");
            return true;
        } catch (TestSocketRefused refused) {
            assertThat(refused.response().status()).isEqualTo(403);
            return false;
        }
    }

    @Test
    void anOriginThatNoBrowserSendsIsRefused() {
        assertThatThrownBy(() -> new CsrfGuard().allowing("app.example.com"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
