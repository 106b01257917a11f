package dev.jumun.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What is looked up in one pass is what a tree of the whole body has. */
class InputLookupTest {
    private static final String[] NAMES = {"a", "b", "c"};

    private static Problem problem(String type, Object... path) {
        return new Problem(type, List.of(path), "", null, Map.of());
    }

    private static @Nullable Object find(String json, String type, Object... path) {
        return InputLookup.find(
                        json.getBytes(StandardCharsets.UTF_8), List.of(problem(type, path)), null)
                .getFirst();
    }

    @Test
    void aPlaceIsFollowed() {
        String json = "{\"a\": [1, {\"b\": \"x\"}], \"c\": null}";
        assertThat(find(json, "t", "body", "a", 1, "b")).isEqualTo("x");
        assertThat(find(json, "t", "body", "a", 0)).isEqualTo(1L);
        assertThat(find(json, "t", "body", "c")).isNull();
        assertThat(find(json, "t", "body", "a", 1)).isEqualTo(Map.of("b", "x"));
        assertThat(find("7", "t", "body")).isEqualTo(7L);
    }

    @Test
    void whatIsMissingShowsWhatItShouldBeIn() {
        assertThat(find("{\"a\": {\"b\": 1}}", "missing", "body", "a", "c"))
                .isEqualTo(Map.of("b", 1L));
    }

    @Test
    void aStepThatIsNotThereIsPassedOver() {
        assertThat(find("{\"a\": {\"b\": 1}}", "t", "body", "Cat", "a", "[key]", "b"))
                .isEqualTo(1L);
    }

    @Test
    void theLastOfSeveralValuesIsFound() {
        assertThat(find("{\"a\": 1, \"a\": 2}", "t", "body", "a")).isEqualTo(2L);
    }

    @Test
    void whatIsLongIsShortened() {
        String items = "1, ".repeat(5000) + "2";
        String json = "{\"a\": [" + items + "], \"b\": \"" + "x".repeat(5000) + "\"}";
        assertThat(find(json, "t", "body", "a")).isEqualTo("(an array of 5001 items)");
        assertThat(find(json, "t", "body", "a", 5000)).isEqualTo(2L);
        assertThat(find(json, "t", "body"))
                .asString()
                .startsWith("{a=(an array of 5001 items), b=x");
        String wide = "{\"f" + "\": 1, \"".repeat(2000) + "g\": 1}";
        assertThat(find(wide, "t", "body")).isEqualTo("(an object of 2001 fields)");
        assertThat(find(json, "t", "body", "b"))
                .isEqualTo("x".repeat(1000) + "… (5000 characters)");
    }

    /** The plain way, over a tree. */
    private static @Nullable Object inTree(@Nullable Object tree, Problem problem) {
        List<Object> path = problem.location();
        int end = problem.type().equals("missing") ? path.size() - 1 : path.size();
        Object at = tree;
        for (int i = 1; i < end; i++) {
            Object step = path.get(i);
            if (at instanceof Map<?, ?> map && map.containsKey(step)) {
                at = map.get(step);
            } else if (at instanceof List<?> items
                    && step instanceof Integer index
                    && index < items.size()) {
                at = items.get(index);
            }
        }
        return at;
    }

    private static String json(Random random, int depth) {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(4);
        switch (random.nextInt(depth > 4 ? 2 : 5)) {
            case 0 -> text.append(random.nextInt(100));
            case 1 -> text.append('"').append(NAMES[random.nextInt(3)]).append('"');
            case 2 -> {
                List<String> items = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    items.add(json(random, depth + 1));
                }
                text.append(items);
            }
            default -> {
                List<String> fields = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    String name = NAMES[random.nextInt(3)];
                    fields.add("\"" + name + "\":" + json(random, depth + 1));
                }
                text.append('{').append(String.join(",", fields)).append('}');
            }
        }
        return text.toString();
    }

    private static Problem problem(Random random) {
        List<Object> path = new ArrayList<>(List.of("body"));
        int steps = random.nextInt(6);
        for (int i = 0; i < steps; i++) {
            path.add(random.nextBoolean() ? NAMES[random.nextInt(3)] : (Object) random.nextInt(3));
        }
        return new Problem(random.nextBoolean() ? "missing" : "t", path, "", null, Map.of());
    }

    @Test
    void randomPlacesOfRandomDocumentsAreFound() {
        Random random = new Random(1);
        for (int i = 0; i < 5000; i++) {
            byte[] json = json(random, 0).getBytes(StandardCharsets.UTF_8);
            List<Problem> problems = new ArrayList<>();
            List<@Nullable Object> expected = new ArrayList<>();
            for (int k = random.nextInt(5); k >= 0; k--) {
                Problem problem = problem(random);
                problems.add(problem);
                expected.add(inTree(JsonTree.read(json), problem));
            }
            assertThat(InputLookup.find(json, problems, null))
                    .as("%s in %s", problems, new String(json, StandardCharsets.UTF_8))
                    .isEqualTo(expected);
        }
    }
}
