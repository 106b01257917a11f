package dev.jumun.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jumun.async.Async;
import dev.jumun.async.RootTask;
import dev.jumun.async.observe.Flight;
import dev.jumun.async.observe.TaskWatch;
import dev.jumun.runtime.engine.Workload;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Requests and tasks are in recordings of the Flight Recorder, and cost nothing without one. */
@Timeout(60)
class FlightTest {
    @TempDir Path folder;

    @Test
    void requestsAndTasksAreRecorded() throws Exception {
        Flight.prepare();
        List<RecordedEvent> events;
        try (Recording recording = new Recording()) {
            for (String each : List.of("Request", "Task", "Held", "Starved")) {
                recording.enable("dev.jumun." + each).withoutThreshold();
            }
            recording.start();
            assertThat(Flight.isOn()).isTrue();
            Server server =
                    Server.start(
                            exchange -> {
                                exchange.route("/drinks/{id}");
                                Handlers.text(exchange, 201, "tea");
                            },
                            ServerSettings.defaults().withPort(0));
            try (RawClient client = new RawClient(server)) {
                client.send("GET /drinks/7 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                        .rest();
            }
            server.stop(() -> {});
            assertThatThrownBy(this::gatherAndFail).hasMessage("burnt");
            new Workload("GET /slow").held(TimeUnit.MILLISECONDS.toNanos(20));
            recording.stop();
            Path file = folder.resolve("flight.jfr");
            recording.dump(file);
            events = RecordingFile.readAllEvents(file);
        }

        RecordedEvent request = named(events, "dev.jumun.Request").getFirst();
        assertThat(request.getString("method")).isEqualTo("GET");
        assertThat(request.getString("route")).isEqualTo("/drinks/{id}");
        assertThat(request.getInt("status")).isEqualTo(201);
        assertThat(request.getLong("bytes")).isEqualTo(3);
        assertThat(named(events, "dev.jumun.Task"))
                .extracting(each -> each.getString("owner") + " " + each.getString("failure"))
                .contains("gather java.lang.IllegalStateException");
        RecordedEvent held = named(events, "dev.jumun.Held").getLast();
        assertThat(held.getString("work")).isEqualTo("GET /slow");
        assertThat(held.getDuration("held").toMillis()).isEqualTo(20);
        assertThat(Flight.isOn()).isFalse();
        assertThat(TaskWatch.isOn()).isFalse();
    }

    private void gatherAndFail() {
        RootTask.named("breakfast")
                .run(() ->
                        Async.gather(
                                () -> "tea",
                                () -> {
                                    throw new IllegalStateException("burnt");
                                },
                                (a, b) -> a + b));
    }

    private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
        return events.stream().filter(each -> each.getEventType().getName().equals(name)).toList();
    }
}
