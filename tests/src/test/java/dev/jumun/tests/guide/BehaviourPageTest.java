package dev.jumun.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page of numbered cases has a row for each number in a test's name, and no other row. */
class BehaviourPageTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void everyRowHasATestAndEveryNumberedTestARow() throws IOException {
        SortedSet<Integer> rows = new TreeSet<>();
        collect(rows, Files.readString(ROOT.resolve("docs/behaviour.md")), "(?m)^\\| (\\d+) \\|");
        SortedSet<Integer> tests = new TreeSet<>();
        for (Path source : sources(ROOT.resolve("async/src/test/java"))) {
            collect(tests, Files.readString(source), "void case(\\d+)\\w*\\(");
        }

        assertThat(tests).isNotEmpty();
        assertThat(rows).isEqualTo(tests);
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith("CasesTest.java")).toList();
        }
    }

    private static void collect(SortedSet<Integer> found, String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(Integer.valueOf(matcher.group(1)));
        }
    }
}
