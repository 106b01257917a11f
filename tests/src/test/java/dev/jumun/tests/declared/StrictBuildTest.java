package dev.jumun.tests.declared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the processor writes has no warning of javac, which some builds turn into errors. */
class StrictBuildTest {
    /** Both are about this class path and its other annotations, not about sources. */
    private static final List<String> STRICT =
            List.of("-Xlint:all,-path,-classfile,-processing", "-Werror");

    @Test
    void theCafeCompilesWithAllWarningsAsErrors() throws Exception {
        List<String> sources = new ArrayList<>();
        Path cafe = Path.of("..", "examples", "cafe", "src", "main", "java", "cafe");
        try (Stream<Path> files = Files.list(cafe)) {
            for (Path file : files.filter(f -> !f.endsWith("package-info.java")).toList()) {
                sources.add(Files.readString(file).replace("package cafe;", "package canteen;"));
            }
        }
        Compiled compiled = Compiled.of(STRICT, sources.toArray(String[]::new));
        assertThat(compiled.complaints()).isEmpty();
        assertThat(compiled.generated()).isNotEmpty();
    }

    @Test
    void deprecatedAndRawTypesOfTheUserAreTheirs() {
        String source =
                """
                package strict;
                import dev.jumun.*;
                import java.util.*;
                @Api @SuppressWarnings({"deprecation", "serial"}) public class Strict {
                    @Deprecated public record Old(int a, @Deprecated List<Map<String, Object>> b) {}
                    public record Pair<A, B>(A a, B b) {}
                    @Post("/old") public Old old(Old old) { return old; }
                    @Post("/pair") public Pair<Old, Integer> pair(Pair<Old, Integer> pair) {
                        return pair;
                    }
                    @Deprecated @Get("/gone") public void gone() {}
                }
                """;
        assertThat(Compiled.of(STRICT, source).complaints()).isEmpty();
    }
}
