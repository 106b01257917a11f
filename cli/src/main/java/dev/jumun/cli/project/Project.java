package dev.jumun.cli.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * What is compiled and served: a Maven module, or one source file.
 *
 * @param name how the terminal and the pages call it
 * @param folder the folder of the module, or of the file
 * @param sources folders of sources, or the one file
 * @param resources folders whose files are on the class path as they are
 * @param libraries the jars and folders that it needs
 * @param output a folder for whatever is made of it
 * @param buildFiles the files that decide which libraries it needs
 */
public record Project(
        String name,
        Path folder,
        List<Path> sources,
        List<Path> resources,
        Libraries libraries,
        Path output,
        List<Path> buildFiles) {
    /**
     * Describes a Maven module or a source file whose libraries are known already.
     *
     * @throws IllegalArgumentException with a sentence, if the place is neither
     */
    public static Project of(Path place, List<Path> classPath) {
        Path where = place(place);
        return isSource(where)
                ? file(where, Libraries.of(classPath))
                : module(where, List.of(), Libraries.of(classPath), buildFile(where));
    }

    static Project file(Path file, Libraries libraries) {
        String name = String.valueOf(file.getFileName());
        String title = name.substring(0, name.length() - ".java".length());
        return new Project(
                title,
                folderOf(file),
                List.of(file),
                List.of(),
                libraries,
                WorkFolder.of(folderOf(file), ".jumun").resolve(title),
                List.of(file));
    }

    static Project module(
            Path folder, List<Path> siblings, Libraries libraries, List<Path> buildFiles) {
        return new Project(
                        String.valueOf(folder.getFileName()),
                        folder,
                        List.of(folder.resolve("src/main/java")),
                        List.of(folder.resolve("src/main/resources")),
                        libraries,
                        WorkFolder.of(folder, "target").resolve("jumun"),
                        buildFiles)
                .with(siblings);
    }

    static List<Path> buildFile(Path folder) {
        return List.of(folder.resolve("pom.xml"));
    }

    /**
     * Returns the absolute path of a Maven module's folder or of a source file.
     *
     * @throws IllegalArgumentException with a sentence, if it is neither
     */
    static Path place(Path place) {
        Path where = place.toAbsolutePath().normalize();
        if (where.endsWith("pom.xml") && Files.isRegularFile(where)) {
            return folderOf(where);
        }
        if (isSource(where) || Files.isRegularFile(where.resolve("pom.xml"))) {
            return where;
        }
        if (!Files.exists(where)) {
            throw new IllegalArgumentException("There is no " + place + ".");
        }
        throw new IllegalArgumentException(
                place
                        + " is neither a Maven module (it has no pom.xml) nor a Java file. Run"
                        + " jumun new to make a project.");
    }

    static boolean isSource(Path where) {
        return Files.isRegularFile(where) && where.toString().endsWith(".java");
    }

    static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file : folder;
    }

    /** Returns the same with the sources of more modules. */
    Project with(List<Path> modules) {
        if (modules.isEmpty()) {
            return this;
        }
        List<Path> all = new ArrayList<>(sources);
        List<Path> files = new ArrayList<>(resources);
        for (Path module : modules) {
            all.add(module.resolve("src/main/java"));
            files.add(module.resolve("src/main/resources"));
        }
        return new Project(name, folder, all, files, libraries, output, buildFiles);
    }

    /** Returns whether it is one source file without a build. */
    public boolean isSingleFile() {
        return isSource(sources.getFirst());
    }

    /** Returns the folder of the tests; it may be missing. */
    public Path tests() {
        return folder.resolve("src/test/java");
    }

    /**
     * Returns a text that differs when the libraries may have to be resolved again: for a single
     * file its {@code //DEPS} lines, for a module the times of its poms.
     */
    public String buildStamp() {
        StringBuilder stamp = new StringBuilder();
        for (Path file : buildFiles) {
            stamp.append(isSingleFile() ? directives(file) : times(file)).append('\n');
        }
        return stamp.toString();
    }

    private static String directives(Path file) {
        try {
            return Directives.of(file).toString();
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String times(Path file) {
        try {
            var seen = Files.readAttributes(file, BasicFileAttributes.class);
            return seen.lastModifiedTime() + " " + seen.size();
        } catch (IOException e) {
            return "missing"; // an editor is writing it
        }
    }

    /** Reads a text file. */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
