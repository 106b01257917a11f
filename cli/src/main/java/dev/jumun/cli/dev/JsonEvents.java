package dev.jumun.cli.dev;

import dev.jumun.cli.build.Problem;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells a program what happens: one JSON object a line. */
final class JsonEvents implements DevListener {
    private final PrintStream out;

    JsonEvents(PrintStream out) {
        this.out = out;
    }

    void listening(String address) {
        Map<String, @Nullable Object> event = event("listening");
        event.put("address", address);
        event.put("process", ProcessHandle.current().pid());
        print(event);
    }

    @Override
    public void changed(@Nullable Path cause) {
        Map<String, @Nullable Object> event = event("changed");
        event.put("file", cause == null ? null : String.valueOf(cause));
        print(event);
    }

    @Override
    public void made(State state, Duration took) {
        Map<String, @Nullable Object> event = event("made");
        event.putAll(Json.of(state));
        event.put("milliseconds", took.toMillis());
        print(event);
    }

    @Override
    public void starting(State.Starting state) {
        Map<String, @Nullable Object> event = event("starting");
        event.putAll(Json.of(state));
        print(event);
    }

    @Override
    public void warned(Problem warning) {
        Map<String, @Nullable Object> event = event("warning");
        event.putAll(Json.of(warning));
        print(event);
    }

    @Override
    public void failed(String what, Throwable failure) {
        Map<String, @Nullable Object> event = event("failed");
        event.put("detail", what + ": " + failure);
        print(event);
    }

    @Override
    public void note(String sentence) {
        Map<String, @Nullable Object> event = event("note");
        event.put("detail", sentence);
        print(event);
    }

    private static Map<String, @Nullable Object> event(String name) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("event", name);
        return event;
    }

    private void print(Map<String, @Nullable Object> event) {
        out.println(Json.text(event));
        out.flush();
    }
}
