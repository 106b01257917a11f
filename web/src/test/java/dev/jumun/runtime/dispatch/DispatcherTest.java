package dev.jumun.runtime.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.HttpException;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.middleware.Cors;
import dev.jumun.middleware.Filter;
import dev.jumun.runtime.codec.Codecs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

class DispatcherTest {
    private final Routed app = new Routed();

    DispatcherTest() {
        app.routes.add("GET", "/items", "Api.items", Routed.text("items"));
        app.routes.add("POST", "/items", "Api.add", Routed.text("added"));
        app.routes.add("GET", "/items/{id}", "Api.item", Routed.text("item"));
        app.routes.add("GET", "/slash/", "Api.slash", Routed.text("slash"));
    }

    @Test
    void aRequestIsAnsweredByItsRoute() {
        RecordedExchange exchange = app.get("/items/7");

        assertThat(exchange.text()).isEqualTo("item");
        assertThat(exchange.route()).isEqualTo("/items/{id}");
    }

    @Test
    void aPathWithoutARouteIsNotFound() {
        RecordedExchange exchange = app.get("/other");

        assertThat(exchange.status()).isEqualTo(404);
        assertThat(exchange.text()).isEqualTo("{\"detail\":\"Not Found\"}");
        assertThat(exchange.route()).isNull();
    }

    @Test
    void anotherMethodIsRefused() {
        RecordedExchange exchange = app.handle(RecordedExchange.of("PUT", "/items"));

        assertThat(exchange.status()).isEqualTo(405);
        assertThat(exchange.answered("allow")).isEqualTo("GET, POST");
    }

    @Test
    void theServerItselfCanBeAskedForItsOptions() {
        RecordedExchange options = app.handle(RecordedExchange.of("OPTIONS", "*"));

        assertThat(options.status()).isEqualTo(204);
        assertThat(app.handle(RecordedExchange.of("GET", "*")).status()).isEqualTo(404);
    }

    @Test
    void headIsAnsweredByGetIfThatIsSet() {
        Dispatcher dispatcher = app.dispatcher();
        RecordedExchange before = RecordedExchange.of("HEAD", "/items");
        dispatcher.handle(before);
        assertThat(before.status()).isEqualTo(405);

        dispatcher.implicitHead();
        RecordedExchange after = RecordedExchange.of("HEAD", "/items");
        dispatcher.handle(after);
        RecordedExchange missing = RecordedExchange.of("HEAD", "/other");
        dispatcher.handle(missing);
        RecordedExchange refused = RecordedExchange.of("PUT", "/items");
        dispatcher.handle(refused);

        assertThat(after.status()).isEqualTo(200);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(refused.answered("allow")).isEqualTo("GET, POST, HEAD");
    }

