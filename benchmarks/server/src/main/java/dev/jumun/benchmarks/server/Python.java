package dev.jumun.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A Python that has some modules.
 *
 * @param program what starts it
 * @param versions a line for each module, {@code name version}, and one for Python itself
 */
record Python(String program, List<String> versions) {
    /** The system's own has the packages of the system, which another on the path has not. */
    private static final List<String> PROGRAMS = List.of("python3", "/usr/bin/python3");

    /** Looks for the first that has all of the modules. */
    static Optional<Python> having(List<String> modules) throws IOException, InterruptedException {
        for (String program : PROGRAMS) {
            List<String> command = new ArrayList<>(List.of(program, "-c", script()));
            command.addAll(modules);
            Process process;
            try {
                process =
                        new ProcessBuilder(command)
                                .redirectError(ProcessBuilder.Redirect.DISCARD)
                                .start();
            } catch (IOException missing) {
                continue;
            }
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() == 0) {
                return Optional.of(new Python(program, output.lines().toList()));
            }
        }
        return Optional.empty();
    }

    private static String script() throws IOException {
        try (InputStream in = Python.class.getResourceAsStream("modules.py")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Returns all versions in a line: the first module is what the peer is called by. */
    String version() {
        String all = String.join(", ", versions);
        return all.substring(all.indexOf(' ') + 1);
    }
}
