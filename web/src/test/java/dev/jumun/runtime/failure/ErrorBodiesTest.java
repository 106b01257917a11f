package dev.jumun.runtime.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.Api.ErrorFormat;
import dev.jumun.HttpException;
import dev.jumun.Response;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.dispatch.LogLines;
import dev.jumun.runtime.dispatch.Routed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorBodiesTest {
    @RegisterExtension final LogLines log = new LogLines();
    private final Routed app = new Routed();

    private RecordedExchange failed(Throwable failure) {
        return failed(failure, RecordedExchange.get());
    }

    private RecordedExchange failed(Throwable failure, RecordedExchange exchange) {
        app.routes.add("GET", "/", "Api.root", Routed.failing(failure));
        return app.handle(exchange);
    }

    @Test
    void aHandlerOfA500DoesNotHideThePageForDevelopers() {
        app.failures.on(500, (_, _) -> Response.text("own").status(500));
        app.development = true;
        RecordedExchange exchange =
                failed(
                        new IllegalStateException("the <reason>"),
                        RecordedExchange.of("GET", "/?a=b&token=x")
                                .with("accept", "text/html")
                                .with("cookie", "c=d")
                                .with("referer", "/r?pin=1&e=f"));

        assertThat(exchange.status()).isEqualTo(500);
        assertThat(exchange.answered("content-type")).startsWith("text/html");
        assertThat(exchange.answered("cache-control")).isEqualTo("no-store");
        assertThat(exchange.text())
                .contains(
                        "the &lt;reason&gt;",
                        "GET /?a=b&amp;token=***",
                        "cookie: ***",
                        "referer: /r?pin=***&amp;e=f",
                        "ErrorBodiesTest");
    }

    @Test
    void aDeveloperWithoutABrowserGetsText() {
        app.development = true;
        RecordedExchange exchange = failed(new IllegalStateException("the reason"));

        assertThat(exchange.answered("content-type")).startsWith("text/plain");
        assertThat(exchange.text()).startsWith("GET / (Api.root) failed").contains("the reason");
    }

    @Test
    void aRefusalIsTheSameForDevelopers() {
        app.development = true;
        app.failures.on(404, (_, _) -> Response.text("own").status(404));

        assertThat(failed(new HttpException(404)).text()).isEqualTo("own");
        assertThat(app.get("/other").text()).isEqualTo("own");
        assertThat(Routed.answer(Routed.failing(new HttpException(500))).text())
                .isEqualTo("{\"detail\":\"Internal Server Error\"}");
    }

    @Test
    void wrongInputIsAnsweredWithAllProblems() {
        app.routes.add(
                "GET",
                "/wrong",
                "Api.wrong",
                call -> {
                    call.binder().query("n", Codecs.INTEGER);
                    call.binder().check();
                });
        RecordedExchange exchange = app.get("/wrong?n=x");

        assertThat(exchange.status()).isEqualTo(422);
        assertThat(exchange.text())
                .startsWith("{\"detail\":[{\"type\":\"int_parsing\",\"loc\":[\"query\",\"n\"]");
        assertThat(exchange.answered("content-type")).isEqualTo("application/json");
        app.failures.on(422, (error, _) -> Response.json(error.detail()).status(422));
        assertThat(app.get("/wrong?n=x").text()).startsWith("[{\"type\":\"int_parsing\"");
    }

    @Test
    void problemDetailsDescribeAFailure() {
        app.format = ErrorFormat.PROBLEM_JSON;
        app.routes.add(
                "GET",
                "/wrong",
                "Api.wrong",
                call -> {
                    call.binder().query("n", Codecs.INTEGER);
                    call.binder().check();
                });
        RecordedExchange exchange = failed(new IllegalStateException("no"));

        assertThat(exchange.answered("content-type")).isEqualTo("application/problem+json");
        assertThat(exchange.text())
                .isEqualTo(
                        "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\","
                                + "\"status\":500,\"detail\":\"Internal Server Error\","
                                + "\"instance\":\"/\"}");
        assertThat(app.get("/wrong?n=x").text())
                .contains(
                        "\"status\":422",
                        "\"detail\":\"Validation Error\"",
                        "\"errors\":[{\"type\":\"int_parsing\"");
        assertThat(app.get("/other").text()).contains("\"title\":\"Not Found\"");
    }

    @ParameterizedTest
    @CsvSource({"399, application/json", "400, application/problem+json"})
    void problemsBeginAt400(int status, String type) {
        app.format = ErrorFormat.PROBLEM_JSON;

        assertThat(failed(new HttpException(status, "x")).answered("content-type")).isEqualTo(type);
    }

    @Test
    void anAnswerThatCannotBeWrittenIsA500() {
        RecordedExchange exchange = failed(new HttpException(400, new Object()));

        assertThat(exchange.status()).isEqualTo(500);
        assertThat(exchange.text()).isEqualTo("Internal Server Error");
        assertThat(log.lines()).hasSize(1);
    }
}
