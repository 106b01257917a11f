package dev.jumun.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs a load generator. */
final class Tool {
    /** So much longer than it should take may it run. */
    private static final int PATIENCE_SECONDS = 20;

    private Tool() {}

    /**
     * Runs a program to its end, and returns what it printed.
     *
     * @throws IllegalStateException if it does not end in time; then it is ended
     */
    static String run(ProcessBuilder builder, Path output, int seconds)
            throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(seconds + PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException(builder.command().getFirst() + " did not end");
        }
        return Files.readString(output);
    }
}
