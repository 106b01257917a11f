package dev.jumun.async.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.jumun.async.TaskTree;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/**
 * Random programs of all operations: the outcome, the order of clean-ups and the times are those of
 * a model; no interrupt, task or thread is left; whatever comes. A program that fails is shrunk and
 * printed as Java, with its seed: {@code -Djumun.programs.seed=17} runs that one alone. {@code
 * -Djumun.programs.seconds=600} looks for longer, {@code -Djumun.programs.first=1000} elsewhere.
 */
class RandomProgramsTest {
    private static final Duration SHORT =
            Duration.ofSeconds(Long.getLong("jumun.programs.seconds", 7));

    @Test
    void inVirtualTimeAllIsAsTheModelSays() {
        run(RandomPrograms.Style.EXACT, 1_000_000_000, SHORT, Trial::exactly);
    }

    @Test
    void whenMuchHappensAtOnceEachPromiseIsKept() {
        run(RandomPrograms.Style.TIES, 1_000_000_000, SHORT, Trial::inVirtualTime);
    }

    @Test
    void inRealTimeOnEveryKindOfThreadEachPromiseIsKept() {
        run(
                RandomPrograms.Style.REAL,
                1_000_000_000,
                SHORT,
                (program, _) -> Trial.inRealTime(program));
    }

    @Test
    @Tag("long")
    void aMillionPrograms() {
        Duration long_ = Duration.ofHours(10);
        run(RandomPrograms.Style.EXACT, 400_000, long_, Trial::exactly);
        run(RandomPrograms.Style.TIES, 500_000, long_, Trial::inVirtualTime);
        run(RandomPrograms.Style.REAL, 100_000, long_, (program, _) -> Trial.inRealTime(program));
    }

    private static void run(
            RandomPrograms.Style style,
            int most,
            Duration time,
            BiFunction<Program, Long, Optional<String>> trial) {
        long one = Long.getLong("jumun.programs.seed", -1);
        long first = one >= 0 ? one : Long.getLong("jumun.programs.first", 0);
        long end = System.nanoTime() + time.toNanos();
        int tasksBefore = TaskTree.now(false).size();
        long seed = first;
        for (int i = 0; i < (one >= 0 ? 1 : most) && System.nanoTime() < end; i++, seed++) {
            Program program = new RandomPrograms(new SplittableRandom(seed), style).draw();
            Optional<String> wrong = trial.apply(program, seed);
            if (wrong.isPresent()) {
                fail(describe(style, seed, program, wrong.get(), trial));
            }
        }
        System.out.println(style + ": " + (seed - first) + " programs");
        assertThat(seed).isGreaterThan(first);
        assertThat(TaskTree.now(false).size()).isLessThanOrEqualTo(tasksBefore);
    }

    private static String describe(
            RandomPrograms.Style style,
            long seed,
            Program program,
            String wrong,
            BiFunction<Program, Long, Optional<String>> trial) {
        boolean hangs = wrong.contains("hangs");
        int tries = style == RandomPrograms.Style.EXACT || hangs ? 1 : 20;
        Trial.hurry();
        Program small =
                Shrinking.shrink(
                        program,
                        candidate -> {
                            for (long order = seed; order < seed + tries; order++) {
                                if (trial.apply(candidate, order).isPresent()) {
                                    return true;
                                }
                            }
                            return false;
                        });
        return String.format(
                "%s, seed %d: %s%nSmaller (%d of %d): %s%n%s",
                style,
                seed,
                wrong,
                small.size(),
                program.size(),
                trial.apply(small, seed).orElse("only with other orders"),
                JavaText.of(small));
    }
}
