package dev.jumun.cli.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jumun.cli.project.Project;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/** When a file has changed. */
class StampsTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir Path folder;
    private Path file = Path.of(".");
    private Project project = Project.of(Path.of(".."), List.of());

    @BeforeEach
    void lay() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Path sources = Files.createDirectories(folder.resolve("src/main/java"));
        file = sources.resolve("Shop.java");
        project = Project.of(folder, List.of());
        save("one");
    }

    /** As file systems do whose times have steps: the new content has the old time. */
    private void save(String content) throws IOException {
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(NOON));
    }

    @Test
    void twoSavesOfOneTimeAndSizeDiffer() throws IOException {
        Stamps first = Stamps.of(project, null, NOON);
        assertThat(Stamps.of(project, first, NOON.plusSeconds(1))).isEqualTo(first);

        save("two");
        assertThat(Stamps.of(project, first, NOON.plusSeconds(1))).isNotEqualTo(first);
        // also if no one has looked for long
        assertThat(Stamps.of(project, first, NOON.plusSeconds(60))).isNotEqualTo(first);
    }

    @Test
    void aFileThatIsLeftAloneStaysTheSameAndIsNotReadAgain() throws IOException {
        Stamps first = Stamps.of(project, null, NOON);
        Stamps late = Stamps.of(project, first, NOON.plusSeconds(60));
        assertThat(late).isEqualTo(first);

        save("two"); // no file system does this so late: it shows that nothing is read
        assertThat(Stamps.of(project, late, NOON.plusSeconds(90))).isEqualTo(first);
    }

    @Test
    void whatALinkPointsToIsLookedAt() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/shop"));
        Path linked = Files.writeString(elsewhere.resolve("Till.java"), "class Till {}");
        try {
            Files.createSymbolicLink(file.resolveSibling("shop"), elsewhere);
            Files.createSymbolicLink(elsewhere.resolve("self"), elsewhere); // a circle
        } catch (FileSystemException | UnsupportedOperationException e) {
            assumeTrue(false, "Links can't be made here.");
        }
        Stamps first = Stamps.of(project, null, NOON);
        assertThat(first.endingWith(".java"))
                .containsExactly(file, file.resolveSibling("shop/Till.java"));

        Files.writeString(linked, "class Till { int much; }");
        assertThat(Stamps.of(project, first, NOON)).isNotEqualTo(first);
    }
}
