package dev.jumun.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.cli.project.Project;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** When a project is compiled again. */
class BuiltTest {
    private static final String SHOP =
            "class Shop { static final String HELLO = Library.HELLO; static int n() { return 1; }"
                    + " }";

    @TempDir Path folder;

    @BeforeEach
    void lay() throws IOException {
        save("shop/pom.xml", "<project/>");
        save("shop/src/main/java/Shop.java", SHOP);
        saveLibrary("hello");
    }

    private Path save(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        return Files.writeString(path, content);
    }

    /** A library whose constant the compiler copies into the classes of the project. */
    private void saveLibrary(String hello) throws IOException {
        Path source =
                save(
                        "library/Library.java",
                        "public class Library { public static final String HELLO = \"%s\"; }"
                                .formatted(hello));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Project library = Project.of(source, List.of());
        try (SourceCompiler compiler = new SourceCompiler(library.libraries())) {
            assertThat(compiler.compile(List.of(source), classes, classes)).isEmpty();
        }
    }

    private byte[] built() throws IOException {
        Project shop = Project.of(folder.resolve("shop"), List.of(folder.resolve("classes")));
        Built built = Built.of(shop);
        assertThat(built.problems()).isEmpty();
        return Files.readAllBytes(built.classes().resolve("Shop.class"));
    }

    @Test
    void whatHasNotChangedIsNotCompiledAgain() throws IOException {
        built();
        Path compiled = folder.resolve("shop/target/jumun/build/classes/Shop.class");
        Files.writeString(compiled, "as it was");
        assertThat(built()).asString().isEqualTo("as it was");
    }

    @Test
    void aSourceThatChangesIsCompiledAgain() throws IOException {
        byte[] before = built();
        save("shop/src/main/java/Shop.java", SHOP.replace("return 1", "return 22"));
        assertThat(built()).isNotEqualTo(before);
    }

    @Test
    void aLibraryThatChangesUnderItsNameHasTheProjectCompiledAgain() throws IOException {
        assertThat(built()).asString().contains("hello");
        saveLibrary("good morning");
        assertThat(built()).asString().contains("good morning");
    }
}
