package dev.jumun.tests.operating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The chapters on operating and the kitchen show what is compiled here, and do what they say. */
class OperatingChapterTest {
    @Test
    void showsThisCode() throws Exception {
        StringBuilder source = new StringBuilder();
        Path here = Path.of("src", "test", "java", "dev", "jumun", "tests", "operating");
        try (Stream<Path> files = Files.list(here)) {
            for (Path file : files.toList()) {
                source.append(Files.readString(file));
            }
        }
        String chapter =
                Files.readString(Path.of("..", "docs", "operating.md"))
                        + Files.readString(Path.of("..", "docs", "kitchen.md"));
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(chapter);
        int blocks = 0;
        while (block.find()) {
            assertThat(words(source.toString())).contains(words(block.group(1)));
            blocks++;
        }
        assertThat(blocks).isPositive();
    }

    private static String words(String source) {
        return source.replaceAll("\\s+", "");
    }

    @Test
    void anObserverOfTheApplicationSeesRoutes() throws Exception {
        try (TestClient client = TestClient.of(Timed.class)) {
            client.get("/drinks/1").send();
            client.get("/drinks/2").send();
            client.get("/unknown/3").send();
            assertThat(client.get("/slowest").send().json()).isEqualTo("/drinks/{id} none");
        }
    }
}
