package dev.jumun.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.HttpException;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.exchange.RecordedSocket;
import dev.jumun.runtime.dispatch.LogLines;
import dev.jumun.runtime.dispatch.Routed;
import dev.jumun.runtime.failure.Away;
import dev.jumun.runtime.request.RouteHandler;
import dev.jumun.websocket.WebSocketException;
import dev.jumun.websocket.WebSocketMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

class WebSocketEndpointTest {
    @RegisterExtension final LogLines log = new LogLines();
    private final Routed app = new Routed();

    private RecordedExchange open(RouteHandler handler) {
        app.routes.addWebSocket("/chat", "Api.chat", handler);
        return app.handle(RecordedExchange.of("GET", "/chat").forSocket());
    }

    private static RouteHandler accepting(Throwable failure) {
        return call -> {
            call.webSocket().accept();
            Routed.failing(failure).handle(call);
        };
    }

    private static String closed(RecordedExchange exchange) {
        return Objects.requireNonNull(exchange.socket()).closed();
    }

    static Stream<Arguments> failuresOfAnOpenSocket() {
        return Stream.of(
                Arguments.of(new WebSocketException(4001, "bye"), "4001 bye", List.of()),
                Arguments.of(new HttpException(404, "no room"), "1008 no room", List.of()),
                Arguments.of(
                        new HttpException(500, "secret"),
                        "1011",
                        List.of("SEVERE WebSocket /chat (Api.chat) failed")),
                Arguments.of(
                        new Away("the pool is empty"),
                        "1013",
                        List.of("WARNING WebSocket /chat (Api.chat) failed with 503: ")),
                Arguments.of(
                        new IllegalStateException("secret"),
                        "1011",
                        List.of("SEVERE WebSocket /chat (Api.chat) failed")),
                Arguments.of(
                        new AssertionError("secret"),
                        "1011",
                        List.of("SEVERE WebSocket /chat (Api.chat) failed")));
    }

    @ParameterizedTest
    @MethodSource
    void failuresOfAnOpenSocket(Throwable failure, String closed, List<String> logged) {
        RecordedExchange exchange = open(accepting(failure));

        assertThat(closed(exchange)).isEqualTo(closed);
        assertThat(exchange.status()).isZero();
        assertThat(log.lines()).hasSize(logged.size());
        for (int i = 0; i < logged.size(); i++) {
            assertThat(log.lines().get(i)).startsWith(logged.get(i).substring(0, 7));
            assertThat(log.lines().get(i)).contains("chat").doesNotContain("secret");
        }
    }

    @Test
    void aPeerThatGoesAwayIsNoFailure() {
        RecordedExchange exchange = open(call -> call.webSocket().receive());

        assertThat(closed(exchange)).startsWith("1001");
        assertThat(log.lines()).allMatch(line -> line.startsWith("FINE"));
    }

    @Test
    void anEndOfTheHandlerClosesIt() {
        RecordedExchange exchange =
                open(call -> {
                    call.webSocket().send(WebSocketMessage.text("hello"));
                    call.endWebSocket();
                });

        RecordedSocket socket = Objects.requireNonNull(exchange.socket());
        assertThat(socket.sent()).singleElement().hasToString("hello");
        assertThat(socket.closed()).isEqualTo("1000");
    }

    @Test
    void whatFailsBeforeTheHandshakeIsAnsweredAsARequestIs() {
        RecordedExchange exchange = open(Routed.failing(new HttpException(401, "who?")));

        assertThat(exchange.socket()).isNull();
        assertThat(exchange.status()).isEqualTo(401);
    }

    @Test
    void aRefusalBeforeTheHandshakeIsForbidden() {
        RecordedExchange exchange = open(Routed.failing(new WebSocketException(4001, "full")));

        assertThat(exchange.socket()).isNull();
        assertThat(exchange.status()).isEqualTo(403);
        assertThat(exchange.text()).isEqualTo("{\"detail\":\"full\"}");
    }

    @Test
    void aHandlerOfTheFailureChoosesHowItIsClosed() {
        app.failures.on(
                IllegalStateException.class,
                (failure, _) -> {
                    throw new WebSocketException(4002, String.valueOf(failure.getMessage()));
                });
        RecordedExchange exchange = open(accepting(new IllegalStateException("told")));

        assertThat(closed(exchange)).isEqualTo("4002 told");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aHandlerThatAnswersDoesNotChoose() {
        app.failures.on(IllegalStateException.class, (_, _) -> dev.jumun.Response.text("too late"));
        RecordedExchange exchange = open(accepting(new IllegalStateException("secret")));

        assertThat(closed(exchange)).isEqualTo("1011");
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void anErrorIsNotGivenToHandlers() {
        app.failures.on(
                Exception.class,
                (_, _) -> {
                    throw new WebSocketException(4003, "handled");
                });
        RecordedExchange exchange = open(accepting(new AssertionError("secret")));

        assertThat(closed(exchange)).isEqualTo("1011");
    }
}
