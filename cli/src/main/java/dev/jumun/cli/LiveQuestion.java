package dev.jumun.cli;

import dev.jumun.server.ServerSettings;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** {@code jumun dev --wait}: asks a running development server whether what is on disk is live. */
record LiveQuestion(ServerSettings settings, Output output) {
    private static final Duration RESTART = Duration.ofMinutes(2);

    /** Returns the exit code: 0 if it is live. Blocks while it is compiled or started again. */
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
                                    "jumun: The build has changed, and jumun dev at "
                                            + address.getAuthority()
                                            + " did not start again.");
                    return 1;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }
}
