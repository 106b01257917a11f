package dev.jumun.benchmarks.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The same work with CPython's asyncio, if there is a Python. */
final class Asyncio {
    private Asyncio() {}

    /** Returns figures by name; empty if there is no Python 3.11 or newer. */
    static Map<String, Double> figures() throws IOException, InterruptedException {
        Map<String, Double> figures = new LinkedHashMap<>();
        String script;
        try (InputStream in = Asyncio.class.getResourceAsStream("anchor.py")) {
            script = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        Process process;
        try {
            process =
                    new ProcessBuilder("python3", "-c", script)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
        } catch (IOException e) {
            return figures;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            return figures;
        }
        for (String line : output.lines().toList()) {
            int space = line.indexOf(' ');
            figures.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
        }
        return figures;
    }
}
