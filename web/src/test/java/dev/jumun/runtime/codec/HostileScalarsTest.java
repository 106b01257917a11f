package dev.jumun.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.jumun.HttpException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
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
    static void load() throws Exception {
        codecs = Scalars.all();
        for (String text : List.of("1", "x", "a@b.c", "2024-02-29")) { // classes, not inputs
            codecs.values().forEach(codec -> read(codec, text));
        }
    }

    /** Reads a text as a parameter, as a JSON string, and as bare JSON, and writes what came. */
    private static void read(Codec<?> codec, String text) {
        Problems problems = new Problems();
        problems.input(text);
        written(codec, codec.decodeText(text, problems), problems);
        body(codec, new JsonWriter().string(text).toBytes());
        body(codec, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void body(Codec<?> codec, byte[] json) {
        Problems problems = new Problems();
        try {
            written(codec, JsonBody.read(json, codec, problems), problems);
        } catch (HttpException refused) {
            assertThat(refused.status()).isEqualTo(400);
        }
    }

    @SuppressWarnings("unchecked")
    private static void written(Codec<?> codec, @Nullable Object value, Problems problems) {
        JsonWriter out = new JsonWriter();
        if (value != null) {
            ((Codec<Object>) codec).encode(value, out);
        } else {
            problems.write(out);
        }
        out.toBytes();
    }

    private static void check(List<String> findings, String name, String text) {
        Codec<?> codec = requireNonNull(codecs.get(name));
        String shown = text.substring(0, Math.min(40, text.length()));
        String where = "%s, %d characters, \"%s\": ".formatted(name, text.length(), shown);
        try {
            Cost cost = Cost.of(() -> read(codec, text), text.length());
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
