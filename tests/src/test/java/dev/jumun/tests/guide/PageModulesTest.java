package dev.jumun.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page that imports from an optional module shows its dependency for Maven. */
class PageModulesTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern IMPORTS =
            Pattern.compile("^Imports of this page: (.*?)(?:, in tests.*)?$", Pattern.MULTILINE);
    private static final Pattern OPTIONAL =
            Pattern.compile(
                    "dev\\.jumun\\.(bus|jdbc|jobs|jte|limits|metrics|pebble|redis|testing|tokens|tracing)\\b");

    /** Another page, to which this one has a link, has the module for its subject. */
    private static final Map<String, String> ELSEWHERE =
            Map.of(
                    "middleware.md tokens", "security.md#",
                    "security.md limits", "middleware.md#rate-limiting");

    @TestFactory
    Stream<DynamicTest> showTheDependency() throws IOException {
        TreeSet<Path> pages = new TreeSet<>();
        try (Stream<Path> files = Files.list(DOCS)) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        }
        return pages.stream()
                .map(page -> DynamicTest.dynamicTest(page.toString(), () -> check(page)));
    }

    private static void check(Path page) throws IOException {
        String text = Files.readString(page);
        Matcher imports = IMPORTS.matcher(text);
        if (!imports.find()) {
            return;
        }
        OPTIONAL.matcher(imports.group(1))
                .results()
                .map(module -> module.group(1))
                .distinct()
                .forEach(module -> {
                    String link = ELSEWHERE.get(page.getFileName() + " " + module);
                    assertThat(text).contains(link == null ? dependency(module) : "(" + link);
                });
    }

    private static String dependency(String module) {
        return """
        <dependency>
            <groupId>dev.jumun</groupId>
            <artifactId>jumun-%s</artifactId>
        """
                .formatted(module);
    }
}
