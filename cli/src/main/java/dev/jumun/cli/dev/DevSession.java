package dev.jumun.cli.dev;

import dev.jumun.cli.build.Problem;
import dev.jumun.cli.project.Project;
import dev.jumun.server.ServerSettings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
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
    /** The exit code that asks the launcher for a new start, in a fresh JVM. */
    public static final int START_AGAIN = 75;

    /** After a signal, or an exit of the application, the end may be one that hangs. */
    private static final Duration LONGEST_END = Duration.ofSeconds(15);

    /**
     * Serves until it is interrupted, or asked to quit or to start again. Blocks.
     *
     * @param json whether events are written as JSON, a line each, instead of words
     * @return the exit code
     * @throws IOException if the address cannot be listened on
     */
    public int run(boolean json, boolean colour, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        BuildFiles build = new BuildFiles(project, BuildFiles::reopened);
        return run(build, json, colour, System.in, out, err);
    }

    int run(
            BuildFiles build,
            boolean json,
            boolean colour,
            InputStream keys,
            PrintStream out,
            PrintStream err)
            throws IOException, InterruptedException {
        JsonEvents events = new JsonEvents(out);
        DevListener shown = json ? events : new Terminal(out, colour);
        CompletableFuture<Integer> end = new CompletableFuture<>();
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook =
                new Thread(() -> {
                    ApplicationExit.words(Thread.getAllStackTraces().values())
                            .ifPresent(err::println);
                    end.complete(0);
                    await(ended); // the JVM would not wait for the tear-down
                });
        Runtime.getRuntime().addShutdownHook(hook);
        try (ContinuousTests tests = new ContinuousTests(project, err::println);
                DevServer server = start(build, new WithTests(shown, tests))) {
            RestartNote note = RestartNote.of(project, settings.port());
            note.remove();
            String address = "http://" + settings.host() + ":" + server.port();
            if (json) {
                events.listening(address);
            } else {
                out.println("  " + project.name() + " under development");
                out.println("  Listening   " + address);
                out.println("  Docs        " + address + "/docs");
                out.println("  Keys        " + Keys.HELP + ", then Enter");
                out.flush();
            }
            new Keys(server.generations(), tests, end, keys, err).start();
            int code = awaitEnd(end);
            if (code == START_AGAIN) {
                note.write();
            }
            return code;
        } finally {
            ended.countDown();
            removeHook(hook);
        }
    }

    private static void await(CountDownLatch ended) {
        try {
            boolean _ = ended.await(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private DevServer start(BuildFiles build, DevListener listener) throws IOException {
        try {
            return DevServer.start(
                    project,
                    mainClass,
                    arguments,
                    settings,
                    allowedHosts,
                    build,
                    DevServer.PATIENCE,
                    listener);
        } catch (IOException e) {
            boolean isTaken =
                    e instanceof BindException || String.valueOf(e.getMessage()).contains("in use");
            throw isTaken
                    ? new IOException(
                            "Port %d of %s is in use by another program, or not allowed: choose another with --port."
                                    .formatted(settings.port(), settings.host()),
                            e)
                    : e;
        }
    }

    private static int awaitEnd(CompletableFuture<Integer> end) throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the program is ending already
        }
    }

    /** Runs the tests when there is new code. */
    private record WithTests(DevListener shown, ContinuousTests tests) implements DevListener {
        @Override
        public void changed(@Nullable Path cause) {
            shown.changed(cause);
        }

        @Override
        public void made(State state, Duration took) {
            shown.made(state, took);
            if (state instanceof State.Fresh) {
                tests.changed();
            }
        }

        @Override
        public void starting(State.Starting state) {
            shown.starting(state);
        }

        @Override
        public void progress(String sentence) {
            shown.progress(sentence);
        }

        @Override
        public void warned(Problem warning) {
            shown.warned(warning);
        }

        @Override
        public void failed(String what, Throwable failure) {
            shown.failed(what, failure);
        }

        @Override
        public void note(String sentence) {
            shown.note(sentence);
        }
    }
}
