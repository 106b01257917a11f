package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Middleware;
import dev.jumun.Response;
import dev.jumun.StaticFiles;
import dev.jumun.middleware.Cors;
import dev.jumun.middleware.Filter;
import dev.jumun.middleware.Gzip;
import dev.jumun.session.Session;
import dev.jumun.session.Sessions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@code Vary} names the fields of the request that an answer depends on, also if they did not come
 * (RFC 9111, section 4.1): or a cache gives it to those who would get another one.
 */
@Timeout(60)
class VaryTest {
    @Api
    @StaticFiles(path = "/site", directory = "classpath:pages/cases", fallback = "index.html")
    static class Varied {
        @Middleware
        Filter cors() {
            return Cors.of("https://a.example").allowingHeaders("*").allowingCredentials();
        }

        @Middleware
        Filter sessions() {
            return Sessions.signedWith("a key that is at least 32 bytes long");
        }

        @Middleware
        Filter gzip() {
            return new Gzip(100);
        }

        @Get("/plain")
        Object plain() {
            return 1;
        }

        @Get("/large")
        Object large() {
            return "x".repeat(200);
        }

        @Get("/user")
        Object user(Session session) {
            return String.valueOf(session.get("user"));
        }

        @Get("/untouched")
        Object untouched(Session session) {
            return 1;
        }

        @Get("/own")
        Response own(String vary) {
            return Response.text("x".repeat(200)).header("vary", vary);
        }
    }

    @Api
    static class Anyone {
        @Middleware
        Filter cors() {
            return Cors.of("*").allowingHeaders("*");
        }

        @Get("/plain")
        Object plain() {
            return 1;
        }
    }

    private static Both both;

    @BeforeAll
    static void start() throws Exception {
        both = Both.of(Varied.class);
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    private static String vary(String target, String... fields) throws Exception {
        return String.join("|", both.get(target, fields).headers().all("vary"));
    }

    @Test
    void anAnswerForSomeOriginsVariesByOriginAlsoIfNoneCame() throws Exception {
        assertThat(vary("/plain")).isEqualTo("Origin");
        assertThat(vary("/plain", "origin: https://a.example")).isEqualTo("Origin");
        assertThat(vary("/plain", "origin: https://b.example")).isEqualTo("Origin");
        assertThat(vary("/nowhere")).isEqualTo("Origin");
    }

    @Test
    void anAnswerForEveryOriginDoesNot() throws Exception {
        try (Both anyone = Both.of(Anyone.class)) {
            assertThat(anyone.get("/plain").headers().all("vary")).isEmpty();
            var asked = anyone.get("/plain", "origin: https://a.example");
            assertThat(asked.headers().all("vary")).isEmpty();
            assertThat(asked.headers().first("access-control-allow-origin")).isEqualTo("*");
        }
    }

    /** No cache keeps an answer to OPTIONS (RFC 9110, section 9.3.7), so this is as in FastAPI. */
    @Test
    void aPreflightVariesByOriginAlone() throws Exception {
        var answer =
                both.send(
                        "OPTIONS",
                        "/plain",
                        null,
                        "origin: https://a.example",
                        "access-control-request-method: GET",
                        "access-control-request-headers: x-one");
        assertThat(answer.headers().first("access-control-allow-headers")).isEqualTo("x-one");
        assertThat(answer.headers().all("vary")).containsExactly("Origin");
    }

    @Test
    void anAnswerThatUsedTheSessionVariesByCookie() throws Exception {
        assertThat(vary("/user")).isEqualTo("Cookie, Origin");
        assertThat(vary("/untouched")).isEqualTo("Origin");
    }

    @Test
    void anAnswerThatMayBeCompressedVariesByEncoding() throws Exception {
        assertThat(vary("/large")).isEqualTo("Accept-Encoding, Origin");
        assertThat(vary("/large", "accept-encoding: gzip")).isEqualTo("Accept-Encoding, Origin");
    }

    @Test
    void whatIsThereIsNotNamedTwice() throws Exception {
        assertThat(vary("/own?vary=accept-encoding,%20origin"))
                .isEqualTo("accept-encoding, origin");
        assertThat(vary("/own?vary=*")).isEqualTo("*");
        assertThat(vary("/own?vary=X")).isEqualTo("X, Accept-Encoding, Origin");
    }

    @Test
    void aPageThatOnlyBrowsersGetVariesByAccept() throws Exception {
        assertThat(vary("/site/no/such", "accept: text/html")).startsWith("Accept");
        assertThat(vary("/site/no/such")).startsWith("Accept");
    }
}
