package dev.jumun.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.cli.project.Project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which folders the system is asked to watch, and {@code jumun doctor} counts. */
class WatchedFoldersTest {
    @TempDir Path folder;

    @Test
    void thoseOfSourcesAndResourcesCount() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Path sources = Files.createDirectories(folder.resolve("src/main/java/shop/till"));
        Path resources = Files.createDirectories(folder.resolve("src/main/resources/db"));
        Files.createDirectories(folder.resolve("target/classes"));

        assertThat(WatchedFolders.of(Project.of(folder, List.of())))
                .containsExactlyInAnyOrder(
                        folder.resolve("src/main/java"),
                        folder.resolve("src/main/java/shop"),
                        sources,
                        folder.resolve("src/main/resources"),
                        resources);
    }

    @Test
    void aSingleFileHasOnlyItsOwn() throws IOException {
        Files.createDirectories(folder.resolve("photos/of/last/year"));
        Path file = Files.writeString(folder.resolve("Shop.java"), "class Shop {}");

        assertThat(WatchedFolders.of(Project.of(file, List.of()))).containsExactly(folder);
    }
}
