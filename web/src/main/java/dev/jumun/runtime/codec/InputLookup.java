package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks up what a body has at the places of its problems: in one pass, and without a tree of the
 * whole body, which would be many times as large as its text.
 *
 * <p>A step that is not in the body is passed over: unions and keys have steps of their own.
 */
final class InputLookup {
    /** A problem, and what was found for it. */
    private static final class Search {
        private final List<Object> path;
        private final int end;
        private @Nullable Object found;

        Search(Problem problem) {
            path = problem.location();
            // what is missing shows what it should have been in
            end = problem.type().equals("missing") ? path.size() - 1 : path.size();
        }
    }

    /**
     * A search that has come to a value, by which of its steps it may continue, and by which it
     * did.
     */
    private static final class Stop {
        private final Search search;
        private final int next;
        private int taken = Integer.MAX_VALUE;

        Stop(Search search, int next) {
            this.search = search;
            this.next = next;
        }
    }

    /** A step by which a search may continue. */
    private record Way(Stop stop, int step) {}

    /** As much of a value as may be shown. */
    private record Seen(@Nullable Object value, int cost) {
        static Seen of(@Nullable Object value) {
            return new Seen(value, Echo.cost(value, Echo.MOST));
        }
    }

    private final JsonParser parser;

    private InputLookup(JsonParser parser) {
        this.parser = parser;
    }

    /** Returns for each problem what a body, which is well-formed JSON, has at its place. */
    static List<@Nullable Object> find(
            byte[] body, List<Problem> problems, @Nullable ValueMemory memory) {
        List<Search> searches = new ArrayList<>();
        List<Stop> stops = new ArrayList<>();
        for (Problem problem : problems) {
            Search search = new Search(problem);
            searches.add(search);
            stops.add(new Stop(search, 1)); // the first step is "body"
        }
        try (JsonParser parser = JsonReader.parser(body, memory)) {
            parser.nextToken();
            new InputLookup(parser).walk(stops);
        }
        List<@Nullable Object> found = new ArrayList<>();
        searches.forEach(search -> found.add(search.found));
        return found;
    }

    private Seen walk(List<Stop> stops) {
        Seen seen =
                switch (parser.currentToken()) {
                    case START_OBJECT -> object(stops);
                    case START_ARRAY -> array(stops);
                    case VALUE_STRING -> Seen.of(Echo.text(parser.getString()));
                    case null, default -> Seen.of(JsonTree.read(parser, null));
                };
        for (Stop stop : stops) {
            if (stop.taken == Integer.MAX_VALUE) {
                stop.search.found = seen.value();
            }
        }
        return seen;
    }

    private Seen object(List<Stop> stops) {
        Map<Object, List<Way>> ways = ways(stops);
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        int count = 0;
        int cost = 2;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            count++;
            cost += name.length() + 4;
            Seen child = child(ways.getOrDefault(name, List.of()), cost);
            cost = Math.min(cost + child.cost(), Echo.MOST + 1);
            if (cost <= Echo.MOST) {
                shown.put(name, child.value());
            } else {
                shown.clear();
            }
        }
        return cost <= Echo.MOST ? new Seen(shown, cost) : Seen.of(Echo.object(count));
    }

    private Seen array(List<Stop> stops) {
        Map<Object, List<Way>> ways = ways(stops);
        List<@Nullable Object> shown = new ArrayList<>();
        int count = 0;
        int cost = 2;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            List<Way> here = ways.isEmpty() ? List.of() : ways.getOrDefault(count, List.of());
            Seen child = child(here, cost++);
            count++;
            cost = Math.min(cost + child.cost(), Echo.MOST + 1);
            if (cost <= Echo.MOST) {
                shown.add(child.value());
            } else {
                shown.clear();
            }
        }
        return cost <= Echo.MOST ? new Seen(shown, cost) : Seen.of(Echo.array(count));
    }

    private Seen child(List<Way> ways, int cost) {
        List<Stop> stops = new ArrayList<>(ways.size());
        for (Way way : ways) {
            Stop stop = way.stop();
            if (way.step() <= stop.taken) { // the first of its steps that is there; the last value
                stop.taken = way.step();
                stops.add(new Stop(stop.search, way.step() + 1));
            }
        }
        if (stops.isEmpty() && cost > Echo.MOST) {
            parser.skipChildren(); // it is not looked for, and not shown either
            return new Seen(null, 0);
        }
        return walk(stops);
    }

    private static Map<Object, List<Way>> ways(List<Stop> stops) {
        if (stops.isEmpty()) {
            return Map.of();
        }
        Map<Object, List<Way>> ways = new HashMap<>();
        for (Stop stop : stops) {
            for (int i = stop.next; i < stop.search.end; i++) {
                Object step = stop.search.path.get(i);
                ways.computeIfAbsent(step, _ -> new ArrayList<>(1)).add(new Way(stop, i));
            }
        }
        return ways;
    }
}
