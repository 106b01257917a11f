package dev.jumun.routing;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All routes of an application, as a tree over the parts of their paths: finding one does not take
 * longer when there are more. Where several fit a request, the one that was declared first wins, as
 * in FastAPI. Filled at start-up, then only read.
 */
public final class RouteTable {
    private static final String WEB_SOCKET = "WEBSOCKET";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(:path)?\\}");

    private final Node root = new Node();
    private final Map<String, PathTemplate> names = new HashMap<>();
    private int count;
    private @Nullable RouteTable webSockets;

    /** Makes an empty table. */
    public RouteTable() {}

    /**
     * Adds a route for web sockets: they have a tree of their own, for an opening handshake and
     * another request never take each other's routes.
     *
     * @param filters the indexes of what stands around it, the outermost first
     * @return where more is said of it
     */
    public RouteOptions addWebSocket(
            String path, String name, RouteHandler handler, Integer... filters) {
        if (webSockets == null) {
            webSockets = new RouteTable();
        }
        return webSockets.add(
                WEB_SOCKET, path, name, new WebSocketEndpoint(name, handler), filters);
    }

    /** Finds the route for an opening handshake; the path is decoded. Null if there is none. */
    @Nullable Match findWebSocket(String path) {
        return webSockets == null ? null : webSockets.find(WEB_SOCKET, path);
    }

    /**
     * Adds a route.
     *
     * @param filters the indexes of what stands around it, the outermost first
     * @return where more is said of it
     */
    public RouteOptions add(
            String method, String path, String name, RouteHandler handler, Integer... filters) {
        PathTemplate template = new PathTemplate(path);
        Route route = Route.of(method, template, name, handler, List.of(filters), count++);
        names.putIfAbsent(name.substring(name.indexOf('.') + 1), template);
        names.putIfAbsent(name, template);
        Node node = root;
        for (PathTemplate.Segment segment : template.segments()) {
            if (segment.rest()) {
                node.rest.add(route);
                return route.options();
            }
            node = node.child(segment);
        }
        node.routes.add(route);
        return route.options();
    }

    /** Names a path that is no route's, so that URLs of it can be made. */
    public void name(String name, String path) {
        names.put(name, new PathTemplate(path));
    }

    /** The path of a named route, encoded; null if there is none with just these variables. */
    @Nullable String path(String name, Map<String, ?> variables) {
        PathTemplate template = names.get(name);
        if (template == null || !Set.copyOf(template.variables()).equals(variables.keySet())) {
            return null;
        }
        StringBuilder path = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(template.toString());
        while (matcher.find()) {
            boolean rest = matcher.group(2) != null;
            String value = String.valueOf(variables.get(matcher.group(1)));
            String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
            matcher.appendReplacement(
                    path, Matcher.quoteReplacement(rest ? encoded.replace("%2F", "/") : encoded));
        }
        return matcher.appendTail(path).toString();
    }

    /** Finds the route for a request; the path is decoded. Null if no route has the path. */
    @Nullable Match find(String method, String path) {
        Search search = new Search(method, path);
        search.walk(root, 1, 0);
        Route route = search.best != null ? search.best : search.otherMethod;
        return route == null
                ? null
                : new Match(route, search.best != null, variables(route, search.bestValues));
    }

    private static Map<String, String> variables(Route route, String[] values) {
        List<String> names = route.path().variables();
        if (names.size() <= 1) {
            return names.isEmpty() ? Map.of() : Map.of(names.getFirst(), values[0]);
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            variables.put(names.get(i), values[i]);
        }
        return variables;
    }

    /** A route that has the path; and the method, too, or not. */
    record Match(Route route, boolean methodFits, Map<String, String> variables) {}

    private record Edge(String text, Pattern pattern, Node node) {}

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final List<Edge> patterns = new ArrayList<>(0);
        private final List<Route> routes = new ArrayList<>(1);
        private final List<Route> rest = new ArrayList<>(0);
        private @Nullable Node variable;

        Node child(PathTemplate.Segment segment) {
            if (segment.variable()) {
                Node node = variable;
                if (node == null) {
                    node = new Node();
                    variable = node;
                }
                return node;
            }
            Pattern pattern = segment.pattern();
            if (pattern == null) {
                return literals.computeIfAbsent(segment.text(), text -> new Node());
            }
            for (Edge edge : patterns) {
                if (edge.pattern.pattern().equals(pattern.pattern())) {
                    return edge.node;
                }
            }
            Edge edge = new Edge(segment.text(), pattern, new Node());
            patterns.add(edge);
            return edge.node;
        }
    }

    private static final class Search {
        private final String method;
        private final String path;
        private String[] values = new String[4];
        private String[] bestValues = values;
        private @Nullable Route best;
        private @Nullable Route otherMethod;

        Search(String method, String path) {
            this.method = method;
            this.path = path;
        }

        /** Goes on at the part that begins at an index; so many values have been taken. */
        void walk(Node node, int from, int taken) {
            for (Route route : node.rest) {
                put(taken, path.substring(Math.min(from, path.length())));
                offer(route, taken + 1);
            }
            if (from > path.length()) {
                for (Route route : node.routes) {
                    offer(route, taken);
                }
                return;
            }
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            String part = path.substring(from, end);
            Node literal = node.literals.get(part);
            if (literal != null) {
                walk(literal, end + 1, taken);
            }
            if (node.variable != null && !part.isEmpty()) {
                put(taken, part);
                walk(node.variable, end + 1, taken + 1);
            }
            for (Edge edge : node.patterns) {
                Matcher matcher = edge.pattern.matcher(part);
                if (matcher.matches()) {
                    for (int i = 1; i <= matcher.groupCount(); i++) {
                        put(taken + i - 1, matcher.group(i));
                    }
                    walk(edge.node, end + 1, taken + matcher.groupCount());
                }
            }
        }

        private void put(int index, String value) {
            if (index == values.length) {
                values = java.util.Arrays.copyOf(values, index * 2);
            }
            values[index] = value;
        }

        private void offer(Route route, int taken) {
            if (route.method().equals(method)) {
                if (best == null || route.order() < best.order()) {
                    best = route;
                    bestValues = java.util.Arrays.copyOf(values, taken);
                }
            } else if (otherMethod == null || route.order() < otherMethod.order()) {
                otherMethod = route;
                if (best == null) {
                    bestValues = java.util.Arrays.copyOf(values, taken);
                }
            }
        }
    }
}
