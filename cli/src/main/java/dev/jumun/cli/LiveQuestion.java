package dev.jumun.cli;

import dev.jumun.cli.dev.RestartNote;
import dev.jumun.cli.project.Project;
import dev.jumun.server.ServerSettings;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code jumun dev --wait}: asks a running development server whether what is on disk is live. */
record LiveQuestion(ServerSettings settings, Path place, Output output) {
    private static final Duration RESTART = Duration.ofMinutes(2);

    /** Returns the exit code: 0 if it is live. Blocks while it is compiled and started. */
    int ask() throws InterruptedException {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        URI address = URI.create("http://" + host + ":" + settings.port() + "/.jumun/state");
        long end = System.nanoTime() + RESTART.toNanos();
        boolean isStarting = false;
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) {
                try {
                    String answer =
                            client.send(
                                            HttpRequest.newBuilder(address).build(),
                                            HttpResponse.BodyHandlers.ofString())
                                    .body();
                    isStarting = answer.contains("\"state\":\"starting\"");
                    if (!isStarting) {
                        output.out().println(answer);
                        return answer.contains("\"state\":\"fresh\"") ? 0 : 1;
                    }
                } catch (IOException e) {
                    // the socket of the one that starts again is closed for a moment
                    isStarting = isStarting || isStartingAgain();
                    if (!isStarting) {
                        output.err()
                                .println(
                                        "jumun: There is no jumun dev at "
                                                + address.getAuthority()
                                                + ".");
                        return 1;
                    }
                }
                if (System.nanoTime() - end > 0) {
                    output.err()
                            .println(
                                    "jumun: jumun dev at "
                                            + address.getAuthority()
                                            + " is still starting.");
                    return 1;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    /** Whether the server at this port has said so before it closed its socket. */
    private boolean isStartingAgain() {
        try {
            Project project = Project.of(place, List.of());
            return RestartNote.of(project, settings.port()).isThere();
        } catch (IllegalArgumentException e) {
            return false; // asked from elsewhere
        }
    }
}
