package dev.jumun.cli.dev;

import dev.jumun.cli.build.SourceCompiler;
import dev.jumun.cli.project.Project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Compiles a project once more in the background when it has started, into nothing: the first
 * compilation of a JVM takes several times as long as the later ones, and the developer should not
 * have to wait for the second.
 */
final class WarmUp {
    private WarmUp() {}

    static void begin(Project project, List<Path> sources) {
        Thread.ofPlatform().daemon().name("jumun-warm-up").start(() -> compile(project, sources));
    }

    private static void compile(Project project, List<Path> sources) {
        try (SourceCompiler compiler = new SourceCompiler(project.libraries())) {
            Path folder = SourceCompiler.empty(project.output().resolve("warm-up"));
            compiler.compile(
                    sources,
                    SourceCompiler.empty(folder.resolve("classes")),
                    SourceCompiler.empty(folder.resolve("sources")));
            SourceCompiler.delete(folder);
        } catch (IOException e) {
            return; // it was only for speed
        }
    }
}
