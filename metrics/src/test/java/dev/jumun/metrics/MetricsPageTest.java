package dev.jumun.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jumun.testing.TestClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of the docs has each metric that a scrape has, and no other. */
@Timeout(60)
class MetricsPageTest {
    private static final Path CHAPTER = Path.of("..", "docs", "operating.md");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\w+) (\\w+)$");

    /** Metrics of others, of which the table has the beginning. */
    private static final Pattern OF_OTHERS =
            Pattern.compile("^(hikaricp_|jvm_|process_|system_).*");

    /** The first cell of each line of the table. */
    private static String table() throws Exception {
        String text = Files.readString(CHAPTER);
        int begin = text.indexOf("\n| metric, in Prometheus' spelling |");
        assertThat(begin).isPositive();
        return text.substring(begin, text.indexOf("\n\n", begin));
    }

    private static Set<String> shown() throws Exception {
        return Pattern.compile("`([a-z]+_[a-z_]*…?)`")
                .matcher(
                        table().lines()
                                .filter(line -> line.startsWith("| `"))
                                .map(line -> line.substring(2, line.indexOf(" |", 2)))
                                .collect(Collectors.joining("\n")))
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String scrape() throws Exception {
        try (TestClient client = TestClient.of(Shop.class)) {
            client.get("/rows").send();
            return client.get("/metrics").send().text();
        }
    }

    /** A histogram's largest value is a metric of its own for Prometheus. */
    private static String withoutMaximum(String name) {
        return name.replaceFirst("_max$", "");
    }

    @Test
    void theTableHasEachMetricAndNoOther() throws Exception {
        Set<String> measured =
                TYPE.matcher(scrape())
                        .results()
                        .map(each -> OF_OTHERS.matcher(each.group(1)).replaceFirst("$1…"))
                        .map(MetricsPageTest::withoutMaximum)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown()).isEqualTo(measured);
    }

    @Test
    void theTableHasTheLabels() throws Exception {
        String scrape = scrape();
        String table = table();
        for (String line : table.lines().filter(each -> each.contains("label")).toList()) {
            String name = line.replaceAll("^\\| `([a-z_]+)`.*", "$1");
            Set<String> labels =
                    Pattern.compile("`(\\w+)`")
                            .matcher(line.substring(line.indexOf("label")))
                            .results()
                            .map(each -> each.group(1))
                            .collect(Collectors.toCollection(TreeSet::new));
            MatchResult series =
                    Pattern.compile("(?m)^" + name + "_count\\{(.*)} ")
                            .matcher(scrape)
                            .results()
                            .findFirst()
                            .orElseThrow();
            assertThat(labels)
                    .isEqualTo(
                            Pattern.compile("(\\w+)=\"")
                                    .matcher(series.group(1))
                                    .results()
                                    .map(each -> each.group(1))
                                    .collect(Collectors.toCollection(TreeSet::new)));
        }
    }
}
