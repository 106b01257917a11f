package dev.jumun.cli.dev;

import dev.jumun.app.App;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A project that is compiled and loaded, and not started: for commands that only look at it. */
public final class CompiledApi implements AutoCloseable {
    private final Path folder;
    private final List<Problem> problems;
    private final @Nullable Generation generation;
    private final @Nullable App app;

    private CompiledApi(
            Path folder,
            List<Problem> problems,
            @Nullable Generation generation,
            @Nullable App app) {
        this.folder = folder;
        this.problems = problems;
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
        Path folder = SourceCompiler.empty(project.output().resolve("document"));
        Path classes = SourceCompiler.empty(folder.resolve("classes"));
        Path generated = SourceCompiler.empty(folder.resolve("sources"));
        List<Problem> problems;
        try (SourceCompiler compiler = new SourceCompiler(project.classPath())) {
            problems = compiler.compile(Stamps.of(project).endingWith(".java"), classes, generated);
        }
        if (!problems.isEmpty()) {
            return new CompiledApi(folder, problems, null, null);
        }
        Generation generation = Generation.of(1, classes, project);
        String name = named == null ? only(MainClass.apisIn(classes)) : named;
        App app = App.of(Class.forName(name, true, generation.loader()));
        return new CompiledApi(folder, problems, generation, app);
    }

    private static String only(List<String> apis) {
        return switch (apis.size()) {
            case 0 ->
                    throw new IllegalArgumentException(
                            "No class has @Api. Annotate a class with it.");
            case 1 -> apis.getFirst();
            default ->
                    throw new IllegalArgumentException(
                            "Several classes have @Api: %s. Choose one with --main."
                                    .formatted(String.join(", ", apis)));
        };
    }

    /** What keeps it from being compiled; empty if nothing does. */
    public List<?> problems() {
        return problems;
    }

    /** Prints the problems as {@code jumun dev} does. */
    public void printProblems(PrintStream out) {
        new Terminal(out, false)
                .made(
                        new State.Broken(1, problems.size() + " errors", problems, ""),
                        Duration.ZERO);
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

    @Override
    public void close() throws IOException {
        if (generation != null) {
            try {
                generation.stop(Duration.ZERO);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        SourceCompiler.delete(folder);
    }
}
