package dev.jumun.cli.build;

import dev.jumun.cli.project.Home;
import dev.jumun.cli.project.Project;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes of a project, compiled into a folder of their own and kept there for as long as the
 * sources, the libraries and this program are the same.
 *
 * @param problems the compiler's errors; empty if it compiles
 * @param warnings the processor's warnings, if it has just been compiled
 * @param classes the folder with the classes
 */
public record Built(Project project, List<Problem> problems, List<Problem> warnings, Path classes) {
    private record Compiled(List<Problem> problems, List<Problem> warnings) {}

    /**
     * Compiles a project if its sources, its libraries or this program have changed since the last
     * time. Blocks.
     */
    public static Built of(Project project) throws IOException {
        Path folder = project.output().resolve("build");
        Stamps sources = Stamps.of(project.sources());
        Path classes = folder.resolve("classes");
        Compiled compiled =
                compile(folder, sources.endingWith(".java"), project, sources.toString());
        return new Built(project, compiled.problems(), compiled.warnings(), classes);
    }

    /**
     * Compiles the tests of a project that is compiled already.
     *
     * @param tests the tests as a project of their own
     */
    public Built tests(Project tests) throws IOException {
        Path folder = project.output().resolve("tests");
        Stamps sources = Stamps.of(tests.sources());
        String state = sources + " " + Stamps.of(project.sources());
        Compiled compiled = compile(folder, sources.endingWith(".java"), tests, state);
        return new Built(
                tests, compiled.problems(), compiled.warnings(), folder.resolve("classes"));
    }

    private static Compiled compile(Path folder, List<Path> sources, Project project, String state)
            throws IOException {
        Path stamp = folder.resolve("stamp");
        String wanted = project.libraries() + " " + tools(project) + " " + state;
        if (Files.isRegularFile(stamp) && Files.readString(stamp).equals(wanted)) {
            return new Compiled(List.of(), List.of());
        }
        Files.deleteIfExists(stamp);
        Path classes = SourceCompiler.empty(folder.resolve("classes"));
        Path generated = SourceCompiler.empty(folder.resolve("sources"));
        try (SourceCompiler compiler = new SourceCompiler(project.libraries())) {
            List<Problem> problems = compiler.compile(sources, classes, generated);
            if (problems.isEmpty()) {
                Files.writeString(stamp, wanted);
            }
            return new Compiled(problems, compiler.warnings());
        }
    }

    /** Everything that compiles, and what is compiled against: it may change under its name. */
    private static Stamps tools(Project project) {
        List<Path> all = new ArrayList<>(Home.classPath());
        all.addAll(project.libraries().compile());
        all.addAll(project.libraries().processors());
        return Stamps.of(all);
    }

    /**
     * Returns the class to start: what is named, or what the pom names as {@code jumun.main}, or
     * the only one that can be.
     *
     * @throws IllegalArgumentException with a sentence, if it isn't clear
     */
    public String mainClass(@Nullable String named) throws IOException {
        return mainClass(project, classes, named);
    }

    /** The same for classes in any folder. */
    public static String mainClass(Project project, Path classes, @Nullable String named)
            throws IOException {
        if (named != null) {
            if (!Files.exists(classes.resolve(named.replace('.', '/') + ".class"))) {
                throw new IllegalArgumentException("There is no class " + named + " to start.");
            }
            return named;
        }
        String ofPom = project.libraries().properties().get("jumun.main");
        return ofPom == null ? MainClass.in(classes).toStart() : ofPom;
    }

    /** Returns what the application runs with: its classes, resources and libraries. */
    public List<Path> classPath() {
        List<Path> all = new ArrayList<>();
        all.add(classes);
        project.resources().stream().filter(Files::isDirectory).forEach(all::add);
        all.addAll(project.libraries().runtime());
        return all;
    }
}
