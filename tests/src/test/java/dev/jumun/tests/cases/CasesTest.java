package dev.jumun.tests.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Each case of {@code cases.md} has a test that exists, and an outcome. */
class CasesTest {
    private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+Test)\\.([A-Za-z0-9]+)`");

    private static List<String[]> rows() throws Exception {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("cases.md"))) {
            if (line.startsWith("| ") && !line.startsWith("| case |")) {
                String cells = line.substring(1, line.lastIndexOf('|'));
                rows.add(cells.split("(?<!\\\\)\\|", -1));
            }
        }
        return rows;
    }

    /** The sources of all test classes, by their simple names. */
    private static Map<String, String> tests() throws Exception {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path module : modules.toList()) {
                Path tests = module.resolve("src/test/java");
                if (Files.isDirectory(tests)) {
                    add(tests, sources);
                }
            }
        }
        return sources;
    }

    private static void add(Path tests, Map<String, String> sources) throws Exception {
        try (Stream<Path> files = Files.walk(tests)) {
            for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                sources.merge(name, Files.readString(file), String::concat);
            }
        }
    }

    @Test
    void everyCaseHasATestAndAnOutcome() throws Exception {
        Map<String, String> tests = tests();
        List<String> wrong = new ArrayList<>();
        for (String[] row : rows()) {
            if (row.length != 3 || !row[2].strip().matches("(mended|right)\\b.*")) {
                wrong.add("not a row of three: " + String.join("|", row));
                continue;
            }
            List<MatchResult> named = TEST.matcher(row[1]).results().toList();
            if (named.isEmpty()) {
                wrong.add("no test: " + row[0]);
            }
            for (MatchResult test : named) {
                String source = tests.getOrDefault(test.group(1), "");
                if (!source.contains("void " + test.group(2) + "(")) {
                    wrong.add("there is no " + test.group() + ": " + row[0].strip());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows()).hasSizeGreaterThan(120);
    }
}
