package dev.jumun.cli.dev;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is compiled and served: a Maven module, or one source file.
 *
 * @param name what the terminal and the pages call it
 * @param sources folders of sources, or the one file
 * @param resources folders whose files are read as they are
 * @param classPath jars and folders that the sources are compiled against
 * @param output where each generation gets a folder of its own
 * @param buildFile the file whose change needs a new class path; it may be missing
 */
public record Project(
        String name,
        List<Path> sources,
        List<Path> resources,
        List<Path> classPath,
        Path output,
        Path buildFile) {
    /**
     * Finds out what a folder or a file is.
     *
     * @throws IllegalArgumentException with a sentence, if it is neither a Maven module nor a file
     */
    public static Project of(Path place, List<Path> classPath) {
        Path where = place.toAbsolutePath().normalize();
        String name = String.valueOf(where.getFileName());
        if (Files.isRegularFile(where) && name.endsWith(".java")) {
            Path folder = where.resolveSibling(".jumun");
            String title = name.substring(0, name.length() - ".java".length());
            return new Project(
                    title, List.of(where), List.of(), classPath, folder, where.resolveSibling(""));
        }
        if (!Files.isRegularFile(where.resolve("pom.xml"))) {
            throw new IllegalArgumentException(
                    place
                            + " is neither a Maven module (it has no pom.xml) nor a Java file. Run"
                            + " jumun new to make a project.");
        }
        return new Project(
                name,
                List.of(where.resolve("src/main/java")),
                List.of(where.resolve("src/main/resources")),
                classPath,
                where.resolve("target/dev"),
                where.resolve("pom.xml"));
    }

    /** Returns whether it is one source file without a build. */
    public boolean isSingleFile() {
        return sources.size() == 1 && Files.isRegularFile(sources.getFirst());
    }
}
