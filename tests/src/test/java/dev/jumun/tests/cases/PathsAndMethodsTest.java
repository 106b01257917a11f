package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api;
import dev.jumun.Api.Mount;
import dev.jumun.Get;
import dev.jumun.Middleware;
import dev.jumun.Next;
import dev.jumun.Post;
import dev.jumun.Put;
import dev.jumun.Request;
import dev.jumun.Response;
import dev.jumun.Router;
import dev.jumun.async.Generator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Map;

/** Which route answers which path and method, and what is answered where none does. */
@Timeout(60)
class PathsAndMethodsTest {
    @Api(mounts = @Mount(path = "/sub", api = Below.class), routers = Exact.class)
    static class Above {
        @Middleware
        Response count(Request request, Next next) throws InterruptedException {
            Response answer = next.call();
            return answer.header("x-route", String.valueOf(request.route()));
        }

        @Get("/items/{id}")
        Object item(String id, Request request) {
            return request.route();
        }

        @Put("/items/{id}")
        Object put(String id) {
            return id;
        }

        @Get("/slash/")
        Object slash() {
            return "slash";
        }

        @Post("/page")
        @Get("/page")
        Object page() {
            return "page";
        }
    }

    @Router(prefix = "/exact", redirectSlashes = false)
    static class Exact {
        @Get("/a")
        Object a() {
            return "a";
        }
    }

    @Api
    static class Below {
        @Get("/")
        Object root() {
            return "root";
        }

        @Get("/sub")
        Object sub(Request request) {
            return Map.of("path", request.path(), "root", request.rootPath());
        }
    }

    @Api(implicitHead = true, redirectSlashes = false)
    static class Strict {
        @Get("/json")
        Object json() {
            return "json";
        }

        @Get("/lines")
        Generator<Integer> lines() {
            return Generator.of(yield -> {
                throw new AssertionError("HEAD runs no generator");
            });
        }
    }

    @Api
    static class Hiding {
        @Get("/{id}")
        Object any(int id) {
            return id;
        }
    }

    private static Both both;

    @BeforeAll
    static void start() throws Exception {
        both = Both.of(Above.class);
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    @Test
    void theDocumentAndItsPagesComeBeforeRoutesWithVariables() throws Exception {
        try (Both hiding = Both.of(Hiding.class)) {
            assertThat(hiding.get("/openapi.json").json("openapi")).isEqualTo("3.1.0");
            assertThat(hiding.get("/docs").status()).isEqualTo(200);
            assertThat(hiding.get("/redoc").status()).isEqualTo(200);
            assertThat(hiding.get("/7").json()).isEqualTo(7L);
        }
    }

    @Test
    void theDocumentAndItsPagesAnswerHead() throws Exception {
        for (String page : new String[] {"/openapi.json", "/docs", "/redoc"}) {
            assertThat(both.send("HEAD", page, null).status()).isEqualTo(200);
        }
    }

    @Test
    void allMethodsOfThePathAreAllowed() throws Exception {
        var refused = both.send("DELETE", "/items/1", null);
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.headers().first("allow")).isEqualTo("GET, PUT");
        assertThat(both.send("HEAD", "/page", null).headers().first("allow"))
                .isEqualTo("GET, POST");
        assertThat(both.send("POST", "/docs", null).headers().first("allow"))
                .isEqualTo("GET, HEAD");
    }

    @Test
    void headIsRefusedAsInFastApiUnlessTheApiSaysOtherwise() throws Exception {
        assertThat(both.send("HEAD", "/items/1", null).status()).isEqualTo(405);
        try (Both strict = Both.of(Strict.class)) {
            var head = strict.send("HEAD", "/json", null);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.bytes()).isEmpty();
            assertThat(head.headers().first("content-length")).isEqualTo("6");
            assertThat(strict.send("HEAD", "/lines", null).status()).isEqualTo(200);
            assertThat(strict.send("PUT", "/json", null).headers().first("allow"))
                    .isEqualTo("GET, HEAD");
        }
    }

    @Test
    void theWholeServerAnswersOptions() throws Exception {
        assertThat(both.send("OPTIONS", "*", null).status()).isEqualTo(204);
    }

    @Test
    void aRouteTellsItsTemplateToMiddlewareAndHandlers() throws Exception {
        var answer = both.get("/items/1");
        assertThat(answer.json()).isEqualTo("/items/{id}");
        assertThat(answer.headers().first("x-route")).isEqualTo("/items/{id}");
        assertThat(both.get("/sub/sub").headers().first("x-route")).isEqualTo("/sub/sub");
        assertThat(both.get("/no/such").headers().first("x-route")).isEqualTo("null");
    }

    @Test
    void slashesThatAreTooManyAreRedirectedWithTheirQuery() throws Exception {
        assertThat(both.get("/slash?x=1").headers().first("location"))
                .isEqualTo("http://testserver/slash/?x=1");
        assertThat(both.get("/items/x//").headers().first("location"))
                .isEqualTo("http://testserver/items/x");
        assertThat(both.get("/items/x%2F").headers().first("location"))
                .isEqualTo("http://testserver/items/x");
        assertThat(both.get("/slash//").status()).isEqualTo(404);
    }

    @Test
    void redirectsCanBeSwitchedOffForARouterAndForAnApi() throws Exception {
        assertThat(both.get("/exact/a/").status()).isEqualTo(404);
        try (Both strict = Both.of(Strict.class)) {
            assertThat(strict.get("/json/").status()).isEqualTo(404);
        }
    }

    @Test
    void aMountedApiIsRedirectedToItsSlash() throws Exception {
        var answer = both.get("/sub?x=1");
        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.headers().first("location")).isEqualTo("http://testserver/sub/?x=1");
        assertThat(both.get("/sub/").json()).isEqualTo("root");
    }

    @Test
    void aMountedApiIsFoundByItsDecodedPath() throws Exception {
        for (String path : new String[] {"/sub/sub", "/s%75b/sub", "/sub%2Fsub"}) {
            assertThat(both.get(path).json()).isEqualTo(Map.of("path", "/sub", "root", "/sub"));
        }
    }
}
