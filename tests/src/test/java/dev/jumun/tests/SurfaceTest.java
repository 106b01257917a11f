package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a user sees of {@code web}: how many types in which packages, no simple name twice, and none
 * that clashes with what star imports of the JDK bring.
 */
class SurfaceTest {
    private static final Path SOURCES = Path.of("../web/src/main/java/dev/jumun");
    private static final List<String> PACKAGES =
            List.of(
                    "",
                    "app",
                    "exchange",
                    "middleware",
                    "openapi",
                    "security",
                    "session",
                    "validation",
                    "websocket");
    private static final Pattern PUBLIC =
            Pattern.compile(
                    "(?m)^public (?:(?:abstract|final|sealed|non-sealed) )*"
                            + "(?:class|interface|enum|record|@interface) (\\w+)");

    @Test
    void aUserSeesAFewDozenTypesInTheRootAndTheRestBySubject() throws IOException {
        assertThat(typesOf("")).hasSizeLessThanOrEqualTo(65);
        assertThat(all()).hasSizeLessThanOrEqualTo(125);
    }

    @Test
    void onlyTheseAndTheRuntimeAreExported() throws IOException {
        String module = Files.readString(SOURCES.resolve("../../module-info.java"));
        List<String> exported =
                Pattern.compile("exports dev\\.jumun\\.?([\\w.]*);")
                        .matcher(module)
                        .results()
                        .map(each -> each.group(1))
                        .filter(name -> !name.startsWith("runtime"))
                        .toList();

        assertThat(exported).containsExactlyInAnyOrderElementsOf(PACKAGES);
    }

    @Test
    void noSimpleNameIsThereTwice() throws IOException {
        Map<String, Long> counts =
                all().stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        counts.values().removeIf(count -> count == 1);

        assertThat(counts).isEmpty();
    }

    @Test
    void noneClashesWithAStarImportOfTheJdksUtilities() throws IOException {
        Map<String, String> clashes = new HashMap<>();
        for (String name : all()) {
            for (String other : List.of("java.lang.", "java.util.", "java.util.concurrent.")) {
                if (exists(other + name)) {
                    clashes.put(name, other);
                }
            }
        }

        assertThat(clashes).isEmpty();
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, ClassLoader.getPlatformClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static List<String> all() throws IOException {
        List<String> names = new ArrayList<>();
        for (String each : PACKAGES) {
            names.addAll(typesOf(each));
        }
        return names;
    }

    private static List<String> typesOf(String folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(SOURCES.resolve(folder))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                PUBLIC.matcher(Files.readString(file))
                        .results()
                        .forEach(m -> names.add(m.group(1)));
            }
        }
        return names;
    }
}
