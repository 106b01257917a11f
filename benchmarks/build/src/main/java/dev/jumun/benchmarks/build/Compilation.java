package dev.jumun.benchmarks.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs javac in a process of its own. */
final class Compilation {
    private Compilation() {}

    /** Compiles sources, without processors, into a folder that is emptied. */
    static Spent plain(Path sources, String classPath, Path classes)
            throws IOException, InterruptedException {
        return run(sources, classPath, classes, List.of("-proc:none"));
    }

    /** The same with processors, which write sources to a folder that is emptied, too. */
    static Spent processed(
            Path sources, String classPath, String processors, Path classes, Path generated)
            throws IOException, InterruptedException {
        Folders.empty(generated);
        return run(
                sources,
                classPath,
                classes,
                List.of("-proc:full", "-processorpath", processors, "-s", generated.toString()));
    }

    private static Spent run(Path sources, String classPath, Path classes, List<String> options)
            throws IOException, InterruptedException {
        Folders.empty(classes);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Spent.program("javac"),
                                "-J-Xmx4g",
                                "-nowarn",
                                "-parameters",
                                "-cp",
                                classPath,
                                "-d",
                                classes.toString()));
        command.addAll(options);
        Folders.files(sources, ".java").forEach(source -> command.add(source.toString()));
        return Spent.by(classes, command);
    }
}
