package dev.jumun.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jumun.benchmarks.scale.served.ManyPaths;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What is sent, and how the figures are shown. */
class ScaleTest {
    @ParameterizedTest
    @ValueSource(ints = {100, 1000, 10_000, 100_000, 1_000_000})
    void anOrderHasItsSizeToTheByte(int bytes) {
        String order = Orders.ofBytes(bytes);
        assertThat(order).hasSize(bytes);
        assertThat(new JsonMapper().readTree(order).get("lines").size()).isBetween(1, 100_000);
    }

    @Test
    void noOrderHasNoLines() {
        assertThatThrownBy(() -> Orders.ofBytes(50)).hasMessageContaining("50 bytes");
    }

    @Test
    void pathsAreSpreadOverTheWholeTable() {
        List<String> paths = ManyPaths.spread(10_000, 1000);
        assertThat(new HashSet<>(paths)).hasSize(1000);
        assertThat(paths.getFirst()).isEqualTo("/api/v1/resource0");
        assertThat(paths.getLast()).isEqualTo("/api/v1/resource1998");
        assertThat(new HashSet<>(ManyPaths.spread(10, 1000))).hasSize(6);
    }

    @Test
    void theLimitOfOpenFilesIsRead() {
        String limits =
                "Limit                     Soft Limit           Hard Limit           Units\n"
                    + "Max open files            20000                40000                files\n";
        assertThat(OpenFiles.connections(limits)).isEqualTo(19_500);
        assertThat(OpenFiles.connections(limits.replace("20000", "unlimited")))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aLogarithmicAxisGoesFromPowerToPower() {
        Axis axis = Axis.logarithmic(8, 4096, 0, 400);
        assertThat(axis.marks()).containsExactly(1.0, 10.0, 100.0, 1000.0, 10_000.0);
        assertThat(axis.place(100)).isCloseTo(200, within(0.001));
        assertThat(Axis.logarithmic(100, 1000, 0, 1).marks()).containsExactly(100.0, 1000.0);
    }

    @Test
    void anAxisFromZeroHasRoundMarks() {
        assertThat(Axis.fromZero(47, 0, 1).marks())
                .containsExactly(0.0, 10.0, 20.0, 30.0, 40.0, 50.0);
        assertThat(Axis.fromZero(8300, 0, 1).marks())
                .containsExactly(0.0, 2000.0, 4000.0, 6000.0, 8000.0, 10_000.0);
        assertThat(Axis.fromZero(50, 100, 0).place(25)).isCloseTo(50, within(0.001));
    }

    @Test
    void labelsAreShort() {
        assertThat(List.of(1.0, 0.5, 1000.0, 20_000.0, 1_000_000.0))
                .map(Axis::label)
                .containsExactly("1", "0.5", "1,000", "20k", "1M");
    }

    @Test
    void aPointHasTheMedianOfItsRuns() {
        Figures figures = new Figures(Map.of("java", "25"));
        for (double cpu : List.of(30.0, 10.0, 20.0)) {
            figures.add(Series.CONNECTIONS, 64, Map.of(Figure.CPU_US, cpu));
        }
        assertThat(Report.markdown(figures)).contains("| 64 | 20.0 | 10.0, 30.0 |");
        assertThat(Report.json(figures)).contains("\"median\" : 20.0");
        assertThat(Picture.of(figures)).contains(">20.0<").contains("not measured yet");
    }

    @Test
    void optionsAreRead() {
        assertThat(Plan.parse("--quick", "--results", "x.json").results()).hasToString("x.json");
        assertThat(Plan.parse().seconds(64)).isLessThan(Plan.parse().seconds(4096));
        assertThatThrownBy(() -> Plan.parse("--results")).hasMessageContaining("--results");
        assertThatThrownBy(() -> Plan.parse("--fast")).hasMessageContaining("--fast");
    }
}
