package dev.jumun.cli.dev;

import dev.jumun.app.App;
import dev.jumun.cli.build.Built;
import dev.jumun.cli.build.MainClass;
import dev.jumun.cli.project.Project;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/** A project that is compiled and loaded, and not started: for commands that only look at it. */
public final class CompiledApi implements AutoCloseable {
    private final Built built;
    private final @Nullable LibraryLoader libraries;
    private final @Nullable Generation generation;
    private final @Nullable App app;

    private CompiledApi(
            Built built,
            @Nullable LibraryLoader libraries,
            @Nullable Generation generation,
            @Nullable App app) {
        this.built = built;
        this.libraries = libraries;
        this.generation = generation;
        this.app = app;
    }

    /**
     * Compiles a project and finds its API.
     *
     * @param named the class with {@code @Api}; null if there is only one
     * @throws IllegalArgumentException with a sentence, if it is not clear which API is meant
     */
    public static CompiledApi of(Project project, @Nullable String named)
            throws IOException, ReflectiveOperationException {
        Built built = Built.of(project);
        if (!built.problems().isEmpty()) {
            return new CompiledApi(built, null, null, null);
        }
        LibraryLoader libraries = LibraryLoader.of(project);
        Generation generation = Generation.of(1, built.classes(), project, libraries);
        String name = named == null ? MainClass.in(built.classes()).api() : named;
        Class<?> api;
        try {
            api = Class.forName(name, true, generation.loader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("There is no class " + name + ".", e);
        }
        return new CompiledApi(built, libraries, generation, App.of(api));
    }

    /** Returns whether it does not compile. */
    public boolean isBroken() {
        return app == null;
    }

    /** Prints the problems as {@code jumun dev} does. */
    public void printProblems(PrintStream out, boolean colour) {
        print(built, out, colour);
    }

    /** Prints why a project does not compile. */
    public static void print(Built built, PrintStream out, boolean colour) {
        int count = built.problems().size();
        new Terminal(out, colour)
                .made(
                        new State.Broken(
                                1,
                                count == 1 ? "1 error" : count + " errors",
                                built.problems(),
                                ""),
                        Duration.ZERO);
    }

    /** Prints the processor's messages about a project that compiles. */
    public static void printWarnings(Built built, PrintStream out, boolean colour) {
        built.warnings().forEach(new Terminal(out, colour)::warned);
    }

    /**
     * The API, not started.
     *
     * @throws IllegalStateException if there are problems
     */
    public App app() {
        if (app == null) {
            throw new IllegalStateException("The project does not compile.");
        }
        return app;
    }

    /** Returns the folder of its classes. */
    java.nio.file.Path classes() {
        return built.classes();
    }

    /** Returns the project. */
    public Project project() {
        return built.project();
    }

    @Override
    public void close() throws IOException {
        if (generation != null) {
            try {
                generation.stop(Duration.ZERO, Duration.ZERO, Generation.NO_REQUESTS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (libraries != null) {
            libraries.close();
        }
    }
}
