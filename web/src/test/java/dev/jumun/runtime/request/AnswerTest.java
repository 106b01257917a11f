package dev.jumun.runtime.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.MutableHeaders;
import dev.jumun.Response;
import dev.jumun.async.Generator;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.engine.RequestSteps;
import dev.jumun.runtime.stream.JsonLines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class AnswerTest {
    private final RecordedExchange exchange = RecordedExchange.get();
    private final RecordedSteps steps = new RecordedSteps();

    private Call call() {
        return call(exchange);
    }

    private static Call call(RecordedExchange exchange) {
        return new Call(exchange, Map.of(), new Overrides(), true, null, "Api.root");
    }

    @Test
    void aValueIsJson() throws Exception {
        Call call = call();
        call.answer(201, 5, Codecs.INTEGER);
        call.send();

        assertThat(exchange.status()).isEqualTo(201);
        assertThat(exchange.text()).isEqualTo("5");
        assertThat(exchange.answered().all("content-type")).containsExactly("application/json");
        assertThat(exchange.hasEnded()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, text/plain; charset=utf-8",
        "text/plain; charset=latin1, text/plain; charset=latin1",
        "image/png, image/png",
    })
    void aTextIsSentAsItIs(String declared, String sent) throws Exception {
        Call call = call();
        call.answerAsIs(200, "é", declared);
        call.send();

        assertThat(exchange.text()).isEqualTo("é");
        assertThat(exchange.answered("content-type")).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 202})
    void aGeneratorIsSentAsItIsMade(int said) throws Exception {
        Call call = call();
        call.settings().header("a", "b");
        if (said != 0) {
            call.settings().status(said);
        }
        Generator<Integer> values =
                Generator.of(yield -> {
                    yield.to(1);
                    yield.to(2);
                });
        call.stream(201, values, new JsonLines<>(Codecs.INTEGER));
        call.send();

        assertThat(exchange.status()).isEqualTo(said == 0 ? 201 : said);
        assertThat(exchange.text()).isEqualTo("1\n2\n");
        assertThat(exchange.answered("content-type")).isEqualTo("application/jsonl");
        assertThat(exchange.answered("a")).isEqualTo("b");
        assertThat(exchange.hasEnded()).isTrue();
    }

    @Test
    @SuppressWarnings("NullAway") // what a handler returns whose result is @Nullable
    void nullIsNoAnswerUnlessItIsDeclared() throws Exception {
        assertThatIllegalStateException()
                .isThrownBy(() -> call().answerAsIs(200, (String) null, "text/plain"))
                .withMessageContaining("annotate the result with @Nullable");
        assertThatIllegalStateException()
                .isThrownBy(() -> call().answerAsIs(200, (byte[]) null, "text/plain"));
        Call call = call();
        call.answer(200, null, Codecs.nullable(Codecs.INTEGER));
        call.send();

        assertThat(exchange.text()).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource({"200, null", "204, ''", "205, ''", "304, ''"})
    void nothingIsNullWhereThereMayBeABody(int status, String body) throws Exception {
        Call call = call();
        call.answerNothing(status);
        call.send();

        assertThat(exchange.status()).isEqualTo(status);
        assertThat(exchange.text()).isEqualTo(body);
        assertThat(exchange.answered("content-type"))
                .isEqualTo(body.isEmpty() ? null : "application/json");
    }

    @Test
    void whatWasSaidAboutAnAnswerApplies() throws Exception {
        Call call = call();
        assertThat(call.hasSettings()).isFalse();
        call.settings().status(202);
        call.settings().header("a", "b");
        call.settings().cookie("c", "d");
        call.settings().deleteCookie("e");
        assertThat(call.hasSettings()).isTrue();
        assertThat(call.fieldsSoFar().first("a")).isEqualTo("b");
        call.answer(200, 5, Codecs.INTEGER);
        call.send();

        assertThat(exchange.status()).isEqualTo(202);
        assertThat(exchange.answered("a")).isEqualTo("b");
        assertThat(exchange.answered().all("set-cookie")).hasSize(2);
    }

    @Test
    void aFieldMayBeSaidWithoutAStatus() throws Exception {
        Call call = call();
        call.settings().header("a", "b");
        call.answer(201, 5, Codecs.INTEGER);
        call.send();

        assertThat(exchange.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 199, 600})
    void aStatusIsThatOfAnAnswer(int status) {
        assertThatIllegalArgumentException().isThrownBy(() -> call().settings().status(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 599})
    void theFirstAndTheLastStatusAreAllowed(int status) {
        call().settings().status(status);
    }

    @Test
    void aStatusWithoutABodyTakesNone() throws Exception {
        Call call = call();
        call.settings().status(204);
        call.answer(200, 5, Codecs.INTEGER);
        call.send();

        assertThat(exchange.status()).isEqualTo(204);
        assertThat(exchange.bytes()).isEmpty();
        assertThat(exchange.answered("content-type")).isNull();
    }

    private void send(Response response) throws Exception {
        Call.send(exchange, response);
    }

    @Test
    void anAnswerByHandIsSent() throws Exception {
        send(Response.text("hello").status(203).header("a", "b"));

        assertThat(exchange.status()).isEqualTo(203);
        assertThat(exchange.text()).isEqualTo("hello");
        assertThat(exchange.answered("a")).isEqualTo("b");
        assertThat(exchange.answered().all("content-type"))
                .containsExactly("text/plain; charset=utf-8");
    }

    @Test
    void anAnswerByHandMayHaveItsOwnType() throws Exception {
        send(Response.text("hello").setHeader("content-type", "a/b"));

        assertThat(exchange.answered().all("content-type")).containsExactly("a/b");
    }

    @Test
    void anAnswerByHandMayBeJsonOrNothing() throws Exception {
        send(Response.json(List.of(1, "a")));
        RecordedExchange empty = RecordedExchange.get();
        Call.send(empty, Response.empty(204));

        assertThat(exchange.text()).isEqualTo("[1,\"a\"]");
        assertThat(empty.bytes()).isEmpty();
        assertThat(empty.answered("content-type")).isNull();
    }

    @Test
    void anAnswerByHandMayBeWrittenInPieces() throws Exception {
        Response stream =
                Response.stream(
                        "a/b",
                        out -> {
                            out.write("one".getBytes(UTF_8));
                            out.write("two".getBytes(UTF_8));
                        });
        send(stream);
        RecordedExchange head = RecordedExchange.of("HEAD", "/");
        Call.send(head, stream);

        assertThat(exchange.text()).isEqualTo("onetwo");
        assertThat(exchange.hasEnded()).isTrue();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.hasEnded()).isTrue();
    }

    @Test
    void anAnswerByHandMayBeAFile(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("a.txt"), "content");
        send(Response.file(file));

        assertThat(exchange.text()).isEqualTo("content");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> send(Response.file(directory.resolve("other"))))
                .withMessageStartingWith("There is no file ");
    }

    @Test
    void aResponseOfAMethodThatReturnsAnyObjectIsSent() throws Exception {
        Call call = call();
        call.answer(200, Response.text("by hand"), Codecs.ANY);
        call.send();

        assertThat(exchange.text()).isEqualTo("by hand");
    }

    @Test
    void theLastAnswerIsSent() throws Exception {
        Call call = call();
        call.answer(Response.stream("a/b", out -> out.write(1)));
        call.answer(200, 5, Codecs.INTEGER);
        call.send();

        assertThat(exchange.text()).isEqualTo("5");
    }

    @Test
    void tasksFollowTheAnswer() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        Call call = call();
        call.tasks().add(() -> statuses.add(exchange.status()));
        call.answer(201, 5, Codecs.INTEGER);
        assertThat(statuses).isEmpty();
        call.send();
        assertThat(statuses).containsExactly(201);
        call.tasks().add(() -> statuses.add(0));
        call.end();

        assertThat(statuses).containsExactly(201, 0);
        assertThatIllegalStateException().isThrownBy(() -> call.tasks().add(() -> {}));
    }

    @Test
    void withoutAnAnswerNothingFollows() {
        List<String> done = new ArrayList<>();
        Call call = call();
        call.tasks()
                .add(
                        new DroppableWork() {
                            @Override
                            public void run() {
                                done.add("ran");
                            }

                            @Override
                            public void drop() {
                                done.add("dropped");
                            }
                        });
        call.end();

        assertThat(done).containsExactly("dropped");
    }

    @Test
    void stepsOfAnAnswerAreRecorded() throws Exception {
        Call call = call(exchange.with(RequestSteps.class, steps));
        call.answer(200, 5, Codecs.INTEGER);
        call.tasks().add(() -> {});
        call.send();

        assertThat(exchange.text()).isEqualTo("5");
        assertThat(steps.lines())
                .containsExactly(
                        "+ handler Api.root",
                        "- handler Api.root",
                        "+ encode",
                        "- encode",
                        "+ send",
                        "- send",
                        "+ background task",
                        "- background task");
    }

    @Test
    void aSendThatFailsIsRecorded() {
        exchange.respond(200, new MutableHeaders());
        Call call = call(exchange.with(RequestSteps.class, steps));
        call.answerNothing(200);

        assertThatIllegalStateException().isThrownBy(call::send);
        assertThat(steps.lines().getLast()).isEqualTo("- send: It has been answered.");
    }

    @Test
    void aTaskThatFailsIsRecorded() {
        Call call = call(exchange.with(RequestSteps.class, steps));
        call.answerNothing(200);
        IllegalStateException failure = new IllegalStateException("no");
        call.tasks()
                .add(() -> {
                    throw failure;
                });

        assertThatIllegalStateException().isThrownBy(call::send).isSameAs(failure);
        assertThat(call.isOfTask(failure)).isTrue();
        assertThat(call.isOfTask(new IllegalStateException("no"))).isFalse();
        assertThat(steps.lines().getLast()).isEqualTo("- background task: no");
    }

    @Test
    void everyHandlerEndsOnceItHasAnswered() {
        for (RouteHandler answer :
                List.<RouteHandler>of(
                        call -> call.answer(Response.text("a")),
                        call -> call.answerNothing(200),
                        call -> call.answerAsIs(200, "a", "text/plain"))) {
            RecordedSteps each = new RecordedSteps();
            Call call = call(RecordedExchange.get().with(RequestSteps.class, each));
            try {
                answer.handle(call);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            assertThat(each.lines()).containsExactly("+ handler Api.root", "- handler Api.root");
        }
    }

    @Test
    void aFailureEndsTheHandler() {
        Call call = call(exchange.with(RequestSteps.class, steps));
        call.failed(new IllegalStateException("no"));
        call.failed(new IllegalStateException("again"));

        assertThat(steps.lines()).containsExactly("+ handler Api.root", "- handler Api.root: no");
    }
}
