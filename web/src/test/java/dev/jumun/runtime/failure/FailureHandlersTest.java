package dev.jumun.runtime.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.HttpException;
import dev.jumun.Response;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.runtime.dispatch.LogLines;
import dev.jumun.runtime.dispatch.Routed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureHandlersTest {
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
    void aHandlerOfTheNearestClassAnswers() {
        app.failures
                .on(RuntimeException.class, (_, _) -> Response.text("runtime"))
                .on(
                        IllegalStateException.class,
                        (failure, request) ->
                                Response.text(failure.getMessage() + request.path()).status(409));
        RecordedExchange exchange = failed(new IllegalStateException("state"));

        assertThat(exchange.status()).isEqualTo(409);
        assertThat(exchange.text()).isEqualTo("state/");
        assertThat(log.lines()).isEmpty();
        assertThat(Routed.answer(Routed.failing(new Away("x"))).status()).isEqualTo(503);
    }

    @Test
    void anAnswerOfAHandlerThatIsAFailureIsLogged() {
        app.failures.on(IllegalStateException.class, (_, _) -> Response.text("x").status(500));

        assertThat(failed(new IllegalStateException("no")).text()).isEqualTo("x");
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void aHandlerOfAStatusAnswersWithTheFieldsOfTheRefusal() {
        app.failures.on(
                404,
                (error, _) ->
                        Response.text("own " + error.status()).status(404).header("own", "yes"));
        RecordedExchange exchange =
                failed(
                        new HttpException(404)
                                .header("retry-after", "5")
                                .header("own", "no")
                                .header("content-type", "a/b"));

        assertThat(exchange.text()).isEqualTo("own 404");
        assertThat(exchange.answered("retry-after")).isEqualTo("5");
        assertThat(exchange.answered().all("own")).containsExactly("yes");
        assertThat(exchange.answered().all("content-type"))
                .containsExactly("text/plain; charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource({"500, false", "503, true"})
    void aHandlerOfAStatusAnswersFailuresThatComeToIt(int status, boolean away) {
        app.failures.on(status, (error, _) -> Response.text("own").status(error.status()));
        RecordedExchange exchange = failed(away ? new Away("x") : new IllegalStateException("no"));

        assertThat(exchange.text()).isEqualTo("own");
        assertThat(exchange.status()).isEqualTo(status);
        assertThat(exchange.answered("retry-after")).isEqualTo(away ? "3" : null);
    }

    @Test
    void aRouteHasHandlersOfItsOwn() {
        app.failures.on(404, (_, _) -> Response.text("api").status(404));
        app.failures.on(500, (_, _) -> Response.text("api").status(500));
        FailureHandlers nearer =
                new FailureHandlers()
                        .on(404, (_, _) -> Response.text("route").status(404))
                        .on(500, (_, _) -> Response.text("route").status(500));
        app.routes
                .add("GET", "/own", "Api.own", Routed.failing(new HttpException(404)))
                .handledBy(new FailureHandlers(), nearer);
        app.routes
                .add("GET", "/fails", "Api.fails", Routed.failing(new IllegalStateException()))
                .handledBy(nearer);

        assertThat(app.get("/own").text()).isEqualTo("route");
        assertThat(app.get("/fails").text()).isEqualTo("route");
        assertThat(app.get("/other").text()).isEqualTo("api");
    }

    @Test
    void whatAHandlerThrowsIsAnsweredByItsStatus() {
        IllegalStateException failure = new IllegalStateException("first");
        HttpException another = new HttpException(409, "second");
        app.failures
                .on(
                        IllegalStateException.class,
                        (_, _) -> {
                            throw another;
                        })
                .on(409, (error, _) -> Response.text("own " + error.detail()).status(409));
        RecordedExchange exchange = failed(failure);

        assertThat(exchange.text()).isEqualTo("own second");
        assertThat(another.getSuppressed()).containsExactly(failure);
    }

    @Test
    void aHandlerThatFailsItselfIsA500() {
        IllegalStateException failure = new IllegalStateException("first");
        app.failures.on(
                IllegalStateException.class,
                (same, _) -> {
                    throw same;
                });
        RecordedExchange exchange = failed(failure);

        assertThat(exchange.status()).isEqualTo(500);
        assertThat(failure.getSuppressed()).isEmpty();
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void aClientThatLeavesWhileAHandlerAnswersIsNotAnswered() {
        app.failures.on(
                IllegalStateException.class,
                (_, _) -> {
                    throw new PeerGoneException("gone");
                });
        RecordedExchange exchange = failed(new IllegalStateException("no"));

        assertThat(exchange.responded()).isFalse();
        assertThat(log.lines()).containsExactly("FINE GET / (Api.root): the client went away");
    }
}
