package dev.jumun.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static java.util.Objects.requireNonNull;

import dev.jumun.HttpException;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.runtime.dispatch.Routed;
import dev.jumun.runtime.request.CurrentRequest;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The names of routes, and the URLs that are made of them. */
class RouteTableUrlsTest {
    private final RouteTable routes = new RouteTable();

    RouteTableUrlsTest() {
        routes.add("GET", "/items/{id}", "Api.item", Routed.text("item"));
        routes.add("PUT", "/others/{id}", "Other.item", Routed.text("other"));
        routes.add("GET", "/files/{dir}/{rest:path}", "Api.file", Routed.text("file"));
        routes.addPage("/docs", Routed.text("docs"));
        routes.addWebSocket("/chat", "Api.chat", Routed.text("chat"));
        routes.name("static", "/static/{path:path}");
    }

    @Test
    void aPathIsMadeByName() {
        assertThat(routes.names().path("Api.item", Map.of("id", 7))).isEqualTo("/items/7");
        assertThat(routes.names().path("item", Map.of("id", "a b/é$1")))
                .isEqualTo("/items/a%20b%2F%C3%A9%241");
        assertThat(routes.names().path("Other.item", Map.of("id", 7))).isEqualTo("/others/7");
        assertThat(routes.names().path("file", Map.of("dir", "a/b", "rest", "c/d e")))
                .isEqualTo("/files/a%2Fb/c/d%20e");
        assertThat(routes.names().path("static", Map.of("path", "a/b.css")))
                .isEqualTo("/static/a/b.css");
    }

    @Test
    void aPathHasJustItsVariables() {
        assertThat(routes.names().path("item", Map.of())).isNull();
        assertThat(routes.names().path("item", Map.of("id", 1, "x", 2))).isNull();
        assertThat(routes.names().path("item", Map.of("x", 1))).isNull();
        assertThat(routes.names().path("nothing", Map.of())).isNull();
        assertThat(routes.names().path("DocsPages", Map.of())).isNull();
    }

    @Test
    void titlesAreInTheOrderOfTheRoutes() {
        assertThat(routes.titles())
                .containsExactly(
                        Map.entry("GET /items/{id}", "Api.item"),
                        Map.entry("PUT /others/{id}", "Other.item"),
                        Map.entry("GET /files/{dir}/{rest:path}", "Api.file"),
                        Map.entry("WEBSOCKET /chat", "Api.chat"));
        assertThat(new RouteTable().titles()).isEmpty();
    }

    @Test
    void pagesAnswerGetAndHead() {
        assertThat(routes.methods("/docs")).containsExactlyInAnyOrder("GET", "HEAD");
        assertThat(routes.methods("/items/7")).containsExactly("GET");
        assertThat(routes.methods("/chat")).isEmpty();
        assertThat(routes.methods("/nothing")).isEmpty();
    }

    @Test
    void socketsHaveRoutesOfTheirOwn() {
        assertThat(routes.findWebSocket("/chat")).isNotNull();
        assertThat(routes.findWebSocket("/items/7")).isNull();
        assertThat(routes.find("GET", "/chat")).isNull();
        assertThat(new RouteTable().findWebSocket("/chat")).isNull();
    }

    @Test
    void aRouteMayBeAddedLater() {
        routes.complete();
        routes.add("GET", "/late", "Api.late", Routed.text("late"));
        routes.addPage("/later", Routed.text("later"));

        assertThat(routes.find("GET", "/late")).isNotNull();
        assertThat(routes.find("GET", "/later")).isNotNull();
    }

    @Test
    void aRequestHasUrls() {
        RecordedExchange exchange =
                RecordedExchange.of("GET", "/a%20b?c=d")
                        .with("host", "a.example")
                        .with("cookie", "e=f")
                        .below("/v1")
                        .byHttps();
        CurrentRequest request = new CurrentRequest(exchange, routes.names());

        assertThat(request.url()).isEqualTo("https://a.example/v1/a%20b?c=d");
        assertThat(request.urlFor("item", Map.of("id", 7)))
                .isEqualTo("https://a.example/v1/items/7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.urlFor("nothing", Map.of("x", 1)))
                .withMessage("There is no route \"nothing\" with the variables [x]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CurrentRequest(exchange).urlFor("item", Map.of("id", 7)));
        assertThat(new CurrentRequest(RecordedExchange.get()).url()).isEqualTo("http://localhost/");
    }

    @Test
    void aRequestShowsWhatWasSent() {
        RecordedExchange exchange =
                RecordedExchange.of("POST", "/a%20b?c=d&c=e")
                        .with("cookie", "g=h")
                        .with("x", "y")
                        .with(Integer.class, 5)
                        .below("/v1")
                        .with("{\"a\":[1]}".getBytes(StandardCharsets.UTF_8));
        exchange.route("/{name}");
        CurrentRequest request = new CurrentRequest(exchange);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/a b");
        assertThat(request.query()).isEqualTo("c=d&c=e");
        assertThat(request.rootPath()).isEqualTo("/v1");
        assertThat(request.route()).isEqualTo("/{name}");
        assertThat(request.parameter("c")).isEqualTo("e");
        assertThat(request.cookie("g")).isEqualTo("h");
        assertThat(request.attribute(Integer.class)).isEqualTo(5);
        assertThat(request.headers().first("x")).isEqualTo("y");
        assertThat(request.remoteAddress()).isEqualTo(exchange.remoteAddress());
        assertThat(request.clientCertificate()).isEmpty();
        assertThat(String.valueOf(request.json())).isEqualTo("{a=[1]}");
        assertThat(request.body()).hasSize(9);
    }

    @Test
    void aBodyThatIsNoJsonIsRefused() {
        RecordedExchange exchange =
                RecordedExchange.of("POST", "/").with("{".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(HttpException.class)
                .isThrownBy(() -> new CurrentRequest(exchange).json())
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @Test
    void aTemplateIsMadeOfSegments() {
        PathTemplate template = new PathTemplate("/a/{b}/c{d}.{e}/{rest:path}");

        assertThat(template.variables()).isEqualTo(List.of("b", "d", "e", "rest"));
        assertThat(template.segments()).hasSize(4);
        assertThat(template).hasToString("/a/{b}/c{d}.{e}/{rest:path}");
    }

    @Test
    void variablesAreFoundByTheirNames() {
        RouteMatch match = requireNonNull(routes.find("GET", "/files/a/b/c"));
        Map<String, String> variables = match.variables();

        assertThat(variables).isEqualTo(Map.of("dir", "a", "rest", "b/c"));
        assertThat(variables.get("dir")).isEqualTo("a");
        assertThat(variables.get("x")).isNull();
        assertThat(variables.containsKey("rest")).isTrue();
        assertThat(variables.containsKey("x")).isFalse();
    }
}
