package dev.jumun.examples.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.async.Simulation;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Every lesson shows what it says. They run in virtual time: three seconds take none. */
class LessonsTest {
    private final Simulation simulation = Simulation.seeded(1);

    private interface Lesson {
        void tell() throws Exception;
    }

    private String output(Lesson lesson) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            simulation.run(() -> {
                lesson.tell();
                return true;
            });
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theQueueTakesFiveTimesAsLong() {
        assertThat(output(OneCounter::main)).contains("1000 ms for five", "200 ms for five");
        assertThat(simulation.elapsed()).isEqualTo(Duration.ofMillis(1_200));
    }

    @Test
    void aSlipDoesNothingBeforeItIsRun() {
        assertThat(output(OrderSlip::main).lines())
                .containsExactly(
                        "The slip is written. Nobody has said hello.",
                        "(cooking)",
                        "Hello, Ann!",
                        "(cooking)",
                        "Hello, Ann! It is a recipe: run twice, it cooks twice.");
    }

    @Test
    void runIsAllowedWithinRun() {
        assertThat(output(RunIt::main)).contains("coffee and toast");
    }

    @Test
    void aTaskIsAwaited() {
        assertThat(output(AwaitIt::main).lines())
                .containsExactly(
                        "Ordered: coffee (RUNNING)",
                        "Meanwhile the table is laid.",
                        "Served: coffee");
    }

    @Test
    void twoSecondsAndThreeSecondsAreThree() {
        assertThat(output(GatherThem::main))
                .contains("Breakfast[coffee=coffee, toast=toast]", "gather[0]", "3000 ms");
        assertThat(simulation.elapsed()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void theTreeShowsWhoBelongsToWhom() {
        assertThat(output(ReadableOrder::main))
                .containsSubsequence("kitchen", "├── toast", "└── eggs", "counter", "have ended");
        assertThat(simulation.elapsed()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void theTraceGoesAllTheWayUp() {
        assertThat(output(WholeTrace::main))
                .containsSubsequence(
                        "the toast is burnt",
                        "WholeTrace.toast",
                        "--- task",
                        "WholeTrace.breakfast",
                        "WholeTrace.morning",
                        "WholeTrace.main");
    }

    @Test
    void oneMethodIsCalledInEveryWay() {
        assertThat(output(NoColour::main).lines())
                .containsExactly("Called plainly: 6", "In a stream: [3, 5]", "Side by side: 9");
        assertThat(simulation.elapsed()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aGeneratorMakesNothingAhead() {
        assertThat(output(StandStill::main).lines().map(String::strip))
                .containsExactly(
                        "Nothing is cooked yet.",
                        "(cooks plate 1)",
                        "Got plate 1",
                        "The cook stands still while this is eaten.",
                        "(cooks plate 2)",
                        "Got plate 2",
                        "Enough: the counter is closed.",
                        "(cleans the kitchen)");
    }

    @Test
    void aSessionIsOpenAsLongAsTheHandlerRuns() {
        assertThat(output(LentSession::main).lines())
                .containsExactly(
                        "opened session",
                        "closed session",
                        "three drinks, read from session",
                        "opened session",
                        "closed session",
                        "failed: no such table in session");
    }

    @Test
    void allRunOneAfterAnother() {
        assertThat(output(() -> Lessons.main(new String[0]))).contains("1. One", "10. yield");
    }
}
