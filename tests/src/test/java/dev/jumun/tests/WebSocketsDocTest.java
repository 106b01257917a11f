package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The examples of docs/websockets.md are code that is compiled and run here. */
class WebSocketsDocTest {
    @Test
    void theExamplesAreRun() throws Exception {
        Path sources = Path.of("src", "test", "java", "dev", "jumun", "tests");
        String code =
                flat(
                        Files.readString(sources.resolve("Chat.java"))
                                + Files.readString(sources.resolve("ChatTest.java"))
                                + Files.readString(sources.resolve("Lounge.java")));
        String page = Files.readString(Path.of("..", "docs", "websockets.md"));
        Matcher examples = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page);
        int count = 0;
        while (examples.find()) {
            assertThat(code).contains(flat(examples.group(1)));
            count++;
        }
        assertThat(count).isGreaterThan(5);
    }

    private static String flat(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
