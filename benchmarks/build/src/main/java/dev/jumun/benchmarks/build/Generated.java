package dev.jumun.benchmarks.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a build generates.
 *
 * @param lines of source; none where class files are written
 * @param classes the number of class files
 * @param bytes their size
 */
record Generated(long lines, int classes, long bytes) {
    /**
     * Counts sources, and classes that are not among a project's own.
     *
     * @param sources where the generated ones are
     * @param own where the classes of the project's sources are
     */
    static Generated in(Path sources, Path classes, Path own) throws IOException {
        long lines = 0;
        for (Path source : Folders.files(sources, ".java")) {
            lines += Files.readAllLines(source).size();
        }
        int count = 0;
        long bytes = 0;
        for (Path file : Folders.files(classes, ".class")) {
            if (!Files.exists(own.resolve(classes.relativize(file)))) {
                count++;
                bytes += Files.size(file);
            }
        }
        return new Generated(lines, count, bytes);
    }
}
