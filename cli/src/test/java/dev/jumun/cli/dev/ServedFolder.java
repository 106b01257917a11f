package dev.jumun.cli.dev;

import dev.jumun.cli.project.Project;
import dev.jumun.server.ServerSettings;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The folder of a project whose libraries are those of this process. */
final class ServedFolder {
    private ServedFolder() {}

    /** Serves it at a free port. */
    static DevServer start(Path folder, DevListener listener) throws IOException {
        return start(
                folder,
                (project, progress) -> Project.of(folder, classPath()),
                Duration.ofMinutes(10),
                listener);
    }

    /** Serves it with builds that name other libraries, and starts that are said to take long. */
    static DevServer start(
            Path folder, BuildFiles.Opening opening, Duration patience, DevListener listener)
            throws IOException {
        Project project = Project.of(folder, classPath());
        return DevServer.start(
                project,
                null,
                List.of(),
                ServerSettings.defaults().withPort(0),
                Set.of(),
                new BuildFiles(project, opening),
                patience,
                listener);
    }

    /** The libraries of this process. */
    static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }
}
