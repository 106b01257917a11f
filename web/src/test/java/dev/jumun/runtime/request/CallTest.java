package dev.jumun.runtime.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jumun.async.Lender;
import dev.jumun.exchange.RecordedExchange;
import dev.jumun.runtime.binding.Binder;
import dev.jumun.runtime.binding.NotReady;
import dev.jumun.runtime.codec.Codecs;
import dev.jumun.runtime.dependency.Overrides;
import dev.jumun.runtime.dependency.ProviderKey;
import dev.jumun.runtime.engine.RequestSteps;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

class CallTest {
    private static final ProviderKey<String> KEY = new ProviderKey<>(String.class, "Api.text");
    private static final ProviderKey<Integer> OTHER =
            new ProviderKey<>(Integer.class, "Api.number");

    private final RecordedExchange exchange =
            RecordedExchange.of("POST", "/?n=x")
                    .with("content-type", "application/x-www-form-urlencoded")
                    .with("a=1".getBytes(UTF_8));
    private final Overrides overrides = new Overrides(() -> List.of(KEY, OTHER));
    private final List<String> events = new ArrayList<>();

    private Call call() {
        return new Call(exchange, Map.of(), overrides, true, null, "Api.root");
    }

    private final Lender<String> lender =
            yield -> {
                events.add("setup");
                yield.to("lent");
                events.add("tear down");
            };

    private void lend(Call call) throws Exception {
        call.lend(KEY, lender, value -> events.add("use " + value));
    }

    private void lendBound(Call call) throws Exception {
        call.lend(
                KEY,
                (in, yield) -> {
                    in.query("n", Codecs.INTEGER);
                    in.ready();
                    lender.lend(yield);
                },
                (@Nullable String value) -> events.add("use " + value));
    }

    private static @Nullable String provideBound(Call call) throws Exception {
        return call.provide(
                KEY,
                in -> {
                    in.query("n", Codecs.INTEGER);
                    in.ready();
                    return "provided";
                });
    }

    @Test
    void aProviderIsCalled() throws Exception {
        assertThat(call().<String>provide(KEY, () -> "provided")).isEqualTo("provided");
    }

    @Test
    void anOverrideTakesThePlaceOfAProvider() throws Exception {
        overrides.put("Api.text", lender);

        assertThat(call().<String>provide(KEY, () -> "provided")).isEqualTo("lent");
        assertThat(provideBound(call())).isEqualTo("lent");
        assertThat(events).containsExactly("setup", "tear down", "setup", "tear down");
        assertThat(call().isOverridden(KEY)).isTrue();
        assertThat(call().isOverridden(OTHER)).isFalse();
    }

    @Test
    void whatIsSkippedIsNotCalled() throws Exception {
        Call call = call();
        call.skip(Set.of(KEY));

        assertThat(call.<String>provide(KEY, () -> "provided")).isNull();
        assertThat(provideBound(call)).isNull();
        lend(call);
        lendBound(call);
        assertThat(events).containsExactly("use null", "use null");
        assertThat(call.isAbsent(KEY)).isFalse();
        assertThat(call.<Integer>provide(OTHER, () -> 5)).isEqualTo(5);
    }

    @Test
    void aProviderWithAWrongInputIsAbsent() throws Exception {
        Call call = call();

        assertThat(call.isAbsent(KEY)).isFalse();
        assertThat(provideBound(call)).isNull();
        assertThat(call.isAbsent(KEY)).isTrue();
        assertThat(call.isAbsent(OTHER)).isFalse();
    }

    @Test
    void aLenderLendsForTheRest() throws Exception {
        lend(call());

        assertThat(events).containsExactly("setup", "use lent", "tear down");
    }

    @Test
    void anOverrideTakesThePlaceOfALender() throws Exception {
        Lender<String> other = yield -> yield.to("other");
        overrides.put("Api.text", other);
        lend(call());
        lendBound(call());

        assertThat(events).containsExactly("use other", "use other");
    }

    @Test
    void theRestContinuesWithoutALenderWhoseInputIsWrong() throws Exception {
        Call call = call();
        lendBound(call);

        assertThat(events).containsExactly("use null");
        assertThat(call.isAbsent(KEY)).isTrue();
    }

