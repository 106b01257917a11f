package dev.jumun.tests.operating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.app.App;
import dev.jumun.server.Server;
import dev.jumun.server.ServerSettings;
import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files for Kubernetes and Prometheus ask for what a server answers. */
class ManifestsTest {
    /** See Stopping in the chapter. */
    private static final Duration TEAR_DOWN = Duration.ofSeconds(6);

    private static List<Map<?, ?>> documents(String file) throws Exception {
        String text = Files.readString(Path.of("..").resolve(file));
        List<Map<?, ?>> all = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(text)
                .forEach(each -> all.add((Map<?, ?>) each));
        return all;
    }

    /** Follows keys and indexes. */
    private static Object at(Object from, Object... steps) {
        Object value = from;
        for (Object step : steps) {
            Object next =
                    value instanceof List<?> list
                            ? list.get((Integer) step)
                            : ((Map<?, ?>) value).get(step);
            value = Objects.requireNonNull(next, () -> "nothing at " + step);
        }
        return value;
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/operating/kubernetes.yaml", "examples/chain/kubernetes.yaml"})
    void theProbesAreAnsweredAndAStopFitsIntoTheGracePeriod(String file) throws Exception {
        List<Map<?, ?>> manifest = documents(file);
        Object pod = at(manifest.getFirst(), "spec", "template", "spec");
        Object container = at(pod, "containers", 0);
        try (App app = App.of(Timed.class);
                HttpClient client = HttpClient.newHttpClient()) {
            app.start();
            Server server = Server.start(app, ServerSettings.defaults().withPort(0));
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                Object path = at(container, probe, "httpGet", "path");
                URI uri = URI.create("http://localhost:" + server.port() + path);
                assertThat(
                                client.send(
                                                HttpRequest.newBuilder(uri).build(),
                                                BodyHandlers.discarding())
                                        .statusCode())
                        .as(probe)
                        .isEqualTo(200);
            }
            server.stop(app::cancelAll);
        }
        assertThat((Integer) at(pod, "terminationGracePeriodSeconds")).isGreaterThan(stopSeconds());
        assertThat(at(container, "ports", 0, "name"))
                .isEqualTo(at(container, "livenessProbe", "httpGet", "port"))
                .isEqualTo(at(manifest.getLast(), "spec", "ports", 0, "targetPort"));
        assertThat(at(manifest.getFirst(), "spec", "template", "metadata", "labels"))
                .isEqualTo(at(manifest.getFirst(), "spec", "selector", "matchLabels"))
                .isEqualTo(at(manifest.getLast(), "spec", "selector"));
    }

    private static int stopSeconds() {
        ServerSettings settings = ServerSettings.defaults();
        return (int) settings.drain().plus(settings.shutdownGrace()).plus(TEAR_DOWN).toSeconds();
    }

    /** The chain reads its variables in two files, and in no other. */
    @Test
    void theChainGetsTheVariablesThatItReads() throws Exception {
        Path chain = Path.of("..", "examples", "chain");
        Path sources = chain.resolve("src/main/java/chain");
        String source =
                Files.readString(sources.resolve("Database.java"))
                        + Files.readString(sources.resolve("Tills.java"));
        Set<String> read =
                Pattern.compile("\"(CHAIN_\\w+)\"")
                        .matcher(source)
                        .results()
                        .map(each -> each.group(1))
                        .collect(Collectors.toSet());
        assertThat(read).isNotEmpty();

        Object compose = documents("examples/chain/compose.yaml").getFirst();
        Object node = at(compose, "services", "node");
        assertThat(variables(((Map<?, ?>) at(node, "environment")).keySet())).isEqualTo(read);
        Object manifest = documents("examples/chain/kubernetes.yaml").getFirst();
        List<?> env = (List<?>) at(manifest, "spec", "template", "spec", "containers", 0, "env");
        assertThat(variables(env.stream().map(each -> at(each, "name")).toList())).isEqualTo(read);

        String grace = (String) at(node, "stop_grace_period");
        assertThat(Duration.parse("PT" + grace)).isGreaterThan(Duration.ofSeconds(stopSeconds()));
        assertThat(Files.readString(chain.resolve("haproxy.cfg")))
                .contains("GET /readyz", " node:8000 ");
        assertThat(at(node, "build")).isEqualTo("target/package");
    }

    private static Set<String> variables(Collection<?> names) {
        return names.stream()
                .map(Object::toString)
                .filter(name -> name.startsWith("CHAIN_"))
                .collect(Collectors.toSet());
    }

    @Test
    void prometheusScrapesARouteThatIsThere() throws Exception {
        Object job = at(documents("docs/operating/prometheus.yml").getFirst(), "scrape_configs", 0);
        try (TestClient client = TestClient.of(Metered.class)) {
            assertThat(client.get((String) at(job, "metrics_path")).send().text())
                    .contains("# TYPE http_server_active_requests gauge");
        }
        Object pod = at(documents("docs/operating/kubernetes.yaml").getFirst(), "spec", "template");
        assertThat(at(job, "relabel_configs", 0, "regex"))
                .isEqualTo(at(pod, "metadata", "labels", "app"));
        assertThat(at(job, "relabel_configs", 1, "regex"))
                .isEqualTo(at(pod, "spec", "containers", 0, "ports", 0, "name"));
    }
}
