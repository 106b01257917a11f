package dev.jumun.async;

import static dev.jumun.async.Async.remaining;
import static dev.jumun.async.Async.shield;
import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;
import static dev.jumun.async.Async.timeout;
import static dev.jumun.async.Async.timeoutOrEmpty;
import static dev.jumun.async.Steps.LONG;
import static dev.jumun.async.Steps.SECOND;
import static dev.jumun.async.Steps.after;
import static dev.jumun.async.Steps.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** The behavioural cases of timeouts, by number. */
@Timeout(20)
class TimeoutCasesTest {
    private final Steps steps = new Steps();

    @Test
    void case73TooLongIsATimeout() {
        AtomicReference<Deadline> deadline = new AtomicReference<>();
        Simulation simulation = Simulation.seeded(1);
        assertThatThrownBy(() ->
                        simulation.run(() ->
                                timeout(
                                        SECOND,
                                        d -> {
                                            deadline.set(d);
                                            return steps.sleeper("body").call();
                                        })))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("not done within 1 s");
        assertThat(deadline.get().isOver()).isTrue();
        assertThat(simulation.elapsed()).isEqualTo(SECOND);
        assertThat(steps.all()).containsExactly("body cancelled");
    }

    @Test
    void case74InTimeIsNeverInterruptedLater() {
        simulate(() -> {
            assertThat(timeout(SECOND, after(SECOND.dividedBy(2), "done"))).isEqualTo("done");
            sleep(SECOND.multipliedBy(2));
            return 1;
        });
    }

    @Test
    void case75NoTimeAtAllEndsAtTheFirstWait() {
        assertThatThrownBy(() ->
                        timeout(
                                Duration.ZERO,
                                () -> {
                                    steps.add("began");
                                    sleep(Duration.ZERO);
                                    steps.add("went on");
                                    return 1;
                                }))
                .isInstanceOf(TimeoutException.class);
        assertThat(steps.all()).containsExactly("began");
    }

