package dev.jumun.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * No text makes any codec of single values work for long, take much memory, or fail: it becomes a
 * value or a problem, and a value can be written. A case of the random ones is found again by its
 * number; for others, {@code -Dfuzz.seed}.
 */
class HostileScalarsTest {
    private static final long SEED = Long.getLong("fuzz.seed", 22);

    private static Map<String, Codec<?>> codecs = Map.of();

    @BeforeAll
    static void load() {
        codecs = ScalarCodecs.all();
        for (String text : List.of("1", "x", "a@b.c", "2024-02-29")) { // classes, not inputs
            codecs.values().forEach(codec -> ScalarCodecs.read(codec, text));
        }
    }

    private static void check(List<String> findings, String name, String text) {
        Codec<?> codec = requireNonNull(codecs.get(name));
        String shown = text.substring(0, Math.min(40, text.length()));
        String where = "%s, %d characters, \"%s\": ".formatted(name, text.length(), shown);
        try {
            Cost cost = Cost.of(() -> ScalarCodecs.read(codec, text), text.length());
            if (!cost.isFor(text.length())) {
                findings.add(where + cost);
            }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            findings.add(where + e);
        }
    }

    @Test
    void knownTextsAreCheap() {
        List<String> findings = new ArrayList<>();
        for (String text : HostileTexts.known()) {
            codecs.keySet().forEach(name -> check(findings, name, text));
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void randomTextsAreCheap() {
        fuzz(10_000, 3_000);
    }

    @Test
    @Tag("long")
    void tenMillionRandomTextsAreCheap() {
        fuzz(10_000_000, 100);
        fuzz(100_000, 30_000);
    }

    private static void fuzz(int count, int longest) {
        List<String> names = List.copyOf(codecs.keySet());
        List<String> findings = new ArrayList<>();
        for (int i = 0; i < count && findings.size() < 20; i++) {
            Random random = new Random(SEED + i);
            String text = HostileTexts.random(random, longest);
            check(findings, names.get(random.nextInt(names.size())), text);
        }
        assertThat(findings).as("seed %d", SEED).isEmpty();
    }
}
