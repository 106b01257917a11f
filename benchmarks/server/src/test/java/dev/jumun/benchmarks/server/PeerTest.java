package dev.jumun.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How a peer is started that is no Maven project, and what counts of its processes. */
class PeerTest {
    @Test
    void aCommandIsFilledIn(@TempDir Path peers) throws Exception {
        Peer peer =
                peer(
                        peers,
                        """
                        command = serve --port {port} --workers {cores}
                        environment = WORKERS={cores} PORT={port}
                        modules = json
                        """);
        String cores = "" + Runtime.getRuntime().availableProcessors();
        assertThat(peer.command(List.of("-Xmx1g"), 81))
                .containsExactly("serve", "--port", "81", "--workers", cores);
        assertThat(peer.environment(81))
                .containsEntry("WORKERS", cores)
                .containsEntry("PORT", "81");
        assertThat(peer.isJava()).isFalse();
    }

    /** What a peer sends there does not end it: the collector answers. */
    @Test
    void theCollectorTakesSpans(@TempDir Path peers) throws Exception {
        Peer peer =
                peer(
                        peers,
                        """
                        command = serve
                        environment = ENDPOINT=http://127.0.0.1:{collector}
                        """);
        URI endpoint = URI.create(String.valueOf(peer.environment(81).get("ENDPOINT")));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest spans =
                    HttpRequest.newBuilder(endpoint.resolve("/v1/traces"))
                            .POST(HttpRequest.BodyPublishers.ofString("spans"))
                            .build();
            assertThat(client.send(spans, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void modulesThatNoPythonHasAreNamedWithTheirPackages(@TempDir Path peers) throws Exception {
        Peer peer =
                peer(
                        peers,
                        """
                        command = {python} peer.py
                        modules = sys a_module_that_is_nowhere
                        packages = python3-nowhere
                        """);
        assertThat(peer.version()).isEqualTo("?");
        assertThatThrownBy(peer::prepare)
                .hasMessage(
                        "no Python here has all of sys, a_module_that_is_nowhere:"
                                + " install python3-nowhere");
    }

    @Test
    void theVersionIsThatOfTheFirstModule() {
        Python python =
                new Python("python3", List.of("fastapi 0.92.0", "pydantic 1.10", "Python 3.11"));
        assertThat(python.version()).isEqualTo("0.92.0, pydantic 1.10, Python 3.11");
    }

    @Test
    @Timeout(60)
    void workersCountAndEndWithTheirParent() throws Exception {
        Process parent =
                new ProcessBuilder("sh", "-c", "sh -c 'while :; do :; done' & wait").start();
        ProcessHandle worker;
        try (ProcessTree tree = new ProcessTree(parent)) {
            while (tree.cpuMicros() < 50_000) {
                Thread.sleep(10);
            }
            assertThat(ProcessFigures.cpuMicros(parent.pid())).isLessThan(50_000);
            assertThat(tree.residentKib()).isGreaterThan(ProcessFigures.residentKib(parent.pid()));
            worker = parent.children().findFirst().orElseThrow();
        }
        assertThat(parent.isAlive()).isFalse();
        worker.onExit().get();
    }

    private static Peer peer(Path peers, String settings) throws IOException {
        Path directory = Files.createDirectory(peers.resolve("snake"));
        Files.writeString(directory.resolve("snake.peer"), settings);
        return Peer.all(peers).getFirst();
    }
}
