package dev.jumun.tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, with little memory or few descriptors. */
final class SmallServer implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("Listening +http://.*:(\\d+)");

    private final Process process;
    private final int port;

    /**
     * What it uses.
     *
     * @param heap in bytes, once all garbage has gone
     * @param descriptors open ones
     * @param threads of the platform
     */
    record Use(long heap, long descriptors, long threads) {
        static Use of(String text) {
            String[] parts = text.replace("\"", "").split(" ", -1);
            return new Use(
                    Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }

        @Override
        public String toString() {
            return "%.1f MB, %d descriptors, %d threads"
                    .formatted(heap / 1e6, descriptors, threads);
        }
    }

    SmallServer(String heap) throws IOException {
        this(heap, "$(ulimit -n)");
    }

    /**
     * Starts one.
     *
     * @param descriptors how many files and sockets it may open, as a shell's {@code ulimit} has it
     */
    SmallServer(String heap, String descriptors) throws IOException {
        process =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "ulimit -n " + descriptors + "; exec \"$@\"",
                                "sh",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                heap,
                                "-XX:+ExitOnOutOfMemoryError",
                                "--add-opens",
                                "java.base/java.lang=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SmallHeap.class.getName(),
                                "--port",
                                "0")
                        .redirectErrorStream(true)
                        .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher matcher = PORT.matcher(line);
            if (matcher.find()) {
                port = Integer.parseInt(matcher.group(1));
                Thread.ofPlatform().daemon().start(() -> out.lines().forEach(System.out::println));
                return;
            }
        }
        throw new IllegalStateException("The server did not start.");
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Use use() throws IOException {
        return Use.of(new Attacks(port).get("/use"));
    }

    /** Waits until its use is as it should be, until the test's own time limit. */
    Use useOnce(Predicate<Use> fits) throws IOException, InterruptedException {
        Use use = use();
        while (!fits.test(use)) {
            Thread.sleep(50); // it collects its garbage each time that it is asked
            use = use();
        }
        return use;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
