package dev.jumun.runtime.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Packs the nodes of a tree into a {@link RouteTree}, at start-up. */
final class RouteTreePacker {
    private int[] words = new int[64];
    private int size;
    private final StringBuilder texts = new StringBuilder();
    private final List<SegmentPattern> patterns = new ArrayList<>();
    private final List<String> methods = new ArrayList<>();

    private RouteTreePacker() {}

    /** Packs routes, in the order in which they were declared. */
    static RouteTree pack(List<Route> routes) {
        RouteTreePacker packer = new RouteTreePacker();
        packer.node(RouteNode.of(routes));
        int values = 0;
        for (Route route : routes) {
            values = Math.max(values, route.path().variables().size());
        }
        return new RouteTree(
                Arrays.copyOf(packer.words, packer.size),
                packer.texts.toString(),
                packer.patterns.toArray(new SegmentPattern[0]),
                packer.methods.toArray(new String[0]),
                routes.toArray(new Route[0]),
                values);
    }

    /** Packs a node and all below it; returns where it is. Its lists come right after it. */
    private int node(RouteNode node) {
        int at = reserve(RouteTree.SIZE);
        put(at + RouteTree.TEXT, texts.length());
        put(at + RouteTree.LENGTH, node.text().length());
        texts.append(node.text());
        put(at + RouteTree.FIRST, node.first());
        put(at + RouteTree.ROUTES, routes(node.routes()));
        put(at + RouteTree.REST, routes(node.rest()));
        int nextPattern = list(node.patterns().size());
        put(at + RouteTree.PATTERNS, nextPattern);
        int capacity = capacity(node.literals().size());
        int slots = capacity == 0 ? 0 : reserve(2 * capacity);
        int mask = Math.max(0, capacity - 1);
        put(at + RouteTree.LITERALS, slots);
        put(at + RouteTree.MASK, mask);
        RouteNode variable = node.variable();
        put(at + RouteTree.VARIABLE, variable == null ? 0 : node(variable));
        for (RouteNode child : node.literals()) {
            enter(slots, mask, child.text(), node(child));
        }
        for (RouteNode child : node.patterns()) {
            nextPattern++;
            put(nextPattern++, patterns.size());
            patterns.add(Objects.requireNonNull(child.pattern()));
            put(nextPattern, node(child));
        }
        return at;
    }

    private int routes(List<Route> routes) {
        int at = list(routes.size());
        for (int i = 0; i < routes.size(); i++) {
            put(at + 1 + 2 * i, number(routes.get(i).method()));
            put(at + 2 + 2 * i, routes.get(i).order());
        }
        return at;
    }

    /** Makes room for a number of pairs; zero for no pairs. */
    private int list(int pairs) {
        if (pairs == 0) {
            return 0;
        }
        int at = reserve(1 + 2 * pairs);
        put(at, pairs);
        return at;
    }

    /** Several children behind text get at least twice as many slots, so that few collide. */
    private static int capacity(int children) {
        return children <= 1 ? children : 2 * Integer.highestOneBit(2 * children - 1);
    }

    private void enter(int slots, int mask, String text, int child) {
        int hash = RouteTree.hash(text, 0, text.length());
        int slot = hash & mask;
        while (words[slots + 2 * slot + 1] != 0) {
            slot = (slot + 1) & mask;
        }
        put(slots + 2 * slot, hash);
        put(slots + 2 * slot + 1, child);
    }

    private int number(String method) {
        int number = methods.indexOf(method);
        if (number < 0) {
            number = methods.size();
            methods.add(method);
        }
        return number;
    }

    private int reserve(int count) {
        int at = size;
        size += count;
        if (size > words.length) {
            words = Arrays.copyOf(words, Math.max(size, 2 * words.length));
        }
        return at;
    }

    private void put(int at, int value) {
        words[at] = value;
    }
}
