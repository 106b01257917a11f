package dev.jumun.tests.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Eclipse's compiler, on which editors build, makes the same of a declaration as javac. */
class EclipseTest {
    @TempDir private Path directory;

    @Test
    void theCafeIsTheSame() throws Exception {
        List<String> sources = new ArrayList<>();
        Path cafe = Path.of("..", "examples", "cafe", "src", "main", "java", "cafe");
        try (Stream<Path> files = Files.list(cafe)) {
            for (Path file : files.filter(f -> !f.endsWith("package-info.java")).toList()) {
                // the café itself is on the class path, generated classes included
                sources.add(Files.readString(file).replace("package cafe;", "package bistro;"));
            }
        }
        EclipseBuild eclipse = new EclipseBuild(directory, sources);
        Compiled javac = Compiled.of(sources.toArray(String[]::new));
        assertThat(eclipse.errors()).isEmpty();
        assertThat(eclipse.generated()).isEqualTo(javac.generated()).isNotEmpty();
        assertThat(eclipse.app("bistro.Cafe").openApi())
                .isEqualTo(javac.app("bistro.Cafe").openApi())
                .contains("Lists the drinks");
    }

    @Test
    void randomApisAreTheSame() throws Exception {
        List<String> sources = new ArrayList<>();
        List<RandomApi> apis = new ArrayList<>();
        for (long seed = 100; seed < 110; seed++) {
            RandomApi api = new RandomApi(seed);
            apis.add(api);
            sources.addAll(api.sources());
        }
        EclipseBuild eclipse = new EclipseBuild(directory, sources);
        Compiled javac = Compiled.of(sources.toArray(String[]::new));
        assertThat(eclipse.errors()).isEmpty();
        assertThat(eclipse.generated()).isEqualTo(javac.generated());
        for (RandomApi api : apis) {
            try (TestClient client = TestClient.of(eclipse.app(api.name()))) {
                assertThat(api.ask(client)).isEmpty();
            }
        }
    }

    @Test
    void mistakesAreReportedThere() throws Exception {
        String source =
                """
                package shop;
                import dev.jumun.*;
                @Api public class Shop { @Get("/{id}") Object a() { return 1; } }
                """;
        assertThat(new EclipseBuild(directory, List.of(source)).errors())
                .anyMatch(e -> e.contains("[JUMUN-PATH-2]"));
    }
}
