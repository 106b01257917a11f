package dev.jumun.conformance;

import dev.jumun.testing.TestClient;
import dev.jumun.testing.TestRequest;
import dev.jumun.testing.TestResponse;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Asks one app everything that its recording was asked. */
final class Replay implements AutoCloseable {
    /**
     * How one exchange went.
     *
     * @param leaves of its OpenAPI document, if it asked for that
     */
    record Outcome(
            Recording.Exchange exchange,
            List<String> differences,
            Comparison.@Nullable Leaves leaves) {
        boolean passed() {
            return differences.isEmpty();
        }
    }

    private final Recording recording;
    private final @Nullable Class<?> api;
    private final List<Outcome> outcomes = new ArrayList<>();
    private @Nullable TestClient client;
    private String test = "";

    /** An app's own method that sets up a client for a recorded test. */
    private final @Nullable Method preparation;

    private Replay(Recording recording) {
        this.recording = recording;
        Class<?> found = null;
        try {
            found = Class.forName(recording.className());
        } catch (ClassNotFoundException e) {
            // not written yet: all of its exchanges differ
        }
        this.api = found;
        this.preparation = preparation(found);
    }

    private static @Nullable Method preparation(@Nullable Class<?> api) {
        try {
            return api == null
                    ? null
                    : api.getDeclaredMethod("prepare", TestClient.class, String.class);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    static List<Outcome> of(Recording recording) {
        try (Replay replay = new Replay(recording)) {
            recording.cases().forEach(replay::play);
            return replay.outcomes;
        }
    }

    private void play(Recording.Case story) {
        if (story.fresh() || preparation != null) {
            close();
        }
        test = story.test();
        for (Recording.Exchange exchange : story.exchanges()) {
            outcomes.add(outcome(exchange));
        }
    }

    private Outcome outcome(Recording.Exchange exchange) {
        if (api == null) {
            return new Outcome(exchange, List.of("there is no " + recording.className()), null);
        }
        if (!exchange.json().get("kind").asString().equals("http")) {
            return new Outcome(exchange, List.of("no HTTP"), null);
        }
        try {
            TestResponse got = send(api, exchange.json());
            boolean document =
                    exchange.json().get("request").get("target").asString().contains("openapi.json")
                            && got.status() == 200;
            return new Outcome(
                    exchange,
                    Comparison.of(exchange.json(), got),
                    document ? Comparison.leaves(exchange.json(), got) : null);
        } catch (Exception | LinkageError e) {
            return new Outcome(exchange, List.of("failed: " + e), null);
        }
    }

    private TestResponse send(Class<?> type, JsonNode exchange) throws Exception {
        JsonNode recorded = exchange.get("request");
        TestClient open = client;
        if (open == null) {
            open = TestClient.of(type).withoutCookies();
            if (preparation != null) {
                preparation.setAccessible(true);
                preparation.invoke(null, open, test);
            }
            client = open;
        }
        TestRequest request =
                open.request(recorded.get("method").asString(), recorded.get("target").asString());
        request.scheme(exchange.path("scheme").asString("http"));
        request.rootPath(exchange.path("root_path").asString(""));
        for (JsonNode field : recorded.get("headers")) {
            request.header(field.get(0).asString(), field.get(1).asString());
        }
        recording
                .json()
                .get("default_headers")
                .properties()
                .forEach(field -> {
                    String name = field.getKey();
                    if (!name.equals("host") && !has(recorded, name)) {
                        request.header(name, field.getValue().asString());
                    }
                });
        if (recorded.has("body")) {
            request.bytes(Comparison.bytes(recorded.get("body")));
        }
        return request.send();
    }

    private static boolean has(JsonNode recorded, String name) {
        for (JsonNode without : recorded.path("without")) {
            if (without.asString().equals(name)) {
                return true;
            }
        }
        for (JsonNode field : recorded.get("headers")) {
            if (field.get(0).asString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
