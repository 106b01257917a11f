package heroes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The chapter on databases shows what is compiled here. */
class DatabaseChapterTest {
    @Test
    void showsThisCode() throws Exception {
        Path code = Path.of("src", "main", "java", "heroes");
        String source =
                words(
                        Files.readString(code.resolve("Heroes.java"))
                                + Files.readString(code.resolve("Database.java")));
        String chapter = Files.readString(Path.of("..", "..", "docs", "database.md"));
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(chapter);
        int blocks = 0;
        while (block.find()) {
            assertThat(source).contains(words(block.group(1)));
            blocks++;
        }
        assertThat(blocks).isEqualTo(8);
    }

    private static String words(String source) {
        return source.replaceAll("\\s+", "");
    }
}
