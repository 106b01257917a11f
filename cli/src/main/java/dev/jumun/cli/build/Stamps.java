package dev.jumun.cli.build;

import dev.jumun.cli.project.Project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Size and time of every file of a project at one moment. Two that are equal mean that nothing was
 * saved in between.
 *
 * @param files by their paths
 */
public record Stamps(Map<Path, Stamp> files) {
    /** Size and time of one file. */
    public record Stamp(long size, long nanos) {}

    /** Reads them: one pass over the folders, no file is opened. */
    public static Stamps of(Project project) {
        Map<Path, Stamp> files = new TreeMap<>();
        for (Path root : project.sources()) {
            read(root, ".java", files);
        }
        for (Path root : project.resources()) {
            read(root, "", files);
        }
        return new Stamps(files);
    }

    private static void read(Path root, String suffix, Map<Path, Stamp> files) {
        if (!Files.exists(root)) {
            return;
        }
        try {
            Files.walkFileTree(
                    root,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes seen) {
                            String name = file.getFileName().toString();
                            // editors and tools write hidden files next to what they change
                            if (name.endsWith(suffix) && !name.startsWith(".")) {
                                long nanos = seen.lastModifiedTime().to(TimeUnit.NANOSECONDS);
                                files.put(file, new Stamp(seen.size(), nanos));
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e)
                                throws IOException {
                            if (e instanceof NoSuchFileException) {
                                return FileVisitResult.CONTINUE; // deleted meanwhile
                            }
                            throw e;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads those of some folders, each file included. */
    public static Stamps of(List<Path> roots) {
        Map<Path, Stamp> files = new TreeMap<>();
        roots.forEach(root -> read(root, "", files));
        return new Stamps(files);
    }

    /** Returns all files with a suffix, in order. */
    public List<Path> endingWith(String suffix) {
        return files.keySet().stream().filter(file -> file.toString().endsWith(suffix)).toList();
    }

    /** Returns those of files with a suffix. */
    public Stamps only(String suffix) {
        Map<Path, Stamp> some = new TreeMap<>(files);
        some.keySet().removeIf(file -> !file.toString().endsWith(suffix));
        return new Stamps(some);
    }

    /** Returns the first file that differs from earlier stamps, or is new, or is gone. */
    public Path firstChange(Stamps earlier) {
        for (Map.Entry<Path, Stamp> each : files.entrySet()) {
            if (!each.getValue().equals(earlier.files.get(each.getKey()))) {
                return each.getKey();
            }
        }
        return earlier.files.keySet().stream()
                .filter(file -> !files.containsKey(file))
                .findFirst()
                .orElse(Path.of("."));
    }
}
