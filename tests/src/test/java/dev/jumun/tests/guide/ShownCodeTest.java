package dev.jumun.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The code that chapters show is in files that are compiled: tests of a module, or an example. */
class ShownCodeTest {
    /** The files of a chapter: beginnings of their paths, from the folder of all modules. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "parameters, tests/src/test/java/dev/jumun/tests/guide/Parameters",
        "bodies, tests/src/test/java/dev/jumun/tests/guide/Bodies",
        "responses, tests/src/test/java/dev/jumun/tests/guide/Responses",
        "errors, tests/src/test/java/dev/jumun/tests/guide/Errors",
        "dependencies, tests/src/test/java/dev/jumun/tests/guide/Dependencies",
        "documents, tests/src/test/java/dev/jumun/tests/guide/Documents",
        "forms, tests/src/test/java/dev/jumun/tests/guide/Forms",
        "middleware, tests/src/test/java/dev/jumun/tests/guide/Middleware",
        "application, tests/src/test/java/dev/jumun/tests/guide/Application",
        "testing, tests/src/test/java/dev/jumun/tests/guide/Testing",
        "from-fastapi, tests/src/test/java/dev/jumun/tests/guide/FromFastapi",
        "operating, tests/src/test/java/dev/jumun/tests/operating/",
        "kitchen, tests/src/test/java/dev/jumun/tests/operating/",
        "security, tests/src/test/java/dev/jumun/tests/security/Sec",
        "websockets, tests/src/test/java/dev/jumun/tests/Chat"
                + " tests/src/test/java/dev/jumun/tests/Lounge",
        "database, jdbc/src/test/java/dev/jumun/jdbc/ examples/cafe/src/main/java/cafe/"
                + " examples/heroes/src/main/java/heroes/",
        "idempotency, jdbc/src/test/java/dev/jumun/jdbc/idempotency/Payments",
        "feeds, jdbc/src/test/java/dev/jumun/jdbc/feed/Parcels",
        "logins, jdbc/src/test/java/dev/jumun/jdbc/login/Accounts"
                + " redis/src/test/java/dev/jumun/redis/RedisAccounts",
        "development, jdbc/src/test/java/dev/jumun/jdbc/kept/",
        "jobs, jobs/src/test/java/dev/jumun/jobs/Shop"
                + " jobs/src/test/java/dev/jumun/jobs/JobsChapter",
        "nodes, bus/src/test/java/dev/jumun/bus/Lobby",
    })
    void isCompiled(String chapter, String files) throws Exception {
        String source =
                Stream.of(files.split(" ", -1))
                        .flatMap(ShownCodeTest::sources)
                        .collect(Collectors.joining());
        Matcher block =
                Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(Path.of("..", "docs", chapter + ".md")));
        int blocks = 0;
        while (block.find()) {
            for (String part : block.group(1).split("\n\n", -1)) {
                assertThat(source).contains(words(part));
            }
            blocks++;
        }
        assertThat(blocks).isPositive();
    }

    private static Stream<String> sources(String beginning) {
        int name = beginning.lastIndexOf('/') + 1;
        try (Stream<Path> all = Files.list(Path.of("..", beginning.substring(0, name)))) {
            return all
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file ->
                            file.getFileName().toString().startsWith(beginning.substring(name)))
                    .map(ShownCodeTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return words(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How lines are broken does not matter. */
    private static String words(String source) {
        return source.replaceAll("\\s+", "");
    }
}
