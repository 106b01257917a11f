package dev.jumun.benchmarks.codec;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The same work with pydantic, if there is a Python that has it. */
final class Pydantic {
    private Pydantic() {}

    /** Returns figures by name; empty if there is no Python with pydantic 2. */
    static Map<String, Double> figures() throws IOException, InterruptedException {
        Map<String, Double> figures = new LinkedHashMap<>();
        String script;
        try (InputStream in = Pydantic.class.getResourceAsStream("anchor.py")) {
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
        try (OutputStream to = process.getOutputStream()) {
            for (String model : List.of("flat", "nested", "large")) {
                to.write(JsonMapper.shared().writeValueAsBytes(Bodies.of(model)));
                to.write('\n');
            }
        } catch (IOException e) {
            // It ended at once, and has said why.
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
