package dev.jumun.runtime.routing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Routes by the parts of their paths, while the tree grows: {@link RouteTreePacker} makes of it
 * what requests are looked up in.
 */
final class RouteNode {
    private final String text;
    private final @Nullable SegmentPattern pattern;
    private final int first;
    private final List<Route> routes = new ArrayList<>(1);
    private final List<Route> rest = new ArrayList<>(0);
    private Map<String, RouteNode> literals = Map.of(); // as it is for most nodes
    private Map<String, RouteNode> patterns = Map.of();
    private @Nullable RouteNode variable;

    private RouteNode(String text, @Nullable SegmentPattern pattern, int first) {
        this.text = text;
        this.pattern = pattern;
        this.first = first;
    }

    /** The root above all routes, which come in the order in which they were declared. */
    static RouteNode of(List<Route> routes) {
        RouteNode root = new RouteNode("", null, 0);
        for (Route route : routes) {
            root.add(route);
        }
        return root;
    }

    private void add(Route route) {
        RouteNode node = this;
        for (PathTemplate.Segment segment : route.path().segments()) {
            if (segment.rest()) {
                node.rest.add(route);
                return;
            }
            node = node.child(segment, route.order());
        }
        node.routes.add(route);
    }

    private RouteNode child(PathTemplate.Segment segment, int order) {
        if (segment.variable()) {
            if (variable == null) {
                variable = new RouteNode("", null, order);
            }
            return variable;
        }
        SegmentPattern pattern = segment.pattern();
        if (pattern == null) {
            if (literals.isEmpty()) {
                literals = new LinkedHashMap<>();
            }
            return child(literals, segment.text(), segment, order);
        }
        if (patterns.isEmpty()) {
            patterns = new LinkedHashMap<>();
        }
        return child(patterns, pattern.key(), segment, order);
    }

    private static RouteNode child(
            Map<String, RouteNode> children, String key, PathTemplate.Segment segment, int order) {
        RouteNode child = children.get(key);
        if (child == null) {
            child = new RouteNode(segment.text(), segment.pattern(), order);
            children.put(key, child);
        }
        return child;
    }

    /** The part that leads here, as it was declared; that of a variable is empty. */
    String text() {
        return text;
    }

    /** What the part that leads here has to match, if it is mixed of text and variables. */
    @Nullable SegmentPattern pattern() {
        return pattern;
    }

    /** The lowest order of the routes from here on. */
    int first() {
        return first;
    }

    /** The children behind text. */
    Collection<RouteNode> literals() {
        return literals.values();
    }

    /** The children behind parts mixed of text and variables. */
    Collection<RouteNode> patterns() {
        return patterns.values();
    }

    /** The child behind a part that is one variable. */
    @Nullable RouteNode variable() {
        return variable;
    }

    /** The routes whose paths end here. */
    List<Route> routes() {
        return routes;
    }

    /** The routes with a variable that takes all that follows. */
    List<Route> rest() {
        return rest;
    }
}
