package dev.jumun.tests.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.Headers;
import dev.jumun.middleware.SecurityHeaders;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** The fields that make browsers careful. */
class SecurityHeadersTest {
    private static Headers of(SecurityHeaders filter, String path) throws Exception {
        try (TestClient client = Filtered.behind(filter)) {
            return client.get(path).send().headers();
        }
    }

    @Test
    void json() throws Exception {
        Headers headers = of(new SecurityHeaders(), "/");
        assertThat(headers.all("x-content-type-options")).containsExactly("nosniff");
        assertThat(headers.all("content-security-policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
        assertThat(headers.all("x-frame-options")).containsExactly("DENY");
        assertThat(headers.all("referrer-policy"))
                .containsExactly("strict-origin-when-cross-origin");
        assertThat(headers.all("cross-origin-opener-policy")).containsExactly("same-origin");
        assertThat(headers.all("cache-control")).containsExactly("no-store");
        assertThat(headers.all("strict-transport-security")).isEmpty();
    }

    @Test
    void pages() throws Exception {
        assertThat(of(new SecurityHeaders(), "/page").all("content-security-policy"))
                .containsExactly("frame-ancestors 'none'");
        SecurityHeaders own = new SecurityHeaders().contentSecurityPolicy("default-src 'self'");
        assertThat(of(own, "/page").all("content-security-policy"))
                .containsExactly("default-src 'self'; frame-ancestors 'none'");
        SecurityHeaders framed = own.framedBy("'self'", "https://portal.example");
        Headers headers = of(framed, "/page");
        assertThat(headers.all("content-security-policy"))
                .containsExactly(
                        "default-src 'self'; frame-ancestors 'self' https://portal.example");
        assertThat(headers.all("x-frame-options")).isEmpty();
        assertThat(of(new SecurityHeaders().framedBy("'self'"), "/page").all("x-frame-options"))
                .containsExactly("SAMEORIGIN");
    }

    @Test
    void whatTheHandlerSaysStays() throws Exception {
        Headers headers = of(new SecurityHeaders(), "/own");
        assertThat(headers.all("content-security-policy")).containsExactly("default-src 'self'");
        assertThat(headers.all("cache-control")).containsExactly("max-age=60");
        assertThat(of(new SecurityHeaders(), "/tagged").all("cache-control")).isEmpty();
        assertThat(of(new SecurityHeaders().cacheable(), "/").all("cache-control")).isEmpty();
    }

    @Test
    void errorsHaveThemToo() throws Exception {
        Headers headers = of(new SecurityHeaders(), "/unknown");
        assertThat(headers.all("x-content-type-options")).containsExactly("nosniff");
    }

    @Test
    void overHttpsBrowsersStayThere() throws Exception {
        try (TestClient client = Filtered.behind(new SecurityHeaders())) {
            assertThat(client.get("/").scheme("https").send().headers().all(HSTS))
                    .containsExactly("max-age=31536000");
        }
        SecurityHeaders brief = new SecurityHeaders().httpsOnlyFor(Duration.ofDays(1), true);
        try (TestClient client = Filtered.behind(brief)) {
            assertThat(client.get("/").scheme("https").send().headers().all(HSTS))
                    .containsExactly("max-age=86400; includeSubDomains");
        }
    }

    private static final String HSTS = "strict-transport-security";

    @Test
    void whatNoBrowserUnderstandsIsRefused() {
        SecurityHeaders headers = new SecurityHeaders();
        assertThatThrownBy(() -> headers.framedBy("self"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> headers.contentSecurityPolicy("a\r\nb"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> headers.httpsOnlyFor(Duration.ofSeconds(-1), false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
