package dev.jumun.runtime.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.HttpException;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.runtime.dispatch.LogLines;
import dev.jumun.runtime.dispatch.Routed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.util.stream.Stream;

class FailureAnswersTest {
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
    void aRefusalIsAnswered() {
        HttpException refusal = new HttpException(418, "teapot").header("a", "b");
        RecordedExchange exchange = failed(refusal);

        assertThat(exchange.status()).isEqualTo(418);
        assertThat(exchange.text()).isEqualTo("{\"detail\":\"teapot\"}");
        assertThat(exchange.answered("a")).isEqualTo("b");
        assertThat(exchange.answered().all("content-type")).containsExactly("application/json");
        assertThat(exchange.failures()).containsExactly(refusal);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aRefusalMayHaveATypeOrNoBody() {
        assertThat(
                        failed(new HttpException(418, "x").header("content-type", "a/b"))
                                .answered()
                                .all("content-type"))
                .containsExactly("a/b");
        assertThat(Routed.answer(Routed.failing(new HttpException(304))).bytes()).isEmpty();
    }

    @Test
    void anUnexpectedFailureIsLoggedAndNotShown() {
        RecordedExchange exchange = failed(new IllegalStateException("secret"));

        assertThat(exchange.status()).isEqualTo(500);
        assertThat(exchange.text()).isEqualTo("Internal Server Error");
        assertThat(exchange.answered("content-type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(log.lines()).containsExactly("SEVERE GET / (Api.root) failed");
    }

    @Test
    void theLogHasTheIdOfARequest() {
        failed(new HttpException(500), RecordedExchange.get().with("x-request-id", "one"));

        assertThat(log.lines()).containsExactly("SEVERE GET / (Api.root) [one] failed");
    }

    @Test
    void aTemporaryFailureIsAnswered() {
        RecordedExchange exchange = failed(new IllegalStateException("x", new Away("gone")));

        assertThat(exchange.status()).isEqualTo(503);
        assertThat(exchange.text()).isEqualTo("{\"detail\":\"Try again\"}");
        assertThat(exchange.answered("retry-after")).isEqualTo("3");
        assertThat(log.lines())
                .containsExactly(
                        "WARNING GET / (Api.root) failed with 503:"
                                + " java.lang.IllegalStateException: x (gone)");
    }

    @Test
    void whyIsOneLine() {
        assertThat(FailureLog.why(new Away("a\nb"))).doesNotContain("\n").contains("Away: a");
        assertThat(FailureLog.why(new HttpException(503, "busy", new Away("gone"))))
                .isEqualTo("busy (gone)");
        assertThat(FailureLog.why(new HttpException(503, "busy"))).isEqualTo("busy");
        assertThat(FailureLog.why(new IllegalStateException("x", new IOException())))
                .isEqualTo("java.lang.IllegalStateException: x (java.io.IOException)");
    }

    @Test
    void anAnswerThatHasBegunIsBrokenOff() {
        app.routes.add(
                "GET",
                "/",
                "Api.root",
                call -> {
                    call.answerNothing(200);
                    call.send();
                    throw new HttpException(404);
                });
        RecordedExchange exchange = app.get("/");

        assertThat(exchange.status()).isEqualTo(200);
        assertThat(log.lines()).containsExactly("SEVERE GET / (Api.root) failed");
    }

    static Stream<Throwable> interrupts() {
        IllegalStateException suppressing = new IllegalStateException("pool");
        suppressing.addSuppressed(new InterruptedException());
        return Stream.of(
                new PeerGoneException("gone"),
                new InterruptedException(),
                new InterruptedIOException(),
                new ClosedByInterruptException(),
                new SocketException("Closed by interrupt"),
                new IllegalStateException(new IOException(new InterruptedException())),
                suppressing);
    }

    @ParameterizedTest
    @MethodSource("interrupts")
    void aClientThatHasGoneIsNotAnswered(Throwable failure) {
        RecordedExchange exchange = failed(failure, RecordedExchange.get().leaving());

        assertThat(exchange.responded()).isFalse();
        assertThat(exchange.failures()).containsExactly(failure);
        assertThat(log.lines()).containsExactly("FINE GET / (Api.root): the client went away");
    }

    static Stream<Throwable> faults() {
        IllegalStateException circle = new IllegalStateException("circle");
        circle.initCause(new IllegalStateException("other", circle));
        return Stream.of(
                new IllegalStateException("no"), new SocketException("Connection reset"), circle);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsAFaultWhereverTheClientIs(Throwable failure) {
        failed(failure, RecordedExchange.get().leaving());

        assertThat(log.lines()).containsExactly("SEVERE GET / (Api.root) failed");
    }

    @Test
    void anInterruptIsAFaultWhileTheClientIsThere() {
        assertThat(failed(new InterruptedIOException()).status()).isEqualTo(500);
    }
}
