package dev.jumun.cli.dev;

import dev.jumun.cli.build.SourceCompiler;
import dev.jumun.cli.project.Project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Compiles a project some more times in the background when it has started, into nothing: the first
 * compilations of a JVM take several times as long as the later ones, and the developer should not
 * have to wait for them. A save ends it: two compilers would slow each other.
 */
final class WarmUp {
    /** More make no difference that can be measured. */
    private static final int TIMES = 4;

    private WarmUp() {}

    /** Returns its thread, which ends with the compilation in progress when it isn't needed. */
    static Thread begin(Project project, List<Path> sources, BooleanSupplier isNeeded) {
        return Thread.ofPlatform()
                .daemon()
                .name("jumun-warm-up")
                .start(() -> compile(project, sources, isNeeded));
    }

    private static void compile(Project project, List<Path> sources, BooleanSupplier isNeeded) {
        try (SourceCompiler compiler = new SourceCompiler(project.libraries())) {
            Path folder = SourceCompiler.empty(project.output().resolve("warm-up"));
            for (int i = 0; i < TIMES && isNeeded.getAsBoolean(); i++) {
                compiler.compile(
                        sources,
                        SourceCompiler.empty(folder.resolve("classes")),
                        SourceCompiler.empty(folder.resolve("sources")));
            }
            SourceCompiler.delete(folder);
        } catch (IOException e) {
            return; // it was only for speed
        }
    }
}
