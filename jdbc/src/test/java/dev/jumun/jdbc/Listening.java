package dev.jumun.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An application in a process of its own.
 *
 * @param port at which it listens
 */
public record Listening(Process process, int port) implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("Listening +http://.*:(\\d+)");

    /** The command that starts an application with the classes of this process. */
    public static List<String> command(Class<?> application, String... options) {
        return Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                        List.of(options),
                        List.of(
                                "--add-opens",
                                "java.base/java.lang=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                application.getName(),
                                "--port",
                                "0"))
                .flatMap(List::stream)
                .toList();
    }

    /** Starts one, and waits until it listens. */
    public static Listening start(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            all.append(line).append('\n');
            Matcher matcher = PORT.matcher(line);
            if (matcher.find()) {
                Thread.ofPlatform().daemon().start(() -> read(out));
                return new Listening(process, Integer.parseInt(matcher.group(1)));
            }
        }
        throw new IOException(all.toString());
    }

    private static void read(BufferedReader out) {
        try {
            out.transferTo(Writer.nullWriter());
        } catch (IOException closed) {
            // it has ended
        }
    }

    /** Kills it, as {@code kill -9} does. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
