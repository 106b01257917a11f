package dev.jumun.runtime.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.jumun.exchange.RecordedExchange;
import dev.jumun.runtime.binding.Binder;
import dev.jumun.runtime.binding.Inputs;
import dev.jumun.runtime.binding.NotReady;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** What a trace shows of a call: + begins, - ends, x was assumed and did not happen. */
class CallStepsTest {
    private static final String BEGUN = "+ handler h";
    private static final String NOT_BEGUN = "x handler h";

    private final RecordedSteps recorded = new RecordedSteps();
    private final CallSteps steps = new CallSteps(recorded, "h");

    private static NotReady notReady() {
        Binder binder = new Binder(new Inputs(RecordedExchange.get(), Map.of(), true));
        binder.absent();
        try {
            binder.ready();
        } catch (NotReady notReady) {
            return notReady;
        }
        throw new AssertionError();
    }

    @Test
    void aProviderComesBeforeTheHandler() throws Exception {
        assertThat(steps.<String>provide("p", () -> "value")).isEqualTo("value");
        steps.handled();
        steps.handled();

        assertThat(recorded.lines())
                .containsExactly(
                        BEGUN, NOT_BEGUN, "+ provide p", "- provide p", BEGUN, "- handler h");
    }

    @Test
    void aProviderThatFailsIsFollowedByNoHandler() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        steps.provide(
                                "p",
                                () -> {
                                    throw new IllegalStateException("no");
                                }));
        assertThat(recorded.lines())
                .containsExactly(BEGUN, NOT_BEGUN, "+ provide p", "- provide p: no");
    }

    @Test
    void aProviderThatCannotRunHasNotFailed() {
        assertThatExceptionOfType(NotReady.class)
                .isThrownBy(() ->
                        steps.provide(
                                "p",
                                () -> {
                                    throw notReady();
                                }));
        assertThat(recorded.lines()).last().isEqualTo("- provide p");
    }

    @Test
    void aProviderOnAnotherThreadLeavesTheHandlerAlone() throws Exception {
        Thread.ofVirtual().start(() -> provideQuietly()).join();

        assertThat(recorded.lines()).containsExactly(BEGUN, "+ provide p", "- provide p");
    }

    private void provideQuietly() {
        try {
            steps.provide("p", () -> "value");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void bindingComesBeforeTheHandler() {
        steps.bind();
        steps.bound(null);
        steps.handled();

        assertThat(recorded.lines())
                .containsExactly(BEGUN, NOT_BEGUN, "+ bind", "- bind", BEGUN, "- handler h");
    }

    @Test
    void bindingThatFailsIsFollowedByNoHandler() {
        steps.bind();
        steps.bound(new IllegalStateException("no"));
        steps.failed(new IllegalStateException("no"));

        assertThat(recorded.lines()).containsExactly(BEGUN, NOT_BEGUN, "+ bind", "- bind: no");
    }

    @Test
    void whatFailsWhileInputsAreBoundEndsTheBinding() {
        steps.bind();
        steps.failed(new IllegalStateException("no"));

        assertThat(recorded.lines()).last().isEqualTo("- bind: no");
    }

    @Test
    void boundWithoutABindingIsFollowedByTheHandler() {
        steps.bound(null);

        assertThat(recorded.lines()).containsExactly(BEGUN, NOT_BEGUN, BEGUN);
    }

    @Test
    void aLenderWrapsTheHandler() throws Exception {
        steps.<String>lend(
                "l",
                yield -> yield.to("value"),
                value -> {
                    assertThat(value).isEqualTo("value");
                    steps.handled();
                });

        assertThat(recorded.lines())
                .containsExactly(
                        BEGUN,
                        NOT_BEGUN,
                        "+ setup l",
                        "- setup l",
                        BEGUN,
                        "- handler h",
                        "+ tear down l",
                        "- tear down l");
    }

    @Test
    void aHandlerThatFailsIsTornDown() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        steps.<String>lend(
                                "l",
                                yield -> yield.to("value"),
                                _ -> {
                                    throw new IllegalStateException("no");
                                }));
        assertThat(recorded.lines())
                .endsWith(BEGUN, "- handler h: no", "+ tear down l", "- tear down l: no");
    }

    @Test
    void aSetupThatFailsIsRecorded() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        steps.<String>lend(
                                "l",
                                _ -> {
                                    throw new IllegalStateException("no");
                                },
                                _ -> {}));
        assertThat(recorded.lines()).endsWith("+ setup l", "- setup l: no");
        assertThatExceptionOfType(NotReady.class)
                .isThrownBy(() ->
                        steps.<String>lend(
                                "l",
                                _ -> {
                                    throw notReady();
                                },
                                _ -> {}));
        assertThat(recorded.lines()).endsWith("+ setup l", "- setup l");
    }
}
