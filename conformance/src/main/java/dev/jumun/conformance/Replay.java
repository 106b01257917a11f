package dev.jumun.conformance;

import dev.jumun.app.App;
import dev.jumun.testing.TestClient;

import org.jspecify.annotations.Nullable;

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
    private final @Nullable Class<?> api;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Transport.Opening opening;
    private @Nullable Transport transport;
    private String test = "";

    /** An app's own method that sets up a client for a recorded test. */
    private final @Nullable Method preparation;

    private Replay(Recording recording, Transport.Opening opening) {
        this.recording = recording;
        this.opening = opening;
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

    static List<Outcome> of(Recording recording, Transport.Opening opening) {
        try (Replay replay = new Replay(recording, opening)) {
            recording.cases().forEach(replay::play);
            return replay.outcomes;
        }
    }

    private void play(Recording.Case story) {
        if (story.fresh() || preparation != null) {
            close();
        }
        test = story.test();
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
            if (api == null) {
                throw new IllegalStateException("there is no " + recording.className());
            }
            outcomes.addAll(WebSocketReplay.of(transport(api), sockets));
        } catch (Exception | LinkageError e) {
            List<String> why = List.of(String.valueOf(e.getMessage()));
            sockets.forEach(socket -> outcomes.add(new Outcome(socket, why, null)));
        }
        sockets.clear();
    }

    private Outcome outcome(Recording.Exchange exchange) {
        if (api == null) {
            return new Outcome(exchange, List.of("there is no " + recording.className()), null);
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
        Transport open = transport;
        if (open == null) {
            App app = App.of(type);
            if (preparation != null) {
                preparation.setAccessible(true);
                preparation.invoke(null, TestClient.of(app), test);
            }
            open = opening.open(app);
            transport = open;
        }
        return open;
    }

    @Override
    public void close() {
        Transport open = transport;
        transport = null;
        if (open != null) {
            open.close();
        }
    }
}
