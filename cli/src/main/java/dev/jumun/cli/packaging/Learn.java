package dev.jumun.cli.packaging;

import dev.jumun.cli.build.LocalRequest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts a packaged application once, asks it some paths, and keeps what the JVM has learnt (JEP
 * 514), so that later starts take a fraction of the time. It is part of every package, and uses
 * nothing but the JDK: the cache holds only for the JVM that made it, so it is made where it is
 * used, inside an image for example.
 */
public final class Learn {
    private static final Pattern LISTENING = Pattern.compile("^ *Listening +http://.*:(\\d+)$");

    /**
     * Classes, but no profiles. Those of a few requests tell the JVM to compile at every start what
     * it was busy with then, which takes from the first response what later ones gain.
     */
    private static final List<String> LEARNING =
            List.of(
                    "-XX:+IgnoreUnrecognizedVMOptions",
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:-AOTRecordTraining");

    private static final long PATIENCE_SECONDS = 120;

    private Learn() {}

    /** Learns: {@code Learn FOLDER NAME}. Ends with 1 and a sentence if it can't. */
    public static void main(String[] arguments) throws Exception {
        String failure = learn(Path.of(arguments[0]), arguments[1]);
        if (!failure.isEmpty()) {
            System.err.println(failure);
            System.exit(1);
        }
    }

    /**
     * Learns. Blocks until the cache is made.
     *
     * @return a sentence with what went wrong; empty if nothing did
     */
    static String learn(Path folder, String name) throws IOException, InterruptedException {
        Path cache = folder.resolve(name + ".aot");
        Path log = folder.resolve("first-start.log");
        Files.deleteIfExists(cache);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LEARNING);
        command.add("-XX:AOTCacheOutput=" + cache);
        command.add("@" + folder.resolve("jvm.options"));
        command.addAll(List.of("-jar", folder.resolve(name + ".jar").toString(), "--port", "0"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JUMUN_ACCESS_LOG");
        Process process = builder.start();
        Thread hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
        StringBuilder said = new StringBuilder();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int port = awaitPort(process, out, said);
            if (port == 0) {
                process.destroy();
                process.waitFor(10, TimeUnit.SECONDS);
                Files.writeString(log, said);
                Files.deleteIfExists(cache);
                return "%s did not start, so that nothing was learnt. What it said is in %s."
                        .formatted(name, log);
            }
            for (String path : Files.readAllLines(folder.resolve("training"))) {
                ask(port, path);
            }
            // SIGTERM: it ends in order, and then writes the cache. Process.destroy would also
            // close
            // its output, and what makes the cache would fail to write there.
            process.toHandle().destroy();
            Thread rest = Thread.ofVirtual().start(() -> readAll(out, said));
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            rest.join();
        } finally {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        if (process.exitValue() != 0 || !Files.isRegularFile(cache)) {
            Files.writeString(log, said);
            Files.deleteIfExists(cache);
            return "%s ended with status %d, and no cache was made. What it said is in %s."
                    .formatted(name, process.exitValue(), log);
        }
        return "";
    }

    private static int awaitPort(Process process, BufferedReader out, StringBuilder said)
            throws IOException {
        Thread watch =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
                                process.destroyForcibly();
                            } catch (InterruptedException e) {
                                return; // it has started
                            }
                        });
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.append(line).append('\n');
                Matcher matcher = LISTENING.matcher(line);
                if (matcher.matches()) {
                    return Integer.parseInt(matcher.group(1));
                }
            }
            return 0;
        } finally {
            watch.interrupt();
        }
    }

    private static void readAll(BufferedReader out, StringBuilder said) {
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.append(line).append('\n');
            }
        } catch (IOException e) {
            return; // it has ended
        }
    }

    /** A request whose answer isn't looked at. */
    private static void ask(int port, String path) {
        try {
            LocalRequest.get(port, path);
        } catch (IOException e) {
            return; // it learns from the others
        }
    }
}