    @Test
    void case75WhatNeedsNoTimeMayEnd() throws TimeoutException {
        assertThat(Async.<Integer>timeout(Duration.ZERO, () -> 1)).isEqualTo(1);
        sleep(Duration.ZERO);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void case76ADeadlineCanBeTakenAway() {
        String result =
                simulate(() ->
                        timeout(
                                SECOND,
                                deadline -> {
                                    deadline.remove();
                                    assertThat(remaining()).isEmpty();
                                    sleep(LONG);
                                    return "done";
                                }));
        assertThat(result).isEqualTo("done");
    }

    @Test
    void case78TheOuterStillEndsWhatComesAfterTheInner() {
        Simulation simulation = Simulation.seeded(1);
        assertThatThrownBy(() ->
                        simulation.run(() ->
                                timeout(
                                        SECOND.multipliedBy(2),
                                        () -> {
                                            assertThatThrownBy(() ->
                                                            timeout(
                                                                    SECOND,
                                                                    () ->
                                                                            steps.sleeper("inner")
                                                                                    .call()))
                                                    .isInstanceOf(TimeoutException.class)
                                                    .hasMessage("not done within 1 s");
                                            return steps.sleeper("after").call();
                                        })))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("not done within 2 s");
        assertThat(simulation.elapsed()).isEqualTo(SECOND.multipliedBy(2));
        assertThat(steps.all()).containsExactly("inner cancelled", "after cancelled");
    }

    @Test
    void twoThatAreOverAtOnceAreTheOuterOnes() {
        for (int seed = 0; seed < 100; seed++) {
            assertThatThrownBy(() ->
                            simulate(() ->
                                    timeout(
                                            SECOND,
                                            () -> {
                                                try {
                                                    return timeout(
                                                            SECOND,
                                                            () -> steps.sleeper("inner").call());
                                                } catch (TimeoutException inner) {
                                                    throw new AssertionError(
                                                            "the inner one must not be told",
                                                            inner);
                                                }
                                            })))
                    .isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void case80CancelledFromElsewhereIsNotATimeout() {
        simulate(() ->
                taskGroup(group -> {
                    Task<String> task =
                            group.start(() -> timeout(LONG, () -> steps.sleeper("b").call()));
                    sleep(SECOND);
                    task.cancel();
                    assertThat(task.state()).isEqualTo(Task.State.CANCELLED);
                    assertThatThrownBy(task::await).isInstanceOf(Cancelled.class);
                    return 1;
                }));
    }

    @Test
    void case82ADeadlineCanBeMoved() {
        Simulation later = Simulation.seeded(1);
        assertThat(
                        later.<String>run(() ->
                                timeout(
                                        SECOND,
                                        deadline -> {
                                            deadline.reset(SECOND.multipliedBy(3));
                                            sleep(SECOND.multipliedBy(2));
                                            return "done";
                                        })))
                .isEqualTo("done");
        Simulation earlier = Simulation.seeded(1);
        assertThatThrownBy(() ->
                        earlier.run(() ->
                                timeout(
                                        LONG,
                                        deadline -> {
                                            deadline.reset(SECOND);
                                            sleep(LONG);
                                            return 1;
                                        })))
                .isInstanceOf(TimeoutException.class);
        assertThat(earlier.elapsed()).isEqualTo(SECOND);
    }

    @Test
    void case82AndNotWhenItIsOverOrHasEnded() {
        AtomicReference<Deadline> escaped = new AtomicReference<>();
        simulate(() ->
                timeout(
                        SECOND,
                        deadline -> {
                            escaped.set(deadline);
                            return 1;
                        }));
        assertThatThrownBy(() -> escaped.get().reset(SECOND))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("timeout 1 s has ended.");
        assertThatThrownBy(() ->
                        simulate(() ->
                                timeout(
                                        SECOND,
                                        deadline -> {
                                            try {
                                                sleep(LONG);
                                            } catch (Cancelled cancelled) {
                                                assertThatThrownBy(() -> deadline.reset(LONG))
                                                        .isInstanceOf(IllegalStateException.class)
                                                        .hasMessage("timeout 1 s is over.");
                                                throw cancelled;
                                            }
                                            return 1;
                                        })))
                .isInstanceOf(TimeoutException.class);
    }

    /** A timeout is a call: there is nothing to make early and to enter late. */
    @Test
    void case83TheTimeCountsFromTheCall() {
        Simulation simulation = Simulation.seeded(1);
        simulation.run(() -> {
            Callable<String> written = () -> timeout(SECOND, after(SECOND.dividedBy(2), "done"));
            sleep(SECOND.multipliedBy(10));
            return written.call();
        });
        assertThat(simulation.elapsed()).isEqualTo(Duration.ofMillis(10_500));
    }

    @Test
    void case84ATimeoutWithinAShieldEndsByItself() {
        assertThatThrownBy(() ->
                        simulate(() ->
                                shield(
                                        LONG,
                                        () -> timeout(SECOND, () -> steps.sleeper("b").call()))))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void case85NegativeTimesAreRefused() {
        Duration negative = Duration.ofSeconds(-1);
        assertThatThrownBy(() -> timeout(negative, () -> 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The duration is -1 s; it must not be negative.");
        assertThatThrownBy(() -> timeoutOrEmpty(negative, () -> 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sleep(negative)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void case86TheCauseShowsWhereItWaited() {
        assertThatThrownBy(() -> simulate(() -> timeout(SECOND, () -> waitHere())))
                .isInstanceOf(TimeoutException.class)
                .cause()
                .isInstanceOf(Cancelled.class)
                .satisfies(cause ->
                        assertThat(cause.getStackTrace())
                                .extracting(StackTraceElement::getMethodName)
                                .contains("waitHere"));
    }

    private static int waitHere() {
        sleep(LONG);
        return 1;
    }

    @Test
    void case87TheNearestDeadlineCounts() {
        simulate(() ->
                timeout(
                        SECOND.multipliedBy(5),
                        () ->
                                timeout(
                                        LONG,
                                        () -> {
                                            assertThat(remaining())
                                                    .contains(SECOND.multipliedBy(5));
                                            sleep(SECOND);
                                            assertThat(remaining())
                                                    .contains(SECOND.multipliedBy(4));
                                            taskGroup(group ->
                                                    group.start(
                                                                    () -> {
                                                                        assertThat(remaining())
                                                                                .contains(
                                                                                        SECOND
                                                                                                .multipliedBy(
                                                                                                        4));
                                                                        return 1;
                                                                    })
                                                            .await());
                                            return 1;
                                        })));
        assertThat(remaining()).isEmpty();
    }

    @Test
    void aBodyThatFailsByItselfHasItsWay() {
        IOException own = new IOException("own");
        assertThatThrownBy(() ->
                        simulate(() ->
                                timeout(
                                        SECOND,
                                        () -> {
                                            try {
                                                sleep(LONG);
                                            } catch (Cancelled cancelled) {
                                                throw own;
                                            }
                                            return 1;
                                        })))
                .isSameAs(own);
    }

    @Test
    void noOuterTimeoutIsLostWhenAGroupIsCancelled() {
        assertThatThrownBy(() ->
                        simulate(() ->
                                timeout(
                                        SECOND.multipliedBy(2),
                                        () -> {
                                            taskGroup(group -> {
                                                group.start(() -> {
                                                    sleep(SECOND);
                                                    group.cancel();
                                                    return 1;
                                                });
                                                sleep(LONG);
                                            });
                                            sleep(LONG);
                                            return 1;
                                        })))
                .isInstanceOf(TimeoutException.class);
    }
}
