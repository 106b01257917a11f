package dev.jumun.cli.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a single file that tell how to build it: {@code //DEPS com.h2database:h2:2.5.252}.
 *
 * @param dependencies as {@code group:artifact:version}
 */
record Directives(List<String> dependencies) {
    private static final String DEPS = "//DEPS ";

    /**
     * Reads them from a source file.
     *
     * @throws IllegalArgumentException with a sentence, if a dependency isn't complete
     */
    static Directives of(Path file) {
        List<String> dependencies = new ArrayList<>();
        if (!Files.isRegularFile(file)) {
            return new Directives(dependencies); // an editor is writing it
        }
        int number = 0;
        for (String line : Project.read(file).lines().toList()) {
            number++;
            if (!line.startsWith(DEPS)) {
                continue;
            }
            for (String each : line.substring(DEPS.length()).strip().split("[ ,;]+", -1)) {
                if (each.split(":", -1).length < 3 || each.contains("::") || each.endsWith(":")) {
                    throw new IllegalArgumentException(
                            "%s:%d: //DEPS needs group:artifact:version, not %s."
                                    .formatted(file.getFileName(), number, each));
                }
                dependencies.add(each);
            }
        }
        return new Directives(dependencies);
    }
}
