package dev.jumun.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.jumun.app.App;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** A stop ends, also where a tear-down does not. */
@Timeout(120)
class HangingTest {
    @Test
    void aCloseNamesTheProviderThatDoesNotEnd() throws Exception {
        App app = App.of(Hanging.class).start();
        assertThatIllegalStateException()
                .isThrownBy(() -> app.close(Duration.ofMillis(1)))
                .withMessageContaining("Hanging.held has not ended its tear-down")
                .withCauseInstanceOf(TimeoutException.class);
        app.close(); // there is nothing left to close
    }

    @ParameterizedTest
    @CsvSource({
        "false, Hanging.held has not ended its tear-down, Hanging.hang(",
        "true, replaced under the running program, Hanging.held(",
    })
    void aProgramEndsWithALineThatSaysWhy(boolean fails, String line, String place)
            throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Dfails=" + fails,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Hanging.class.getName(),
                                "--port",
                                "0",
                                "--stop-within",
                                "2s")
                        .redirectErrorStream(true)
                        .start();
        StringBuilder output = new StringBuilder();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String each = lines.readLine(); each != null; each = lines.readLine()) {
                output.append(each).append('\n');
                if (each.contains("Listening")) {
                    process.toHandle().destroy(); // its output stays open
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(output).contains(line).contains(place);
        assertThat(process.waitFor()).isEqualTo(1);
    }
}
