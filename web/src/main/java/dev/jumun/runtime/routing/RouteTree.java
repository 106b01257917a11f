package dev.jumun.runtime.routing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The tree of a {@link RouteTable}, packed so that a request touches little memory: all nodes lie
 * in one array, each right before those below it, and all text lies in one string. What a node
 * consists of is defined by the constants: where in the array it is, from the node's own index.
 * Zero means absent, because the root is at zero, and is never a child. Immutable.
 */
final class RouteTree {
    /** Where the text of the part that leads here begins in all text. */
    static final int TEXT = 0;

    /** How long that is. */
    static final int LENGTH = 1;

    /** The lowest order of the routes from here on. */
    static final int FIRST = 2;

    /** The node behind a part that is one variable. */
    static final int VARIABLE = 3;

    /** The slots of the nodes behind text: a hash and a node each, found by the hash. */
    static final int LITERALS = 4;

    /** How many slots there are, less one; a power of two, less one. */
    static final int MASK = 5;

    /** A list of patterns with the nodes behind parts that match them. */
    static final int PATTERNS = 6;

    /** A list of the routes that end here: methods with orders, the lowest first. */
    static final int ROUTES = 7;

    /** A list like it of the routes with a variable that takes all that follows. */
    static final int REST = 8;

    /** How long a node is; its lists follow, each of which begins with how many pairs it has. */
    static final int SIZE = 9;

    private final int[] words;
    private final String texts;
    private final SegmentPattern[] patterns;
    private final String[] methods;
    private final Route[] routes;
    private final int values;

    /**
     * A tree of what has been packed.
     *
     * @param methods by their numbers, as lists of routes have them
     * @param routes by their orders
     * @param values how many variables a route has at most
     */
    RouteTree(
            int[] words,
            String texts,
            SegmentPattern[] patterns,
            String[] methods,
            Route[] routes,
            int values) {
        this.words = words;
        this.texts = texts;
        this.patterns = patterns;
        this.methods = methods;
        this.routes = routes;
        this.values = values;
    }

    /**
     * Finds the route for a request; the path is decoded. Null if no route has the path, and for
     * what isn't a path, as the asterisk of {@code OPTIONS *} isn't.
     */
    @Nullable RouteMatch find(String method, String path) {
        return new RouteSearch(this, number(method), path).find();
    }

    /** The methods of the routes that have a path; the path is decoded. */
    List<String> methods(String path) {
        List<String> allowed = new ArrayList<>();
        for (int i = 0; i < methods.length; i++) {
            RouteMatch match = new RouteSearch(this, i, path).find();
            if (match != null && match.methodFits()) {
                allowed.add(methods[i]);
            }
        }
        return allowed;
    }

    private int number(String method) {
        for (int i = 0; i < methods.length; i++) {
            if (methods[i].equals(method)) {
                return i;
            }
        }
        return -1;
    }

    int[] words() {
        return words;
    }

    SegmentPattern pattern(int number) {
        return patterns[number];
    }

    Route route(int order) {
        return routes[order];
    }

    int values() {
        return values;
    }

    /** Returns the child behind the text that a part of a path is; zero if there is none. */
    int literal(int node, String path, int from, int to) {
        int slots = words[node + LITERALS];
        int mask = words[node + MASK];
        if (mask == 0) {
            int only = slots == 0 ? 0 : words[slots + 1];
            return only != 0 && isAt(only, path, from, to) ? only : 0;
        }
        int hash = hash(path, from, to);
        for (int i = hash & mask; ; i = (i + 1) & mask) {
            int child = words[slots + 2 * i + 1];
            if (child == 0 || (words[slots + 2 * i] == hash && isAt(child, path, from, to))) {
                return child;
            }
        }
    }

    private boolean isAt(int child, String path, int from, int to) {
        int length = words[child + LENGTH];
        return length == to - from && path.regionMatches(from, texts, words[child + TEXT], length);
    }

    /** The hash of a part, the lowest bits of which are well mixed. */
    static int hash(String path, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + path.charAt(i);
        }
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }
}
