package dev.jumun.kitchen.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.jumun.async.Async;
import dev.jumun.async.Journal;
import dev.jumun.async.Simulation;
import dev.jumun.runtime.codec.JsonWriter;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The chart of what the tasks of a request did. */
class BarsTest {
    private final Journal journal = Journal.withPlaces(100);

    private static int brew(int seconds) {
        Async.sleep(Duration.ofSeconds(seconds));
        return seconds;
    }

    private String json(int seconds) {
        JsonWriter to = new JsonWriter(1024);
        Bars.of(journal.events(), Duration.ofSeconds(seconds)).write(to);
        return new String(to.toBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void tasksSideBySideWaitAtTheSameTime() {
        Simulation.seeded(1)
                .run(() ->
                        journal.record(
                                "GET /breakfast",
                                () -> Async.gather(() -> brew(2), () -> brew(3), Integer::sum)));

        assertThat(json(3))
                .startsWith("{\"end\":3000.0,\"tasks\":[{")
                .contains("\"name\":\"GET /breakfast\",\"level\":0,\"outcome\":\"end\"")
                .contains(
                        "{\"from\":0.0,\"to\":2000.0,\"kind\":\"wait\",\"reason\":\"sleep\","
                                + "\"place\":\"BarsTest.brew\"}")
                .contains(
                        "{\"from\":0.0,\"to\":3000.0,\"kind\":\"wait\",\"reason\":\"sleep\","
                                + "\"place\":\"BarsTest.brew\"}");
        assertThat(Bars.of(journal.events(), Duration.ofSeconds(3)).toText(30))
                .containsPattern("    gather\\[0] +·{18,20}\\S*\n")
                .containsPattern("    gather\\[1] +·{28,30}\\S*\n")
                .endsWith("0 … 3000 ms\n");
    }

    @Test
    void aDeadlineAndWhatItCancelledAreMarked() {
        Simulation.seeded(1)
                .run(() ->
                        catchThrowable(() ->
                                journal.record(
                                        "GET /slow",
                                        () ->
                                                Async.timeout(
                                                        Duration.ofSeconds(1),
                                                        () ->
                                                                Async.gather(
                                                                        () -> brew(10),
                                                                        () -> brew(20),
                                                                        Integer::sum)))));

        assertThat(json(1))
                .contains("\"deadline\":1000.0")
                .contains("\"outcome\":\"cancelled\"")
                .contains("\"outcome\":\"failed\"");
        assertThat(Bars.of(journal.events(), Duration.ofSeconds(1)).toText(30)).contains("○", "✗");
    }
}
