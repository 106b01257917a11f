package dev.jumun.benchmarks.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a process cost.
 *
 * @param cpu the processor time of it and of those that it has started, in seconds
 * @param wall the elapsed time, in seconds
 */
record Spent(double cpu, double wall) {
    /** Runs a command to its end. */
    static Spent by(Path directory, List<String> command) throws IOException, InterruptedException {
        List<String> timed =
                new ArrayList<>(
                        List.of(
                                "bash",
                                "-c",
                                "TIMEFORMAT='cost %U %S %R'; time \"$@\"",
                                command.getFirst()));
        timed.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(timed).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int at = output.lastIndexOf("cost ");
        if (process.waitFor() != 0 || at < 0) {
            throw new IOException(output);
        }
        String[] cost = output.substring(at).strip().split(" ", -1);
        return new Spent(
                Double.parseDouble(cost[1]) + Double.parseDouble(cost[2]),
                Double.parseDouble(cost[3]));
    }

    Spent plus(Spent other) {
        return new Spent(cpu + other.cpu, wall + other.wall);
    }

    Spent minus(Spent other) {
        return new Spent(cpu - other.cpu, wall - other.wall);
    }

    Spent least(Spent other) {
        return new Spent(Math.min(cpu, other.cpu), Math.min(wall, other.wall));
    }

    /** The program of the JDK that runs this. */
    static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
