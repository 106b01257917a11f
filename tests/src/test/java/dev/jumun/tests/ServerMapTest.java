package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The map of the server's classes in docs/architecture.md names each of them. */
class ServerMapTest {
    private static final Path SOURCES = Path.of("../server/src/main/java/dev/jumun/server");

    @Test
    void everyClassHasItsPlace() throws IOException {
        String page = Files.readString(Path.of("../docs/architecture.md"));
        String map =
                page.split("\n## Packages and classes of `server`\n", -1)[1].split("\n## ", -1)[0];
        List<String> named =
                Pattern.compile("`([A-Z]\\w+)`")
                        .matcher(map)
                        .results()
                        .map(each -> each.group(1))
                        .distinct()
                        .toList();

        assertThat(named).containsExactlyInAnyOrderElementsOf(classes());
    }

    private static List<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES).filter(Files::isRegularFile)) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.equals("package-info"))
                    .toList();
        }
    }
}
