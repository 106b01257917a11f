package dev.jumun.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is read from the programs and files that the figures come from. */
class FiguresTest {
    private static final String FIGURES =
            "Running 1s test\nfigures {\"requests\":3000,\"micros\":1500000,\"p50\":1200,"
                    + "\"p99\":4500,\"p999\":9000,\"connect\":0,\"read\":%d,\"write\":0,"
                    + "\"status\":%d,\"timeout\":0}\n";

    @Test
    void cpuTimeIsReadBehindANameWithParentheses() {
        String stat =
                "71 (java (x) y) S 1 71 71 0 -1 4194560 9 0 0 0 250 50 7 8 20 0 31 0 5 6 7 8\n";
        assertThat(ProcessFigures.cpuMicros(stat)).isEqualTo(3_000_000);
    }

    @Test
    void residentMemoryIsRead() {
        String status = "Name:\tjava\nVmPeak:\t 99 kB\nVmRSS:\t  106496 kB\nThreads:\t31\n";
        assertThat(ProcessFigures.residentKib(status)).isEqualTo(106_496);
    }

    @Test
    void wrkIsRead() {
        Load load = Wrk.parse(FIGURES.formatted(0, 0), false);
        assertThat(load).isEqualTo(new Load(3000, 1.5, 1.2, 4.5, 9));
        assertThat(load.perSecond()).isEqualTo(2000);
    }

    @Test
    void failedRequestsAreNoFigures() {
        assertThatThrownBy(() -> Wrk.parse(FIGURES.formatted(0, 1), true))
                .hasMessageContaining("requests failed");
        assertThatThrownBy(() -> Wrk.parse(FIGURES.formatted(1, 0), false))
                .hasMessageContaining("requests failed");
        assertThat(Wrk.parse(FIGURES.formatted(1, 0), true).requests()).isEqualTo(3000);
        assertThatThrownBy(() -> Wrk.parse("unable to connect", false))
                .hasMessageContaining("unable to connect");
    }

    @Test
    void h2loadIsRead() {
        String output =
                "finished in 2.00s, 1000.00 req/s\n"
                        + "requests: 2000 total, 2100 started, 2000 done, 2000 succeeded,"
                        + " 0 failed, 0 errored, 0 timeout\n";
        Stream<String> log =
                Stream.of("1700000000000001\t200\t3000", "1700000000000002\t200\t1000", "x");
        assertThat(H2load.parse(output, 2, log)).isEqualTo(new Load(2000, 2, 3, 3, 3));
    }

    @Test
    void theTimeOfAWaveIsRead() {
        String output =
                "finished in %s, 9000.00 req/s\n"
                        + "requests: 100 total, 100 started, 100 done, %d succeeded, 0 failed\n";
        assertThat(H2load.seconds(output.formatted("1.15s", 100), 100)).isEqualTo(1.15);
        assertThat(H2load.seconds(output.formatted("998.20ms", 100), 100)).isEqualTo(0.9982);
        assertThatThrownBy(() -> H2load.seconds(output.formatted("1.15s", 99), 100))
                .hasMessageContaining("requests failed");
    }

    @Test
    void aRowHasTheMediansOfItsRounds() {
        Results results = new Results(Map.of("java", "25"), Map.of("json", "small JSON"));
        for (double cpu : List.of(30.0, 10.0, 20.0)) {
            Map<Metric, Double> figures = new EnumMap<>(Metric.class);
            figures.put(Metric.CPU_US, cpu);
            results.add(new Results.Key("json", 64, "jumun"), figures);
        }
        results.add(new Results.Key("json", 64, "netty"), Map.of(Metric.CPU_US, 15.0));
        assertThat(Markdown.of(results))
                .containsSubsequence("| netty | 15.0 |", "| jumun | 20.0 |");
        assertThat(Chart.of(results)).contains("class=\"ours\"").contains("small JSON");
    }

    @Test
    void optionsAreRead() {
        Options options =
                Options.parse(
                        "--only", "jumun", "netty,helidon", "--workloads", "json", "--rounds", "2");
        assertThat(options.only()).containsExactly("jumun", "netty", "helidon");
        assertThat(options.workloads()).containsExactly(Workload.JSON);
        assertThat(options.rounds()).isEqualTo(2);
        assertThatThrownBy(() -> Options.parse("--workloads", "jsn"))
                .hasMessageContaining("There is no workload jsn");
    }
}
