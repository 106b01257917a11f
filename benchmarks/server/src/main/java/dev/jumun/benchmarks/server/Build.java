package dev.jumun.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the Maven project of a peer. */
final class Build {
    private Build() {}

    /**
     * Builds a part of this checkout, since nothing of it is published, and writes its class path
     * to {@code target/classpath}.
     *
     * @throws IllegalStateException if the build fails; the sentence says where its output is
     */
    static void partOfThis(Path directory) throws IOException, InterruptedException {
        Path root = directory.resolve("../../..").normalize();
        run(
                List.of(
                        "-f",
                        root.resolve("pom.xml").toString(),
                        "-Pbenchmarks",
                        "-pl",
                        root.relativize(directory).toString(),
                        "-am",
                        "-Dformat.skip",
                        "package",
                        "dependency:build-classpath",
                        "-Dmdep.outputFile=target/classpath",
                        "-Dmdep.includeScope=runtime"));
    }

    /**
     * Builds a project of its own.
     *
     * @throws IllegalStateException if the build fails; the sentence says where its output is
     */
    static void project(Path directory) throws IOException, InterruptedException {
        // Cleaned: jars of another version must not stay beside the new ones.
        run(List.of("-f", directory.resolve("pom.xml").toString(), "clean", "package"));
    }

    /**
     * Packages a module of this checkout, as its users do.
     *
     * @throws IllegalStateException if that fails; the sentence says where its output is
     */
    static void packageOf(Path module) throws IOException, InterruptedException {
        Path root = module.resolve("../..").normalize();
        execute(List.of(root.resolve("jumun").toString(), "package", module.toString()));
    }

    private static void run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("mvn", "-B", "-ntp", "-Dmaven.test.skip=true"));
        command.addAll(arguments);
        execute(command);
    }

    private static void execute(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("jumun-benchmark-", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("its build failed: see " + log);
        }
        Files.delete(log);
    }
}
