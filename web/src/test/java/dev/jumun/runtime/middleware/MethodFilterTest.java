package dev.jumun.runtime.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.MutableHeaders;
import dev.jumun.Response;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;
import dev.jumun.exchange.PeerGoneException;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.exchange.ResponseBody;
import dev.jumun.runtime.request.CurrentRequest;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class MethodFilterTest {
    private static final byte[] BYTES = "<hello>".getBytes(UTF_8);

    private final RecordedExchange exchange = RecordedExchange.get();
    private final List<Response> sent = new ArrayList<>();

    private void handle(MiddlewareMethod method, Handler next) {
        new MethodFilter(
                        method,
                        CurrentRequest::new,
                        (to, answer) -> {
                            assertThat(to).isSameAs(exchange);
                            sent.add(answer);
                        })
                .handle(exchange, next);
    }

    private static void whole(Exchange inner) {
        MutableHeaders fields = new MutableHeaders().add("a", "b").add("content-type", "text/a");
        inner.respond(201, fields, BYTES, 1, 5);
    }

    @Test
    void anAnswerThatIsReturnedIsSent() {
        handle((_, next) -> next.call(), MethodFilterTest::whole);

        assertThat(exchange.status()).isEqualTo(201);
        assertThat(exchange.text()).isEqualTo("hello");
        assertThat(exchange.answered().all("a")).containsExactly("b");
        assertThat(exchange.answered().all("content-type")).containsExactly("text/a");
        assertThat(sent).isEmpty();
    }

    @Test
    void aMethodSeesTheAnswer() {
        handle(
                (request, next) -> {
                    assertThat(request.method()).isEqualTo("GET");
                    Response answer = next.call();
                    assertThat(answer.status()).isEqualTo(201);
                    assertThat(answer.headers().first("a")).isEqualTo("b");
                    assertThat(answer.content()).isEqualTo("hello".getBytes(UTF_8));
                    return answer;
                },
                MethodFilterTest::whole);

        assertThat(exchange.status()).isEqualTo(201);
    }

    @Test
    void aMethodMayChangeTheHead() {
        handle((_, next) -> next.call().status(202).header("c", "d"), MethodFilterTest::whole);

        assertThat(exchange.status()).isEqualTo(202);
        assertThat(exchange.answered("c")).isEqualTo("d");
        assertThat(exchange.text()).isEqualTo("hello");
    }

    @Test
    void anAnswerIsStreamedWhenTheMethodHasReturned() {
        handle(
                (_, next) -> {
                    Response answer = next.call();
                    assertThat(exchange.responded()).isFalse();
                    return answer.header("c", "d");
                },
                inner -> {
                    assertThat(inner.responded()).isFalse();
                    ResponseBody body = inner.respond(200, new MutableHeaders());
                    assertThat(inner.responded()).isTrue();
                    body.write(BYTES, 1, 5);
                    body.end();
                });

        assertThat(exchange.answered("c")).isEqualTo("d");
        assertThat(exchange.text()).isEqualTo("hello");
        assertThat(exchange.hasEnded()).isTrue();
    }

    @Test
    void anotherAnswerTakesThePlaceOfAWholeOne() {
        Response other = Response.text("other");
        handle(
                (_, next) -> {
                    next.call();
                    return other;
                },
                MethodFilterTest::whole);

        assertThat(sent).containsExactly(other);
        assertThat(exchange.responded()).isFalse();
    }

    @Test
    void aStreamInWhosePlaceAnotherAnswerIsSentEnds() {
        CompletableFuture<PeerGoneException> end = new CompletableFuture<>();
        handle(
                (_, next) -> {
                    next.call();
                    return Response.text("other");
                },
                inner -> {
                    ResponseBody body = inner.respond(200, new MutableHeaders());
                    body.flush();
                    body.end();
                    try {
                        body.write(BYTES, 0, 1);
                    } catch (PeerGoneException gone) {
                        end.complete(gone);
                    }
                });

        assertThat(end).isCompleted();
        assertThat(sent).hasSize(1);
        assertThat(exchange.responded()).isFalse();
    }

    @Test
    void aMethodMayAnswerByItself() {
        Response own = Response.text("own");
        handle((_, _) -> own, inner -> assertThat(inner).isNull());

        assertThat(sent).containsExactly(own);
    }

    @Test
    void aHandlerWithoutAnAnswerIsA500() {
        handle(
                (_, next) -> {
                    Response answer = next.call();
                    assertThat(answer.status()).isEqualTo(500);
                    return answer;
                },
                _ -> {});

        assertThat(sent).extracting(Response::status).containsExactly(500);
    }

    @Test
    void theLastOfTwoAttemptsIsSent() {
        List<Integer> attempts = new ArrayList<>();
        handle(
                (_, next) -> {
                    next.call();
                    return next.call();
                },
                inner -> {
                    attempts.add(attempts.size());
                    MutableHeaders fields =
                            new MutableHeaders().add("attempt", String.valueOf(attempts.size()));
                    inner.respond(200, fields, BYTES, 1, 5);
                });

        assertThat(attempts).hasSize(2);
        assertThat(exchange.answered("attempt")).isEqualTo("2");
        assertThat(sent).isEmpty();
    }

    @Test
    void anAnswerOfAnEarlierAttemptIsSentByHand() {
        handle(
                (_, next) -> {
                    Response first = next.call();
                    next.call();
                    return first;
                },
                MethodFilterTest::whole);

        assertThat(sent).extracting(Response::status).containsExactly(201);
        assertThat(exchange.responded()).isFalse();
    }

    @Test
    void whatAMethodThrowsDropsTheAnswer() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() ->
                        handle(
                                (_, next) -> {
                                    next.call();
                                    throw new IllegalStateException("no");
                                },
                                MethodFilterTest::whole))
                .withMessage("no");
        assertThat(exchange.responded()).isFalse();
        assertThat(sent).isEmpty();
    }

    @Test
    void whatAHandlerThrowsIsThrown() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() ->
                        handle(
                                (_, next) -> next.call(),
                                _ -> {
                                    throw new IllegalArgumentException("inner");
                                }))
                .withMessage("inner");
    }

    @Test
    void aSecondAnswerIsRefused() {
        CompletableFuture<IllegalStateException> refusal = new CompletableFuture<>();
        handle(
                (_, next) -> next.call(),
                inner -> {
                    whole(inner);
                    try {
                        inner.respond(200, new MutableHeaders());
                    } catch (IllegalStateException refused) {
                        refusal.complete(refused);
                    }
                });

        assertThat(refusal).isCompleted();
        assertThat(exchange.status()).isEqualTo(201);
    }

    @Test
    void aSocketPassesBy() {
        exchange.forSocket();
        List<Exchange> handled = new ArrayList<>();
        handle((_, _) -> Response.text("own"), handled::add);

        assertThat(handled).containsExactly(exchange);
        assertThat(sent).isEmpty();
    }

    @Test
    void aTypeIsAFieldUnlessThereIsOne() {
        assertThat(Gate.fields(Response.text("a")).all("content-type"))
                .containsExactly("text/plain; charset=utf-8");
        assertThat(
                        Gate.fields(Response.text("a").setHeader("content-type", "b"))
                                .all("content-type"))
                .containsExactly("b");
        assertThat(Gate.fields(Response.empty(204)).first("content-type")).isNull();
    }
}
