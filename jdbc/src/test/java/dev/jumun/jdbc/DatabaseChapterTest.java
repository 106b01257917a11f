package dev.jumun.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The chapter on databases shows what is compiled and tested here and in the examples. */
class DatabaseChapterTest {
    @Test
    void showsThisCode() throws Exception {
        String source =
                Stream.of(
                                Path.of("src", "test", "java", "dev", "jumun", "jdbc"),
                                Path.of("..", "examples", "cafe", "src", "main", "java", "cafe"),
                                Path.of(
                                        "..",
                                        "examples",
                                        "heroes",
                                        "src",
                                        "main",
                                        "java",
                                        "heroes"))
                        .flatMap(DatabaseChapterTest::files)
                        .map(DatabaseChapterTest::words)
                        .collect(Collectors.joining());
        String chapter = Files.readString(Path.of("..", "docs", "database.md"));
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(chapter);
        int blocks = 0;
        while (block.find()) {
            for (String part : block.group(1).split("\n\n", -1)) {
                assertThat(source).contains(words(part));
            }
            blocks++;
        }
        assertThat(blocks).isGreaterThan(15);
    }

    /**
     * A session, its deadline, its cancelling, its 503 and a pool for its tests: what an
     * application writes for them, lines of braces apart.
     */
    @Test
    void eightLinesDo() throws Exception {
        String chapter = Files.readString(Path.of("..", "docs", "database.md"));
        List<String> blocks =
                Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                        .matcher(chapter)
                        .results()
                        .map(block -> block.group(1))
                        .toList();
        assertThat(blocks.getFirst()).contains("Transactions.of(pool)", "transactions.lend(yield)");
        List<String> ofTests =
                blocks.stream()
                        .filter(block -> block.contains("RolledBack.of(pool)"))
                        .flatMap(String::lines)
                        .filter(line -> line.contains("database")) // the client is there anyway
                        .toList();
        assertThat(ofTests).hasSize(2);
        assertThat(
                        Stream.concat(blocks.getFirst().lines(), ofTests.stream())
                                .filter(line -> !words(line).matches("[{}]?")))
                .hasSizeLessThanOrEqualTo(8);
    }

    private static Stream<String> files(Path directory) {
        try (Stream<Path> all = Files.list(directory)) {
            return all.toList().stream().map(DatabaseChapterTest::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(String source) {
        return source.replaceAll("\\s+", "");
    }
}
