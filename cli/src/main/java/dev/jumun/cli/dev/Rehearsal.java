package dev.jumun.cli.dev;

import dev.jumun.cli.build.LocalRequest;
import dev.jumun.cli.project.Project;
import dev.jumun.cli.project.Projects;
import dev.jumun.server.ServerSettings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Serves a project for a few requests, so that the JVM learns what {@code jumun dev} needs. */
public final class Rehearsal {
    private Rehearsal() {}

    /** Serves it, asks it, makes it anew, and ends. Blocks. */
    public static void of(Path place) throws IOException {
        Project project = new Projects(words -> {}).open(place);
        ServerSettings settings = ServerSettings.defaults().withPort(0);
        try (DevServer server =
                DevServer.start(
                        project, null, List.of(), settings, Set.of(), new SilentListener())) {
            for (int i = 0; i < 2; i++) {
                LocalRequest.get(server.port(), "/openapi.json");
                LocalRequest.get(server.port(), "/docs");
                server.generations().restart();
            }
            LocalRequest.get(server.port(), "/nothing-is-here");
        }
    }
}
