package dev.jumun.async;

import static dev.jumun.async.Async.blocking;
import static dev.jumun.async.Async.gather;
import static dev.jumun.async.Async.lend;
import static dev.jumun.async.Async.mayThrow;
import static dev.jumun.async.Async.run;
import static dev.jumun.async.Async.shield;
import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;
import static dev.jumun.async.Async.timeout;
import static dev.jumun.async.Async.timeoutOrEmpty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/** What a Java engineer writes in the first hour: that it compiles is half of the test. */
@Timeout(20)
class VoidFormsTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final List<String> done = new CopyOnWriteArrayList<>();

    private void work() throws IOException {
        if (done.size() > 1_000) {
            throw new IOException("never");
        }
        done.add("work");
    }

    private int number() throws IOException {
        work();
        return 7;
    }

    @Test
    void everythingThatTakesACallableTakesWorkWithoutAResult() throws Exception {
        run(() -> work());
        run(this::work);
        run(() -> {
            work();
        });
        timeout(LONG, () -> work());
        timeout(LONG, this::work);
        timeout(
                LONG,
                deadline -> {
                    deadline.remove();
                });
        assertThat(timeoutOrEmpty(LONG, () -> work())).isTrue();
        assertThat(timeoutOrEmpty(Duration.ofMillis(1), () -> sleep(LONG))).isFalse();
        shield(LONG, () -> work());
        blocking(() -> work());
        blocking(OnCancel.ABANDON, this::work);
        taskGroup(group -> {
            group.start(() -> work());
            group.start(this::work);
            group.start("named", () -> work());
            group.startDaemon("daemon", () -> sleep(LONG));
        });
        Lender<String> lender = yield -> yield.to("lent");
        lend(
                "lender",
                lender,
                lent -> {
                    done.add(lent);
                });
        RootTask.named("root").run(() -> work());
        Simulation.seeded(1).run(() -> work());
        Simulation.explore(2, () -> work());
        new Journal().record("work", () -> work());
        assertThat(done).hasSize(18).contains("lent");
    }

    @Test
    void withAResultTheCompilerTakesTheOtherOne() throws Exception {
        int one = run(() -> number());
        int two = run(this::number);
        int three = timeout(LONG, () -> number());
        int four = timeout(LONG, deadline -> number());
        Optional<Integer> five = timeoutOrEmpty(LONG, () -> number());
        int six = shield(LONG, () -> number());
        int seven = blocking(this::number);
        int eight = taskGroup(group -> group.start(() -> number()).await());
        int nine = lend("lender", (Yield<Integer> yield) -> yield.to(1), lent -> number());
        assertThat(List.of(one, two, three, four, six, seven, eight, nine)).containsOnly(7);
        assertThat(five).contains(7);
    }

    @Test
    void twoResultsAreAPair() {
        Pair<Integer, String> both = gather(() -> 1, () -> "two");
        assertThat(both).isEqualTo(new Pair<>(1, "two"));
    }

    @Test
    void aCheckedFailureIsCaughtByItsType() {
        String caught = "nothing";
        try {
            mayThrow(TimeoutException.class);
            gather(() -> timeout(Duration.ofMillis(20), () -> slow()), () -> slow(), Integer::sum);
        } catch (TimeoutException e) {
            caught = e.getMessage();
        }
        assertThat(caught).isEqualTo("not done within 20 ms");
    }

    private static int slow() {
        sleep(LONG);
        return 1;
    }

    @Test
    void nothingInAnOptionalIsAClearError() {
        assertThatThrownBy(() -> timeoutOrEmpty(LONG, VoidFormsTest::nothing))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("returned null, which an Optional cannot hold");
    }

    @SuppressWarnings("NullAway") // that is the test
    private static String nothing() {
        return null;
    }

    @Test
    void aGroupThatIsCancelledBeforeItHasAResultIsAClearError() {
        assertThatThrownBy(
                        () -> {
                            int result =
                                    taskGroup(group -> {
                                        group.cancel();
                                        sleep(LONG);
                                        return 1;
                                    });
                            assertThat(result).isZero();
                        })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before its body had a result");
        taskGroup(group -> {
            group.cancel();
            sleep(LONG);
        });
    }

    @Test
    void durationsReadWell() {
        assertThat(List.of(20_000_000L, 1_500_000_000L, 0L, 999L, 1_234L, 90 * 60_000_000_000L))
                .map(Durations::text)
                .containsExactly("20 ms", "1.5 s", "0 ns", "999 ns", "1.234 µs", "1.5 h");
    }
}
