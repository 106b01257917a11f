package dev.jumun.cli.dev;

import dev.jumun.cli.build.Problem;
import dev.jumun.cli.build.SourceCompiler;
import dev.jumun.cli.build.Stamps;
import dev.jumun.cli.project.Project;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The classes of the newest sources that compile, each time in a folder of their own, and compiled
 * no more than the changes need. For one thread.
 */
final class Compilation implements AutoCloseable {
    /** Classes, and what they were compiled from: a save of a resource needs no compiler. */
    private record Compiled(Stamps sources, Path folder, Path classes) {}

    private Project project;
    private SourceCompiler compiler;
    private volatile @Nullable Compiled latest;
    private @Nullable Compiled old;
    private List<Problem> warnings = List.of();
    private boolean isWhole;

    Compilation(Project project) {
        this.project = project;
        this.compiler = new SourceCompiler(project.libraries());
    }

    /** Compiles against other libraries from now on. */
    void use(Project other) throws IOException {
        compiler.close();
        compiler = new SourceCompiler(other.libraries());
        project = other;
        Compiled made = latest;
        latest = null;
        if (made != null) {
            SourceCompiler.delete(made.folder());
        }
    }

    /**
     * Compiles what has changed.
     *
     * @param java all sources
     * @param number names the folder, if one is needed
     * @return what is wrong; nothing if the classes are there
     */
    List<Problem> compile(Stamps java, int number) throws IOException {
        warnings = List.of();
        isWhole = false;
        if (isGone()) {
            latest = null;
        }
        Compiled before = latest;
        // processors of others may read resources
        if (before != null && before.sources().equals(java) && !compiler.hasOtherProcessors()) {
            return List.of();
        }
        Path folder = SourceCompiler.empty(project.output().resolve(String.valueOf(number)));
        Compiled now = new Compiled(java, folder, SourceCompiler.empty(folder.resolve("classes")));
        if (before == null || !compileBodies(before, now)) {
            isWhole = true;
            List<Problem> problems =
                    compiler.compile(
                            java.endingWith(".java"),
                            SourceCompiler.empty(now.classes()),
                            SourceCompiler.empty(folder.resolve("sources")));
            if (!problems.isEmpty()) {
                SourceCompiler.delete(folder);
                return problems;
            }
        }
        warnings = compiler.warnings();
        latest = now; // first: what is compiled and deleted from here on is compared with it
        old = before;
        return List.of();
    }

    private boolean compileBodies(Compiled before, Compiled now) throws IOException {
        List<Path> changed = now.sources().changedSince(before.sources());
        return changed != null && compiler.compileBodies(changed, before.classes(), now.classes());
    }

    /** Whether the last call compiled all sources, so that there may be other classes. */
    boolean isWhole() {
        return isWhole;
    }

    /** What the processor has to say about what was compiled last. */
    List<Problem> warnings() {
        return warnings;
    }

    /** The folder of the classes, after sources have been compiled. */
    Path classes() {
        return Objects.requireNonNull(latest).classes();
    }

    /** Whether the classes have been deleted, as {@code mvn clean} does with all that was built. */
    boolean isGone() {
        Compiled made = latest;
        return made != null && !Files.isDirectory(made.classes());
    }

    /** Deletes the classes before those that were compiled last: nothing runs from them. */
    void deleteOld() throws IOException {
        Compiled before = old;
        old = null;
        if (before != null) {
            SourceCompiler.delete(before.folder());
        }
    }

    @Override
    public void close() throws IOException {
        compiler.close();
    }
}
