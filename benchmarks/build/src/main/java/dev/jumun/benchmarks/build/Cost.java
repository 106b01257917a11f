package dev.jumun.benchmarks.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a build of some routes costs.
 *
 * @param plain javac's CPU time without the processor, in seconds
 * @param processed the CPU time with it, in seconds
 * @param wall the elapsed time with it, in seconds
 * @param lines the lines of generated code for each route
 * @param bytes the size of the generated class files for each route
 * @param classes the number of generated classes
 */
record Cost(
        int routes,
        double plain,
        double processed,
        double wall,
        double lines,
        double bytes,
        int classes) {
    /**
     * Compiles the routes several times, with and without the processor in turn, and takes the
     * least of each figure.
     */
    static Cost measure(int routes, int rounds, Path folder)
            throws IOException, InterruptedException {
        SampleApi.write(routes, folder.resolve("sources"));
        double plain = Double.MAX_VALUE;
        double processed = Double.MAX_VALUE;
        double wall = Double.MAX_VALUE;
        for (int i = 0; i < rounds; i++) {
            plain = Math.min(plain, Compilation.run(folder, false).cpuSeconds());
            Compilation full = Compilation.run(folder, true);
            processed = Math.min(processed, full.cpuSeconds());
            wall = Math.min(wall, full.wallSeconds());
        }
        long lines = 0;
        for (Path source : Compilation.files(folder.resolve("generated"))) {
            lines += Files.readAllLines(source).size();
        }
        Path own = folder.resolve("plain");
        Path all = folder.resolve("classes");
        List<Path> classes =
                Compilation.files(all).stream()
                        .filter(file -> file.toString().endsWith(".class"))
                        .filter(file -> !Files.exists(own.resolve(all.relativize(file))))
                        .toList();
        long bytes = 0;
        for (Path file : classes) {
            bytes += Files.size(file);
        }
        return new Cost(
                routes,
                plain,
                processed,
                wall,
                (double) lines / routes,
                (double) bytes / routes,
                classes.size());
    }

    static String head() {
        return "| routes | javac, CPU s | with the processor | × | elapsed s | lines a route | KB"
                + " of classes a route | classes |\n"
                + "|---|---|---|---|---|---|---|---|";
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %d | %.1f | %.1f | %.2f | %.1f | %.0f | %.1f | %d |",
                routes,
                plain,
                processed,
                processed / plain,
                wall,
                lines,
                bytes / 1000,
                classes);
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"routes\":%d,\"plainCpuSeconds\":%.2f,\"cpuSeconds\":%.2f,\"wallSeconds\":%.2f,"
                        + "\"linesPerRoute\":%.1f,\"classBytesPerRoute\":%.0f,\"classes\":%d}",
                routes,
                plain,
                processed,
                wall,
                lines,
                bytes,
                classes);
    }
}
