package dev.jumun.tests.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Headers;
import dev.jumun.Response;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers have without asking. */
class DefaultHeadersTest {
    private static Headers of(String path) throws Exception {
        try (TestClient client = Filtered.behind(DefaultHeadersTest::pass)) {
            return client.get(path).send().headers();
        }
    }

    private static void pass(Exchange exchange, Handler next) {
        next.handle(exchange);
    }

    @Test
    void filesAreOfTheirTypeAndNoOther() throws Exception {
        Headers headers = of("/file");
        assertThat(headers.first("content-type")).startsWith("text/css");
        assertThat(headers.all("x-content-type-options")).containsExactly("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/redoc", "/docs/oauth2-redirect"})
    void noOneFramesTheDocsPages(String page) throws Exception {
        Headers headers = of(page);
        assertThat(headers.all("content-security-policy"))
                .singleElement()
                .asString()
                .contains("frame-ancestors 'none'", "default-src");
        assertThat(headers.all("x-content-type-options")).containsExactly("nosniff");
    }

    /** Its address has the code of a login. */
    @Test
    void thePageAfterALoginIsNotKept() throws Exception {
        Headers headers = of("/docs/oauth2-redirect");
        assertThat(headers.all("cache-control")).containsExactly("no-store");
        assertThat(headers.all("referrer-policy")).containsExactly("no-referrer");
        assertThat(headers.all("content-security-policy"))
                .containsExactly("default-src 'none'; script-src 'self'; frame-ancestors 'none'");
    }

    @ParameterizedTest
    @CsvSource({
        "report.pdf, report.pdf",
        "../../x, x",
        "a\\b, b",
        "/etc/passwd, passwd",
        ".profile, .profile"
    })
    void aFileIsKeptUnderItsNameAlone(String name, String kept) {
        assertThat(Response.text("x").filename(name).headers().first("content-disposition"))
                .isEqualTo("attachment; filename=\"" + kept + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../..", "a/"})
    void whatIsNoNameIsADownload(String name) {
        assertThat(Response.text("x").filename(name).headers().first("content-disposition"))
                .isEqualTo("attachment; filename=\"download\"");
    }
}
