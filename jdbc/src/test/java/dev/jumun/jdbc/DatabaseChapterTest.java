package dev.jumun.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the chapter on databases promises of the code that it shows. */
class DatabaseChapterTest {
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

    private static String words(String source) {
        return source.replaceAll("\\s+", "");
    }
}
