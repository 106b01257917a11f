package dev.jumun.processor.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;

/** docs/annotations.md is complete, and says what the compiler does. */
class AnnotationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "annotations.md");

    @Test
    void thePageIsWhatTheCompilerDoes() throws Exception {
        String page = new AnnotationPage().write();
        if (Boolean.getBoolean("annotations.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void everyMemberOfEveryAnnotationIsOnIt() throws Exception {
        String page = Files.readString(PAGE);
        for (Class<?> type : AnnotationTypes.own()) {
            String name = AnnotationTypes.name(type);
            assertThat(page).contains("| `@" + name + "` |");
            int begin = page.indexOf("\n### @" + name + "\n");
            int end = page.indexOf("\n### @", begin + 1);
            for (var member : type.getDeclaredMethods()) {
                assertThat(page.substring(begin, end < 0 ? page.length() : end))
                        .as(type + "." + member.getName())
                        .contains(" " + member.getName() + "` |");
            }
        }
        for (Class<?> type : AnnotationTypes.jakarta()) {
            assertThat(page).contains("| `@" + type.getSimpleName() + "`: ");
        }
    }
}
