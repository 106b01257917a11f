package dev.jumun.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many connections a process may have: proc_pid_limits(5). */
final class OpenFiles {
    /** For jars, libraries, and what a process listens on. */
    private static final int OTHERS = 500;

    private static final String NAME = "Max open files";

    private OpenFiles() {}

    /** Of this process, and of those that it starts: the JVM raises its limit as far as it may. */
    static int connections() throws IOException {
        return connections(Files.readString(Path.of("/proc/self/limits")));
    }

    static int connections(String limits) {
        String[] fields =
                limits.lines()
                        .filter(line -> line.startsWith(NAME))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no " + NAME))
                        .substring(NAME.length())
                        .strip()
                        .split("\\s+", -1);
        return fields[0].equals("unlimited")
                ? Integer.MAX_VALUE
                : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(fields[0])) - OTHERS;
    }
}
