package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Post;
import dev.jumun.StaticFiles;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files and front ends, by the rules of FastAPI's {@code app.frontend}. */
@Timeout(60)
class FrontEndsTest {
    @Api
    @StaticFiles(
            path = "/",
            directory = "classpath:pages/cases",
            html = true,
            fallback = "index.html")
    @StaticFiles(
            path = "/admin",
            directory = "classpath:pages/cases/admin",
            html = true,
            fallback = "index.html")
    static class Site {
        @Get("/api/")
        Object api() {
            return "api";
        }

        @Get("/data")
        Object data() {
            return "data";
        }

        @Post("/only")
        Object only() {
            return "only";
        }
    }

    @Api
    @StaticFiles(path = "/s", directory = "classpath:pages/cases", fallback = "404.html")
    static class WithErrorPage {}

    private static final String BROWSER = "accept: text/html,application/xhtml+xml,*/*;q=0.8";

    private static Both both;

    @BeforeAll
    static void start() throws Exception {
        both = Both.of(Site.class);
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    @Test
    void aPageOfADirectoryIsRedirectedToItsSlash() throws Exception {
        var answer = both.get("/about?x=1");
        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.headers().first("location")).isEqualTo("http://testserver/about/?x=1");
        assertThat(both.get("/about/").text()).contains("about");
        assertThat(both.get("/admin").headers().first("location"))
                .isEqualTo("http://testserver/admin/");
    }

    @Test
    void theTreeWithTheLongestPathAnswers() throws Exception {
        assertThat(both.get("/admin/settings", BROWSER).text()).contains("admin");
        assertThat(both.get("/settings", BROWSER).text()).contains("site");
    }

    @Test
    void thePageOfAClientRouteCannotBePosted() throws Exception {
        var answer = both.send("POST", "/admin/client-route", null, BROWSER);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().first("allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void aClientThatAcceptsPagesGetsTheFallback() throws Exception {
        for (String accept :
                new String[] {"application/xhtml+xml", "text/html", "TEXT/HTML;q=0.1"}) {
            var answer = both.get("/client/route", "accept: " + accept);
            assertThat(answer.status()).as(accept).isEqualTo(200);
            assertThat(answer.headers().first("vary")).isEqualTo("Accept");
        }
    }

    @Test
    void aClientThatRefusesPagesOrNamesNoneGets404() throws Exception {
        for (String accept :
                new String[] {"text/html; q=0.0", "text/html; q=0, */*; q=1", "*/*", "image/png"}) {
            var answer = both.get("/client/route", "accept: " + accept);
            assertThat(answer.status()).as(accept).isEqualTo(404);
            assertThat(answer.headers().first("vary")).isEqualTo("Accept");
        }
    }

    @Test
    void routesComeBeforeFilesAlsoThoseOfAnotherMethodOrSlash() throws Exception {
        assertThat(both.get("/api", BROWSER).headers().first("location"))
                .isEqualTo("http://testserver/api/");
        var posted = both.send("POST", "/data", null);
        assertThat(posted.status()).isEqualTo(405);
        assertThat(posted.headers().first("allow")).isEqualTo("GET");
        assertThat(both.get("/only", BROWSER).status()).isEqualTo(405);
    }

    @Test
    void anErrorPageIsForEverybody() throws Exception {
        try (Both site = Both.of(WithErrorPage.class)) {
            var answer = site.get("/s/assets/missing.js", "accept: */*");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).contains("not here");
            assertThat(answer.headers().first("vary")).isNull();
        }
    }
}
