package dev.jumun.conformance;

import dev.jumun.app.App;
import dev.jumun.testing.TestClient;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the app of a recording, or its apps, everything that they were asked. */
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

        /** The same exchange another time: it is passed if it is both times. */
        Outcome and(String label, Outcome other) {
            if (!exchange.key().equals(other.exchange.key())) {
                throw new IllegalArgumentException(exchange.key() + " is not " + other.exchange);
            }
            List<String> all = new ArrayList<>(differences);
            other.differences.forEach(difference -> all.add(label + difference));
            return new Outcome(exchange, all, leaves);
        }
    }

    private final Recording recording;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Transport.Opening opening;

    /** The apps that are running, by their names in the recording. */
    private final Map<String, Transport> running = new HashMap<>();

    private Recording.Case story = new Recording.Case("", "", false, List.of());

    private Replay(Recording recording, Transport.Opening opening) {
        this.recording = recording;
        this.opening = opening;
    }

    /** The app that is asked; null if it has not been written: all of its exchanges differ. */
    private @Nullable Class<?> api() {
        try {
            return Class.forName(className());
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private String className() {
        return recording.className(story.app());
    }

    /** An app's own method that sets up a client for a recorded test. */
    private static @Nullable Method preparation(@Nullable Class<?> api) {
        try {
            return api == null
                    ? null
                    : api.getDeclaredMethod("prepare", TestClient.class, String.class);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    static List<Outcome> of(Recording recording, Transport.Opening opening) {
        try (Replay replay = new Replay(recording, opening)) {
            recording.cases().forEach(replay::play);
            return replay.outcomes;
        }
    }

    private void play(Recording.Case next) {
        story = next;
        if (story.fresh() || preparation(api()) != null) {
            stop(running.remove(story.app()));
        }
        List<Recording.Exchange> sockets = new ArrayList<>();
        for (Recording.Exchange exchange : story.exchanges()) {
            if (exchange.json().get("kind").asString().equals("websocket")) {
                sockets.add(exchange); // several may be open at once
            } else {
                playSockets(sockets);
                outcomes.add(outcome(exchange));
            }
        }
        playSockets(sockets);
    }

    private void playSockets(List<Recording.Exchange> sockets) {
        if (sockets.isEmpty()) {
            return;
        }
        try {
            Class<?> api = api();
            if (api == null) {
                throw new IllegalStateException("there is no " + className());
            }
            outcomes.addAll(WebSocketReplay.of(transport(api), sockets));
        } catch (Exception | LinkageError e) {
            List<String> why = List.of(String.valueOf(e.getMessage()));
            sockets.forEach(socket -> outcomes.add(new Outcome(socket, why, null)));
        }
        sockets.clear();
    }

    private Outcome outcome(Recording.Exchange exchange) {
        Class<?> api = api();
        if (api == null) {
            return new Outcome(exchange, List.of("there is no " + className()), null);
        }
        try {
            Answer got = transport(api).send(recording.request(exchange));
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

    private Transport transport(Class<?> type) throws Exception {
        Transport open = running.get(story.app());
        if (open == null) {
            App app = App.of(type);
            Method preparation = preparation(type);
            if (preparation != null) {
                preparation.setAccessible(true);
                preparation.invoke(null, TestClient.of(app), story.test());
            }
            open = opening.open(app);
            running.put(story.app(), open);
        }
        return open;
    }

    private static void stop(@Nullable Transport open) {
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        running.values().forEach(Replay::stop);
        running.clear();
    }
}
