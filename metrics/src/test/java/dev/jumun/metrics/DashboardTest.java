package dev.jumun.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The dashboard of the docs shows only what a scrape has: names and labels. */
@Timeout(60)
class DashboardTest {
    private static final Path DASHBOARD = Path.of("..", "docs", "operating", "grafana.json");

    /** Names that are followed by a selector. */
    private static final Pattern METRIC = Pattern.compile("([a-z][a-z0-9_]+)\\{");

    private static final Pattern GROUPED = Pattern.compile("by \\(([a-z_, ]+)\\)");
    private static final Pattern SELECTED = Pattern.compile("[{,]([a-z_]+)(?:=|!=)");

    /** Prometheus' own. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job");

    @Test
    void showsOnlyWhatAScrapeHas() throws Exception {
        String scrape;
        try (TestClient client = TestClient.of(Shop.class)) {
            client.get("/rows").send();
            scrape = client.get("/metrics").send().text();
        }
        List<String> expressions = expressions();

        assertThat(expressions).hasSizeGreaterThan(10);
        for (String expression : expressions) {
            Set<String> metrics = found(METRIC, expression);
            assertThat(metrics).as(expression).isNotEmpty();
            Set<String> labels = found(GROUPED, expression);
            labels.addAll(found(SELECTED, expression));
            labels.removeAll(OF_PROMETHEUS);
            for (String metric : metrics) {
                String series =
                        scrape.lines()
                                .filter(line ->
                                        line.startsWith(metric + "{")
                                                || line.startsWith(metric + " "))
                                .findFirst()
                                .orElse("");
                assertThat(series).as(metric).isNotEmpty();
                assertThat(labels).allSatisfy(label -> assertThat(series).contains(label + "="));
            }
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> all = new TreeSet<>();
        pattern.matcher(text)
                .results()
                .forEach(each -> all.addAll(List.of(each.group(1).split(",\\s*", -1))));
        return all;
    }

    /** Reads the whole file, so that it is known to be JSON. */
    private static List<String> expressions() throws Exception {
        List<String> expressions = new ArrayList<>();
        try (JsonParser json =
                new JsonFactory()
                        .createParser(ObjectReadContext.empty(), Files.readString(DASHBOARD))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING && "expr".equals(json.currentName())) {
                    expressions.add(json.getString());
                }
            }
        }
        return expressions;
    }
}
