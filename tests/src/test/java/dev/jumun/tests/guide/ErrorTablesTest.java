package dev.jumun.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables of docs/errors.md are whole. */
class ErrorTablesTest {
    @Test
    void noTypeOfProblemIsLeftOut() throws Exception {
        Pattern type =
                Pattern.compile(
                        "(?:add|refuse)\\(\\s*(?:problems,\\s*)?\"([a-z0-9_]+)\"|BoundConstraint\\(\\s*\"([a-z_]+)\"");
        Path web = Path.of("..", "web", "src", "main", "java", "dev", "jumun");
        Set<String> types = found(type, web.resolve("runtime/codec"));
        types.addAll(found(type, web.resolve("runtime/binding")));
        assertThat(types).contains("int_parsing", "missing", "greater_than", "union_tag_invalid");
        String page = Files.readString(Path.of("..", "docs", "errors.md"));
        assertThat(types).allSatisfy(each -> assertThat(page).contains("| `" + each + "` |"));
    }

    @Test
    void noErrorOfTheCompilerIsLeftOut() throws Exception {
        Pattern id = Pattern.compile("\"([A-Z]+-\\d+)\"");
        Set<String> ids = found(id, Path.of("..", "processor", "src", "main", "java"));
        assertThat(ids).contains("PATH-1", "WRITE-1").hasSizeGreaterThan(50);
        Set<String> told = new TreeSet<>();
        Matcher row =
                Pattern.compile("(?m)^\\| `([A-Z]+-\\d+)` \\|")
                        .matcher(Files.readString(Path.of("..", "docs", "errors.md")));
        while (row.find()) {
            told.add(row.group(1));
        }
        assertThat(told).isEqualTo(ids);
    }

    private static Set<String> found(Pattern pattern, Path root) throws Exception {
        Set<String> all = new TreeSet<>();
        List<Path> files;
        try (Stream<Path> paths = Files.walk(root)) {
            files = paths.filter(p -> p.toString().endsWith(".java")).toList();
        }
        for (Path file : files) {
            Matcher matcher = pattern.matcher(Files.readString(file));
            while (matcher.find()) {
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    if (matcher.group(i) != null) {
                        all.add(matcher.group(i));
                    }
                }
            }
        }
        return all;
    }
}
