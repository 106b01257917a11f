package dev.jumun.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The JVM's cache from an earlier start of this program (JEP 514). The launcher passes its path;
 * the first run without a cache starts another process that makes it by running the usual commands.
 */
final class AotCache {
    private static final String FILE = "jumun.aot";
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private AotCache() {}

    /** Creates the cache in the background if it is missing. Does not block. */
    static void makeIfMissing() {
        String named = System.getProperty(FILE);
        if (named == null || System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        Path cache = Path.of(named);
        Path making = Path.of(named + ".making");
        try {
            if (Files.exists(cache) || isBeingMade(making)) {
                return;
            }
            Path folder = cache.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.deleteIfExists(making);
            Files.createFile(making);
            start(cache, making);
        } catch (IOException e) {
            return; // a folder that can't be written: it starts as quickly as it can
        }
    }

    private static boolean isBeingMade(Path making) throws IOException {
        return Files.exists(making)
                && Files.getLastModifiedTime(making)
                        .toInstant()
                        .isAfter(Instant.now().minus(ABANDONED));
    }

    private static void start(Path cache, Path making) throws IOException {
        var running = ManagementFactory.getRuntimeMXBean();
        List<String> words = new ArrayList<>();
        words.add(NextProgram.java().toString());
        running.getInputArguments().stream()
                .filter(each ->
                        !each.startsWith("-XX:AOT")
                                && !each.startsWith("-agentlib")
                                && !each.startsWith("-Djumun.aot")
                                && !each.startsWith("-Djumun.next"))
                .forEach(words::add);
        Path output = Path.of(making + ".new");
        words.addAll(
                List.of(
                        "-XX:AOTCacheOutput=" + output,
                        "-cp",
                        running.getClassPath(),
                        Main.class.getName(),
                        "learn"));
        String command = words.stream().map(NextProgram::quoted).collect(Collectors.joining(" "));
        String script =
                "nice -n 19 %s && mv %s %s; rm -f %s"
                        .formatted(
                                command,
                                NextProgram.quoted(output.toString()),
                                NextProgram.quoted(cache.toString()),
                                NextProgram.quoted(making.toString()));
        new ProcessBuilder("/bin/sh", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
    }
}
