package dev.jumun.runtime.routing;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * One request on its way down a {@link RouteTree}. It looks at every branch that fits, but for
 * those whose routes were all declared after one that it has found already.
 */
final class RouteSearch {
    private static final int NONE = Integer.MAX_VALUE;
    private static final int[] NO_BOUNDS = {};

    private final RouteTree tree;
    private final int[] words;
    private final int method;
    private final String path;
    private int best = NONE;
    private int otherMethod = NONE;

    /** Where each value begins and ends that has been taken on the way to where the search is. */
    private int[] bounds = NO_BOUNDS;

    /** Those of the best route. */
    private int[] bestBounds = NO_BOUNDS;

    /** Of a method by its number. */
    RouteSearch(RouteTree tree, int method, String path) {
        this.tree = tree;
        this.words = tree.words();
        this.method = method;
        this.path = path;
    }

    @Nullable RouteMatch find() {
        if (!path.startsWith("/")) {
            return null;
        }
        walk(0, 1, 0);
        int order = best != NONE ? best : otherMethod;
        return order == NONE
                ? null
                : new RouteMatch(tree.route(order), best != NONE, path, bestBounds);
    }

    /** Continues at the part that begins at an index, after a number of taken values. */
    private void walk(int root, int begin, int before) {
        int node = root;
        int from = begin;
        int taken = before;
        while (words[node + RouteTree.FIRST] < best) {
            offerRest(node, from, taken);
            if (from > path.length()) {
                offer(words[node + RouteTree.ROUTES]);
                return;
            }
            int to = end(from);
            walkPatterns(node, from, to, taken);
            int literal = tree.literal(node, path, from, to);
            int variable = from == to ? 0 : words[node + RouteTree.VARIABLE];
            if (variable != 0) {
                if (literal != 0) {
                    walk(literal, to + 1, taken);
                }
                take(taken++, from, to);
                node = variable;
            } else if (literal != 0) {
                node = literal;
            } else {
                return;
            }
            from = to + 1;
        }
    }

    private int end(int from) {
        int slash = path.indexOf('/', from);
        return slash < 0 ? path.length() : slash;
    }

    private void walkPatterns(int node, int from, int to, int taken) {
        int list = words[node + RouteTree.PATTERNS];
        if (list == 0) {
            return;
        }
        int end = list + 1 + 2 * words[list];
        for (int i = list + 1; i < end; i += 2) {
            int[] values = tree.pattern(words[i]).match(path, from, to);
            if (values != null) {
                int count = values.length / 2;
                for (int value = 0; value < count; value++) {
                    take(taken + value, values[2 * value], values[2 * value + 1]);
                }
                walk(words[i + 1], to + 1, taken + count);
            }
        }
    }

    private void offerRest(int node, int from, int taken) {
        int list = words[node + RouteTree.REST];
        if (list != 0) {
            take(taken, Math.min(from, path.length()), path.length());
            offer(list);
        }
    }

    private void take(int index, int from, int to) {
        if (bounds == bestBounds) { // which stay as they are
            bounds = Arrays.copyOf(bounds, 2 * tree.values());
        }
        bounds[2 * index] = from;
        bounds[2 * index + 1] = to;
    }

    private void offer(int list) {
        if (list == 0) {
            return;
        }
        int end = list + 1 + 2 * words[list];
        for (int i = list + 1; i < end; i += 2) {
            int order = words[i + 1];
            if (words[i] == method) {
                if (order < best) {
                    best = order;
                    bestBounds = bounds;
                }
                return; // those that follow were declared later
            }
            if (order < otherMethod) {
                otherMethod = order;
                if (best == NONE) {
                    bestBounds = bounds;
                }
            }
        }
    }
}
