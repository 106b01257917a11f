package dev.jumun.tests.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/**
 * Random APIs compile, tell what they are, and serve: types of every kind at every place, with
 * names of the JDK, of the language and of what is generated.
 */
class RandomApisTest {
    private static final int TOGETHER = 20;

    @Test
    void sixtyCompileAndServe() throws Exception {
        assertThat(check(0, 60)).isEmpty();
    }

    /** Seeds that found a fault. */
    @Test
    void thoseThatDidNot() throws Exception {
        for (long seed : new long[] {1191, 1716, 2306, 2439, 2912}) {
            assertThat(check(seed, 1)).as("seed " + seed).isEmpty();
        }
    }

    @Test
    @Tag("long")
    void twoThousandCompileAndServe() throws Exception {
        assertThat(check(1_000, 2_000)).isEmpty();
    }

    private static List<String> check(long first, int count) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (long seed = first; seed < first + count; seed += TOGETHER) {
            checkTogether(seed, (int) Math.min(TOGETHER, first + count - seed), wrong);
        }
        return wrong;
    }

    private static void checkTogether(long first, int count, List<String> wrong) throws Exception {
        List<RandomApi> apis = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        for (long seed = first; seed < first + count; seed++) {
            RandomApi api = new RandomApi(seed);
            apis.add(api);
            sources.addAll(api.sources());
        }
        Compiled compiled = Compiled.of(sources.toArray(String[]::new));
        if (!compiled.errors().isEmpty()) {
            wrong.addAll(compiled.errors());
            return;
        }
        for (RandomApi api : apis) {
            try (TestClient client = compiled.client(api.name())) {
                for (String each : api.ask(client)) {
                    wrong.add(api.name() + ": " + each);
                }
            }
        }
    }
}
