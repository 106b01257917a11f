package dev.jumun.cli.dev;

import dev.jumun.server.ServerSettings;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * {@code jumun dev} at a terminal: a development server, keys, and the end.
 *
 * @param mainClass the class to start; null to find it
 * @param arguments those of the application
 * @param settings where to listen
 * @param allowedHosts names that requests may ask for, besides localhost and addresses
 */
public record DevSession(
        Project project,
        @Nullable String mainClass,
        List<String> arguments,
        ServerSettings settings,
        Set<String> allowedHosts) {
    /** The exit code that asks the launcher for a new class path and a new start. */
    public static final int NEW_CLASS_PATH = 75;

    /**
     * Serves until it is interrupted, asked to quit, or the build file has changed. Blocks.
     *
     * @param json whether events are written as JSON, a line each, instead of words
     * @return the exit code
     * @throws IOException if the address cannot be listened on
     */
    public int run(boolean json, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        boolean isTerminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        boolean colour = isTerminal && System.getenv("NO_COLOR") == null;
        JsonEvents events = new JsonEvents(out);
        DevListener listener = json ? events : new Terminal(out, colour);
        CountDownLatch end = new CountDownLatch(1);
        Thread hook = new Thread(end::countDown);
        Runtime.getRuntime().addShutdownHook(hook);
        try (DevServer server =
                DevServer.start(project, mainClass, arguments, settings, allowedHosts, listener)) {
            String address = "http://" + settings.host() + ":" + server.port();
            if (json) {
                events.listening(address);
            } else {
                out.println("  " + project.name() + " under development");
                out.println("  Listening   " + address);
                out.println("  Docs        " + address + "/docs");
                out.println("  Keys        r restart · p pause · q quit, then Enter");
                out.flush();
            }
            Thread.ofPlatform()
                    .daemon()
                    .name("jumun-keys")
                    .start(() -> readKeys(server.generations(), end, err));
            FileTime built = buildTime();
            while (!end.await(500, TimeUnit.MILLISECONDS)) {
                if (!built.equals(buildTime())) {
                    err.println(project.buildFile().getFileName() + " changed: starting anew.");
                    return NEW_CLASS_PATH;
                }
            }
            return 0;
        } finally {
            removeHook(hook);
        }
    }

    private FileTime buildTime() {
        Path file = project.buildFile();
        try {
            return Files.isRegularFile(file)
                    ? Files.getLastModifiedTime(file)
                    : FileTime.fromMillis(0);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // gone: an editor is writing it
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the program is ending already
        }
    }

    private static void readKeys(Generations generations, CountDownLatch end, PrintStream err) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                switch (line.strip()) {
                    case "r" -> generations.restart();
                    case "p" ->
                            err.println(
                                    generations.pause(!generations.isPaused())
                                            ? "Paused: changes are ignored."
                                            : "Going on.");
                    case "q" -> end.countDown();
                    default -> err.println("r restart · p pause · q quit");
                }
            }
        } catch (IOException e) {
            return; // no terminal: it continues without keys
        }
    }
}
