package dev.jumun.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/** Which filters of {@code jumun test} fit no test: among the tests of this module. */
class TestFiltersTest {
    @Test
    void whatFitsNoClassAndNoMethodIsFound() throws Exception {
        Path classes =
                Path.of(
                        TestFiltersTest.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        String method = "#whatFitsNoClassAndNoMethodIsFound";

        assertThat(TestFilters.unmatched(classes, List.of())).isEmpty();
        assertThat(
                        TestFilters.unmatched(
                                classes,
                                List.of(
                                        "Nope",
                                        "FiltersTest",
                                        "build.TestFilters",
                                        "TestFiltersTest" + method,
                                        "TestFiltersTest" + method + "()",
                                        "TestFiltersTest#nope",
                                        "Filters" + method)))
                .containsExactly("Nope", "TestFiltersTest#nope", "Filters" + method);
    }
}