    @Test
    void whatIsNotReadyInTheRestIsNotTheLenders() {
        Call call = call();

        assertThatExceptionOfType(NotReady.class)
                .isThrownBy(() ->
                        call.lend(
                                KEY,
                                (_, yield) -> lender.lend(yield),
                                _ -> {
                                    Binder in = call.binder();
                                    in.absent();
                                    in.ready();
                                }));
        assertThat(call.isAbsent(KEY)).isFalse();
    }

    @Test
    void lendingIsRecorded() throws Exception {
        RecordedSteps steps = new RecordedSteps();
        exchange.with(RequestSteps.class, steps);
        Call call = call();
        call.<Integer>provide(OTHER, () -> 5);
        lend(call);
        call.binder().check();
        call.handled();

        assertThat(steps.lines())
                .containsSubsequence(
                        "+ provide Api.number",
                        "- provide Api.number",
                        "+ setup Api.text",
                        "- setup Api.text",
                        "+ tear down Api.text",
                        "- tear down Api.text",
                        "+ bind",
                        "- bind",
                        "- handler Api.root");
        assertThat(events).containsExactly("setup", "use lent", "tear down");
    }

    @Test
    void aFormIsReadOnce() {
        Call call = call();
        call.form();
        call.form();

        assertThat(call.binder().form("a", Codecs.INTEGER)).isEqualTo(1);
        call.end();
    }

    @Test
    void aBodyIsReadInDifferentWays() throws Exception {
        assertThat(call().body(Codecs.STRING).value()).isEqualTo("a=1");
        assertThat(call().body(Codecs.STRING, "none").value()).isEqualTo("a=1");
        try (InputStream in = call().bodyStream()) {
            assertThat(in.readAllBytes()).isEqualTo("a=1".getBytes(UTF_8));
        }
    }

    @Test
    void aMissingBodyHasADefault() {
        RecordedExchange empty = RecordedExchange.of("POST", "/");
        Call call = new Call(empty, Map.of(), overrides, true, null, "Api.root");

        assertThat(call.body(Codecs.STRING, "none").value()).isEqualTo("none");
        assertThat(call.body(Codecs.STRING).problems().isEmpty()).isFalse();
        assertThat(call.bodyPieces().toList()).isEmpty();
    }

    @Test
    void aSessionIsThatOfAFilter() {
        assertThatIllegalStateException()
                .isThrownBy(() -> call().session())
                .withMessageStartingWith("There is no session: ");
    }

    @Test
    void providersRunNextToEachOther() throws Exception {
        overrides.put("Api.number", (Lender<Integer>) yield -> yield.to(7));
        Call call = call();
        SideBySide both = call.sideBySide();
        SideBySide.Part<String> plain = both.add(KEY, () -> "provided");
        SideBySide.Part<Integer> overridden =
                both.add(
                        OTHER,
                        (SideBySide.Preparation<Integer>)
                                _ -> {
                                    throw new AssertionError();
                                });
        assertThat(plain.value()).isNull();
        both.run();

        assertThat(plain.value()).isEqualTo("provided");
        assertThat(overridden.value()).isEqualTo(7);
    }

    @Test
    void aProviderNextToOthersMayBeAbsentOrSkipped() throws Exception {
        Call call = call();
        call.skip(Set.of(OTHER));
        SideBySide both = call.sideBySide();
        SideBySide.Part<String> absent =
                both.add(
                        KEY,
                        (SideBySide.Preparation<String>)
                                in -> {
                                    in.query("n", Codecs.INTEGER);
                                    in.ready();
                                    return () -> "provided";
                                });
        SideBySide.Part<Integer> skipped =
                both.add(OTHER, (SideBySide.Preparation<Integer>) _ -> () -> 5);
        both.run();

        assertThat(absent.value()).isNull();
        assertThat(call.isAbsent(KEY)).isTrue();
        assertThat(skipped.value()).isNull();
        assertThat(call.isAbsent(OTHER)).isFalse();
    }
}
