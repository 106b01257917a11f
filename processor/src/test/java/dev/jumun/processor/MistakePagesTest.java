package dev.jumun.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * docs/errors/ has a page for each family of messages: every id with its message, an example that
 * is wrong and one that is right. After a change, run it with {@code -Derrors.write=true}.
 */
class MistakePagesTest {
    private static final Path PAGES = Path.of("..", "docs", "errors");
    private static final Pattern ID = Pattern.compile("\"([A-Z]+-\\d+)\"");

    /** What no declaration causes. */
    private static final Set<String> WITHOUT_EXAMPLE = Set.of("WRITE-1");

    private static List<MistakeExample> examples;
    private static List<List<String>> ofWrong;

    @BeforeAll
    static void compile() throws IOException {
        examples = MistakeExample.all().stream().filter(each -> each.text().isEmpty()).toList();
        ofWrong = MistakeExample.messages(examples.stream().map(MistakeExample::wrong).toList());
    }

    @Test
    void everyWrongExampleGivesItsIdAndNoOther() {
        for (int i = 0; i < examples.size(); i++) {
            String id = examples.get(i).id();
            assertThat(ofWrong.get(i))
                    .as(id)
                    .isNotEmpty()
                    .allMatch(each -> each.contains("[JUMUN-" + id + "] "));
        }
    }

    @Test
    void everyRightExampleCompilesWithoutAMessage() {
        List<List<String>> ofRight =
                MistakeExample.messages(examples.stream().map(MistakeExample::right).toList());
        for (int i = 0; i < examples.size(); i++) {
            assertThat(ofRight.get(i)).as(examples.get(i).id()).isEmpty();
        }
    }

    @Test
    void everyIdOfTheProcessorHasAnExample() throws IOException {
        Set<String> reported = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                ID.matcher(Files.readString(source))
                        .results()
                        .forEach(found -> reported.add(found.group(1)));
            }
        }
        Set<String> shown = new TreeSet<>();
        for (MistakeExample each : MistakeExample.all()) {
            shown.add(each.id());
            assertThat(each.text().isEmpty()).isNotEqualTo(WITHOUT_EXAMPLE.contains(each.id()));
        }
        assertThat(reported).hasSizeGreaterThan(80);
        assertThat(shown).isEqualTo(reported);
    }

    @Test
    void thePagesAreWhatTheCompilerSays() throws IOException {
        Map<String, String> pages = pages();
        if (Boolean.getBoolean("errors.write")) {
            Files.createDirectories(PAGES);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
            }
        }
        List<String> present = new ArrayList<>();
        try (Stream<Path> files = Files.list(PAGES)) {
            files.forEach(file -> present.add(file.getFileName().toString()));
        }
        assertThat(present).containsExactlyInAnyOrderElementsOf(pages.keySet());
        for (Map.Entry<String, String> page : pages.entrySet()) {
            assertThat(Files.readString(PAGES.resolve(page.getKey()))).isEqualTo(page.getValue());
        }
    }

    private static Map<String, String> pages() throws IOException {
        Map<String, List<MistakeExample>> families = new TreeMap<>();
        for (MistakeExample each : MistakeExample.all()) {
            families.computeIfAbsent(each.family(), _ -> new ArrayList<>()).add(each);
        }
        Map<String, String> pages = new TreeMap<>();
        StringBuilder index =
                new StringBuilder(
                        """
                        # Compile errors

                        Every message of the annotation processor has an id. It states one fact and one remedy, at the line of the mistake. These pages show the message, an example that causes it, and a correct one. The examples are the members of a class with `@Api`, in a package with a `record Drink(String name, int price)` and a `class Stock`. The pages are made by `MistakePagesTest`, which compiles the examples.

                        """);
        families.forEach((family, ofFamily) -> {
            ofFamily.sort(Comparator.comparingInt(MistakeExample::number));
            String name = family.toLowerCase(Locale.ROOT) + ".md";
            pages.put(name, page(family, ofFamily));
            index.append("- [").append(family).append("](").append(name).append("): ");
            index.append(
                    String.join(
                            ", ",
                            ofFamily.stream()
                                    .map(each ->
                                            "[%s](%s#%s)"
                                                    .formatted(each.number(), name, anchor(each)))
                                    .toList()));
            index.append('\n');
        });
        pages.put("README.md", index.toString());
        return pages;
    }

    private static String page(String family, List<MistakeExample> ofFamily) {
        StringBuilder page = new StringBuilder("# ").append(family).append('\n');
        for (MistakeExample each : ofFamily) {
            page.append("\n## JUMUN-").append(each.id()).append("\n\n");
            if (!each.text().isEmpty()) {
                page.append(each.text()).append('\n');
                continue;
            }
            page.append("```text\n").append(ofWrong.get(examples.indexOf(each)).getFirst());
            page.append("\n```\n\nWrong:\n\n```java\n").append(each.wrong());
            page.append("\n```\n\nRight:\n\n```java\n").append(each.right()).append("\n```\n");
        }
        return page.toString();
    }

    private static String anchor(MistakeExample example) {
        return "jumun-" + example.id().toLowerCase(Locale.ROOT);
    }
}
