package dev.jumun.cli.dev;

import dev.jumun.cli.build.Problem;
import dev.jumun.cli.project.Project;
import dev.jumun.runtime.dependency.StartPlace;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Starts generations, of which one runs at a time, with the libraries that they share and what they
 * keep; and ends them. For one thread, but for what is asked.
 */
final class Runner implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** How long a start may take to tear down what it has set up when nothing newer waits. */
    private static final Duration LAST_GRACE = Duration.ofSeconds(5);

    private final List<String> arguments;
    private final Duration patience;
    private final DevListener listener;
    private final KeptValues kept;
    private final Generation.Ending requests;
    private volatile Project project;
    private volatile LibraryLoader libraries;
    private volatile String title;
    private volatile @Nullable Generation starting;
    private volatile boolean isEnding;
    private @Nullable Generation running;

    /**
     * Runs nothing yet.
     *
     * @param arguments those of the application's main
     * @param patience after which a start is said to take long
     * @param serial the number of the present state
     */
    Runner(
            Project project,
            List<String> arguments,
            Duration patience,
            IntSupplier serial,
            DevListener listener) {
        this.project = project;
        this.arguments = arguments;
        this.patience = patience;
        this.listener = listener;
        this.kept = new KeptValues(listener);
        this.requests = new EndedRequests(() -> this.project, serial, this::note);
        this.libraries = LibraryLoader.of(project);
        this.title = project.name();
    }

    KeptValues kept() {
        return kept;
    }

    /** The generation whose main runs now and has not called {@code Jumun.run} yet. */
    @Nullable Generation starting() {
        return starting;
    }

    /** The title of the application that ran last; the project's name before. */
    String title() {
        return title;
    }

    /** Whether it is a class of the application, and not of a library or of a test. */
    boolean isOfGeneration(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null && loader.getParent() == libraries;
    }

    /** The build names other libraries: nothing that was loaded from the old ones is of use. */
    void use(Project other) throws IOException, InterruptedException {
        stop();
        kept.close();
        libraries.close();
        libraries = LibraryLoader.of(other);
        libraries.registerDrivers();
        project = other;
    }

    /** Prepares a generation: nothing of it is loaded yet. */
    Generation prepare(int number, Path classes) {
        return Generation.of(number, classes, project, libraries);
    }

    /**
     * Starts a generation. Blocks until it serves.
     *
     * @throws InterruptedException if this is interrupted; what it has set up is torn down
     * @throws Throwable what its start throws; the same
     */
    void start(Generation generation, String mainClass, MainThread.Waiting waiting)
            throws Throwable {
        starting = generation;
        kept.starting(generation.loader());
        try {
            generation.start(mainClass, arguments, patience, waiting);
            running = generation;
            title = generation.title(title);
            kept.started();
        } catch (Throwable failure) {
            stop(generation);
            throw failure;
        } finally {
            starting = null;
            kept.starting(null);
        }
    }

    /** Ends the generation that runs, if one does. */
    void stop() throws InterruptedException {
        Generation old = running;
        running = null;
        if (old != null) {
            Throwable failed = stop(old);
            if (failed != null) {
                listener.failed("Generation " + old.number() + " could not be torn down", failed);
            }
        }
    }

    private @Nullable Throwable stop(Generation old) throws InterruptedException {
        Throwable failed = old.stop(GRACE, isEnding ? LAST_GRACE : GRACE, requests);
        StartPlace place = old.continues();
        if (place != null) {
            String words =
                    "The start of generation %d continues though it was interrupted. %s"
                            .formatted(
                                    old.number(),
                                    isEnding
                                            ? "What it has set up is not torn down."
                                            : "Type f for a fresh JVM.");
            note(StartFailure.problem(words, place.stack(), project));
        }
        return failed;
    }

    /** The server ends: no generation comes after the present one. Any thread. */
    void end() {
        isEnding = true;
    }

    private void note(Problem problem) {
        String place = problem.place();
        listener.note(problem.message() + (place.isEmpty() ? "" : " See " + place + "."));
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kept.close();
        libraries.close();
    }
}