    @Test
    void aRouteForHeadComesBeforeThatForGet() {
        app.routes.add("HEAD", "/items", "Api.head", Routed.text("own"));
        Dispatcher dispatcher = app.dispatcher();
        dispatcher.implicitHead();
        RecordedExchange exchange = RecordedExchange.of("HEAD", "/items");
        dispatcher.handle(exchange);
        RecordedExchange refused = RecordedExchange.of("PUT", "/items");
        dispatcher.handle(refused);

        assertThat(exchange.text()).isEqualTo("own");
        assertThat(String.valueOf(refused.answered("allow")).split(", ", -1))
                .containsExactlyInAnyOrder("GET", "POST", "HEAD");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /items, true",
        "POST, /items, true",
        "PUT, /items, false",
        "GET, /other, false",
        "GET, /items/7, false",
        "GET, /items/{id}, true",
    })
    void aRouteHasExactlyAPath(String method, String path, boolean there) {
        assertThat(app.dispatcher().hasRoute(method, path)).isEqualTo(there);
    }

    @Test
    void filtersWrapAllRequestsOrTheRoutesThatNameThem() {
        app.routes.add("GET", "/tagged", "Api.tagged", Routed.text("tagged"), 1, 0);
        app.aroundAll = List.of(Routed.tagging("all"));
        app.aroundRoutes = List.of(Routed.tagging("first"), Routed.tagging("second"));
        RecordedExchange plain = app.get("/items");
        RecordedExchange tagged = app.get("/tagged");
        RecordedExchange missing = app.get("/other");

        assertThat(plain.text()).isEqualTo("items");
        assertThat(plain.answered("all")).isEqualTo("yes");
        assertThat(plain.answered("first")).isNull();
        assertThat(tagged.text()).isEqualTo("tagged");
        assertThat(tagged.answered("all")).isEqualTo("yes");
        assertThat(tagged.answered("first")).isEqualTo("yes");
        assertThat(tagged.answered("second")).isEqualTo("yes");
        assertThat(missing.answered("all")).isEqualTo("yes");
    }

    @Test
    void filtersOfARouteNeedNoneAroundAll() {
        app.routes.add("GET", "/tagged", "Api.tagged", Routed.text("tagged"), 0);
        app.aroundRoutes = List.of(Routed.tagging("first"));

        assertThat(app.get("/tagged").answered("first")).isEqualTo("yes");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAFilterThrowsIsAnswered(boolean aroundAll) {
        app.routes.add("GET", "/tagged", "Api.tagged", Routed.text("tagged"), 0);
        Filter refusing =
                (_, _) -> {
                    throw new HttpException(418, "no");
                };
        app.aroundRoutes = List.of(refusing);
        app.aroundAll = aroundAll ? List.of(refusing) : List.of();

        assertThat(app.get("/tagged").status()).isEqualTo(418);
        assertThat(app.get("/items").status()).isEqualTo(aroundAll ? 418 : 200);
    }

    private RecordedExchange preflight(String path, String method) {
        return app.handle(
                RecordedExchange.of("OPTIONS", path)
                        .with("origin", "https://a.example")
                        .with("access-control-request-method", method));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPreflightIsAnsweredByTheRouteThatThePageWants(boolean inTask) {
        app.routes.add("GET", "/shared", "Api.shared", Routed.text("shared"), 0);
        app.routes.add("PUT", "/shared", "Api.put", Routed.text("put"), 1);
        app.routes.add("POST", "/shared", "Api.post", Routed.text("post"));
        app.aroundRoutes = List.of(Cors.of("https://a.example"), Routed.tagging("tagged"));
        app.aroundAll = inTask ? List.of(Routed.tagging("all")) : List.of();

        assertThat(preflight("/shared", "GET").status()).isEqualTo(200);
        assertThat(preflight("/shared", "PUT").status()).isEqualTo(405);
        assertThat(preflight("/shared", "PUT").answered("tagged")).isEqualTo("yes");
        assertThat(preflight("/shared", "POST").status()).isEqualTo(405);
        assertThat(preflight("/shared", "DELETE").status()).isEqualTo(405);
        assertThat(preflight("/other", "GET").status()).isEqualTo(404);
    }

    @Test
    void anotherRequestIsNoPreflight() {
        app.routes.add("GET", "/shared", "Api.shared", Routed.text("shared"), 0);
        app.aroundRoutes = List.of(Cors.of("https://a.example"));
        RecordedExchange noMethod =
                RecordedExchange.of("OPTIONS", "/shared").with("origin", "https://a.example");
        RecordedExchange noOrigin =
                RecordedExchange.of("OPTIONS", "/shared")
                        .with("access-control-request-method", "GET");
        RecordedExchange noOptions =
                RecordedExchange.of("PUT", "/shared")
                        .with("origin", "https://a.example")
                        .with("access-control-request-method", "GET");

        for (RecordedExchange exchange : List.of(noMethod, noOrigin, noOptions)) {
            assertThat(app.handle(exchange).status()).isEqualTo(405);
            assertThat(exchange.answered("access-control-allow-origin")).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/items/, http://a.example/items",
        "/items//, http://a.example/items",
        "/items%2F?a=b, http://a.example/items?a=b",
        "/slash, http://a.example/slash/",
        "/slash?a=b, http://a.example/slash/?a=b",
    })
    void aSlashTooManyOrTooFewIsRedirected(String target, String location) {
        RecordedExchange exchange = app.get(target);

        assertThat(exchange.status()).isEqualTo(307);
        assertThat(exchange.answered("location")).isEqualTo(location);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "//", "/other/", "/%2F"})
    void aSlashAtAnotherPathIsNotFound(String target) {
        assertThat(app.get(target).status()).isEqualTo(404);
    }

    @Test
    void aRouteMayLeaveSlashesAlone() {
        app.routes.add("GET", "/exact", "Api.exact", Routed.text("exact")).withoutSlashRedirect();

        assertThat(app.get("/exact/").status()).isEqualTo(404);
        assertThat(app.get("/exact").text()).isEqualTo("exact");
    }

    @Test
    void aSocketWithoutARouteIsForbidden() {
        RecordedExchange exchange = app.handle(RecordedExchange.of("GET", "/items").forSocket());

        assertThat(exchange.status()).isEqualTo(403);
    }

    @Test
    void aRouteHasItsOwnLimits() {
        app.routes
                .add(
                        "POST",
                        "/small",
                        "Api.small",
                        call -> {
                            call.body(Codecs.STRING);
                            call.answerNothing(200);
                            call.send();
                        })
                .maxBody(3);
        app.routes.add("GET", "/none", "Api.none", Routed.text("never")).maxConcurrent(0);

        assertThat(post("/small", "abc").status()).isEqualTo(200);
        assertThat(post("/small", "abcd").status()).isEqualTo(413);
        RecordedExchange refused = app.get("/none");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.answered("retry-after")).isEqualTo("1");
    }

    private RecordedExchange post(String path, String body) {
        return app.handle(
                RecordedExchange.of("POST", path)
                        .with("content-type", "text/plain")
                        .with(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aRouteMayHandleOneRequestAfterTheOther() {
        app.routes.add("GET", "/one", "Api.one", Routed.text("one")).maxConcurrent(1);

        assertThat(app.get("/one").status()).isEqualTo(200);
        assertThat(app.get("/one").status()).isEqualTo(200);
    }
}
