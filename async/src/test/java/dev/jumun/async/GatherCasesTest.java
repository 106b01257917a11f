package dev.jumun.async;

import static dev.jumun.async.Async.asCompleted;
import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.gatherSettled;
import static dev.jumun.async.Async.race;
import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;
import static dev.jumun.async.Async.timeout;
import static dev.jumun.async.Steps.LONG;
import static dev.jumun.async.Steps.SECOND;
import static dev.jumun.async.Steps.after;
import static dev.jumun.async.Steps.failAfter;
import static dev.jumun.async.Steps.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The behavioural cases of gather and race, by number. */
@Timeout(20)
class GatherCasesTest {
    private final Steps steps = new Steps();

    @Test
    void case60ResultsHaveTheOrderOfTheSlips() {
        List<String> results =
                simulate(() ->
                        gather(
                                List.of(
                                        after(SECOND.multipliedBy(3), "a"),
                                        after(SECOND, "b"),
                                        after(LONG, "c"))));
        assertThat(results).containsExactly("a", "b", "c");
    }

    @Test
    void case61NothingToGatherIsAnEmptyList() {
        assertThat(gather(List.<Callable<String>>of())).isEmpty();
        assertThat(gatherSettled(List.<Callable<String>>of())).isEmpty();
        assertThat(asCompleted(List.<Callable<String>>of()).toList()).isEmpty();
    }

    @Test
    void case62AFailureLeavesWhenTheSiblingsHaveEnded() {
        IOException failure = new IOException("burnt");
        assertThatThrownBy(() ->
                        simulate(() ->
                                gather(
                                        List.of(
                                                steps.sleeper("one"),
                                                failAfter(SECOND, failure),
                                                steps.sleeper("two")))))
                .isSameAs(failure)
                .hasNoSuppressedExceptions();
        assertThat(steps.all()).containsExactlyInAnyOrder("one cancelled", "two cancelled");
    }

    @Test
    void case63SettledSlipsAllEnd() {
        IOException failure = new IOException("burnt");
        List<Outcome<String>> outcomes =
                simulate(() ->
                        gatherSettled(
                                List.of(
                                        after(LONG, "a"),
                                        failAfter(SECOND, failure),
                                        after(SECOND, "c"))));
        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Success<>("a"),
                        new Outcome.Failure<>(failure),
                        new Outcome.Success<>("c"));
    }

    @Test
    void case66CancellingTheGathererCancelsAll() {
        simulate(() ->
                taskGroup(group -> {
                    Task<List<String>> task =
                            group.start(
                                    () -> gather(List.of(steps.sleeper("a"), steps.sleeper("b"))));
                    sleep(SECOND);
                    task.cancel();
                    return 1;
                }));
        assertThat(steps.all()).containsExactlyInAnyOrder("a cancelled", "b cancelled");
    }

    /** The choice: a slip is a recipe; given twice it is cooked twice. */
    @Test
    void case67TheSameSlipTwiceRunsTwice() {
        AtomicInteger runs = new AtomicInteger();
        Callable<Integer> slip = runs::incrementAndGet;
        assertThat(gather(List.of(slip, slip))).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void case68TheLimitHoldsAndAFailureLeavesTheRestUnstarted() {
        AtomicInteger running = new AtomicInteger();
        List<Callable<Integer>> slips = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            slips.add(() -> {
                assertThat(running.incrementAndGet()).isLessThanOrEqualTo(3);
                sleep(SECOND);
                running.decrementAndGet();
                return number;
            });
        }
        Simulation simulation = Simulation.seeded(1);
        assertThat(simulation.run(() -> gather(3, slips))).hasSize(20).startsWith(0, 1, 2);
        assertThat(simulation.elapsed()).isEqualTo(Duration.ofSeconds(7));

        IOException failure = new IOException("burnt");
        List<Callable<String>> failing =
                List.of(
                        failAfter(SECOND, failure),
                        steps.sleeper("second"),
                        steps.sleeper("queued"));
        assertThatThrownBy(() -> simulate(() -> gather(2, failing))).isSameAs(failure);
        assertThat(steps.all()).containsExactly("second cancelled");
    }

    @Test
    void case69TheFirstSuccessWinsTheRace() {
        IOException early = new IOException("early");
        String winner =
                simulate(() ->
                        race(
                                List.of(
                                        steps.sleeper("slow"),
                                        failAfter(SECOND, early),
                                        after(SECOND.multipliedBy(2), "winner"))));
        assertThat(winner).isEqualTo("winner");
        assertThat(steps.all()).containsExactly("slow cancelled");
        IOException late = new IOException("late");
        assertThatThrownBy(() ->
                        simulate(() ->
                                race(
                                        List.of(
                                                failAfter(SECOND.multipliedBy(2), late),
                                                failAfter(SECOND, early)))))
                .isSameAs(early)
                .hasSuppressedException(late);
    }

    @Test
    void case71ResultsComeInTheOrderOfCompletion() {
        List<Callable<String>> slips =
                List.of(
                        after(SECOND.multipliedBy(3), "c"),
                        after(SECOND, "a"),
                        after(SECOND.multipliedBy(2), "b"));
        assertThat(simulate(() -> asCompleted(slips).toList())).containsExactly("a", "b", "c");
        assertThatThrownBy(() ->
                        simulate(() ->
                                timeout(
                                        Duration.ofMillis(2_500),
                                        () -> {
                                            for (String result : asCompleted(slips)) {
                                                steps.add(result);
                                            }
                                            return 1;
                                        })))
                .isInstanceOf(TimeoutException.class);
        assertThat(steps.all()).containsExactly("a", "b");
        IOException failure = new IOException("burnt");
        assertThatThrownBy(() ->
                        simulate(() ->
                                asCompleted(
                                                List.of(
                                                        failAfter(SECOND, failure),
                                                        steps.sleeper("rest")))
                                        .toList()))
                .isSameAs(failure);
        assertThat(steps.all()).contains("rest cancelled");
    }

    /** It would wait for more results than there are tasks. */
    @Test
    void asCompletedTakesTheTasksThatItWasGiven() {
        List<Callable<Integer>> tasks = new ArrayList<>(List.of(() -> 1, () -> 2));
        Generator<Integer> results = asCompleted(tasks);
        tasks.clear();
        assertThat(results.toList()).containsExactlyInAnyOrder(1, 2);
        results.forEach(result -> tasks.add(() -> result));
        assertThat(tasks).hasSize(2);
    }

    /** What waits for the first only and leaves the others running is a group and a channel. */
    @Test
    void case72WhoeverWantsTheFirstOnlyMayLeaveTheOthersRunning() {
        String first =
                simulate(() ->
                        taskGroup(group -> {
                            Channel<String> results = new Channel<>(3);
                            for (int i = 3; i > 0; i--) {
                                Callable<String> slip =
                                        after(SECOND.multipliedBy(i), "result " + i);
                                group.start(() -> {
                                    String result = slip.call();
                                    steps.add(result);
                                    return results.trySend(result);
                                });
                            }
                            String winner = results.receive();
                            steps.add("first is " + winner);
                            return winner;
                        }));
        assertThat(first).isEqualTo("result 1");
        assertThat(steps.all())
                .containsExactly("result 1", "first is result 1", "result 2", "result 3");
    }

    @Test
    void aResultThatIsThereIsNotLostWhenTheRaceIsCancelledFromOutside() {
        RootTask root = RootTask.named("root");
        String winner =
                root.run(() ->
                        race(
                                List.of(() -> {
                                    root.cancel(CancelReason.EXPLICIT);
                                    return "won";
                                })));
        assertThat(winner).isEqualTo("won");
    }
}
