package dev.jumun.benchmarks.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What it is measured on, and with. */
public final class Machine {
    private Machine() {}

    /** Returns its processor, cores, memory and system. */
    public static String describe() throws IOException {
        String model = after("model name", Files.readAllLines(Path.of("/proc/cpuinfo")));
        long memory =
                Long.parseLong(
                        after("MemTotal", Files.readAllLines(Path.of("/proc/meminfo")))
                                .replaceAll("\\D", ""));
        return "%s, %d cores, %d GiB, Linux %s"
                .formatted(
                        model,
                        Runtime.getRuntime().availableProcessors(),
                        Math.round(memory / (1024.0 * 1024.0)),
                        System.getProperty("os.version"));
    }

    private static String after(String name, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("0");
    }

    static boolean has(String program) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder("which", program).redirectErrorStream(true).start();
            var _ = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
