package dev.jumun.benchmarks.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A run of javac in a process of its own, and what it cost. */
record Compilation(double cpuSeconds, double wallSeconds) {
    /**
     * Compiles the sources of an API.
     *
     * @param folder has them in {@code sources}, and gets {@code classes} and {@code generated}
     * @param processor whether routes and codecs are generated
     */
    static Compilation run(Path folder, boolean processor)
            throws IOException, InterruptedException {
        Path classes = folder.resolve(processor ? "classes" : "plain");
        Path generated = folder.resolve("generated");
        delete(classes);
        delete(generated);
        Files.createDirectories(classes);
        Files.createDirectories(generated);
        String path = System.getProperty("java.class.path");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "bash",
                                "-c",
                                "TIMEFORMAT='cost %U %S %R'; time \"$@\"",
                                "javac",
                                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                                "-J-Xmx4g",
                                "-nowarn",
                                "-parameters",
                                "-cp",
                                path,
                                "-d",
                                classes.toString()));
        command.addAll(
                processor
                        ? List.of("-proc:full", "-processorpath", path, "-s", generated.toString())
                        : List.of("-proc:none"));
        for (Path source : files(folder.resolve("sources"))) {
            command.add(source.toString());
        }
        Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int at = output.lastIndexOf("cost ");
        if (javac.waitFor() != 0 || at < 0) {
            throw new IOException(output);
        }
        String[] cost = output.substring(at).strip().replace(',', '.').split(" ", -1);
        return new Compilation(
                Double.parseDouble(cost[1]) + Double.parseDouble(cost[2]),
                Double.parseDouble(cost[3]));
    }

    /** All files below a folder. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        for (Path file : files(folder)) {
            Files.delete(file);
        }
    }
}
