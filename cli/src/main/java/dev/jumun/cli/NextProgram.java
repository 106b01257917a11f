package dev.jumun.cli;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A JVM that takes the place of this one. A program can't replace itself in Java, so the launcher
 * does it: this one writes down what to start, and ends. Signals then reach the application itself.
 *
 * @param folder where it runs; null for the current folder
 * @param environment variables to set, unless they are set already
 * @param arguments of the JVM: options, class, arguments
 */
record NextProgram(@Nullable Path folder, Map<String, String> environment, List<String> arguments) {
    /** The exit code that asks the launcher for it. */
    private static final int CODE = 76;

    private static final String FILE = "jumun.next";

    /** Starts it in place of this program, or waits for it if there is no launcher. */
    int start() throws IOException, InterruptedException {
        String file = System.getProperty(FILE);
        if (file == null) {
            return startAndWait();
        }
        boolean isWindows = System.getProperty("os.name").startsWith("Windows");
        Files.writeString(Path.of(file), isWindows ? argumentFile() : script());
        return CODE;
    }

    /** Lines for a POSIX shell. */
    private String script() {
        StringBuilder lines = new StringBuilder();
        environment.forEach((name, value) ->
                lines.append("export %s=\"${%s-%s}\"%n".formatted(name, name, value)));
        if (folder != null) {
            lines.append("cd ").append(quoted(folder.toString())).append('\n');
        }
        return lines.append("set -- ")
                .append(
                        arguments.stream()
                                .map(NextProgram::quoted)
                                .collect(Collectors.joining(" ")))
                .append('\n')
                .toString();
    }

    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** The form of the JDK's own argument files: {@code java @file}. */
    private String argumentFile() {
        return arguments.stream()
                .map(each -> "\"" + each.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private int startAndWait() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        if (folder != null) {
            builder.directory(folder.toFile());
        }
        environment.forEach(builder.environment()::putIfAbsent);
        Process process = builder.start();
        Thread hook = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(hook);
        return process.waitFor();
    }

    /** Returns the program of this JDK. */
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
