package dev.jumun.runtime.routing;

import java.util.List;
import java.util.Map;

/** A route that has the path; and the method, too, or not. */
public final class RouteMatch {
    private final Route route;
    private final boolean methodFits;
    private final String path;
    private final int[] bounds;

    /**
     * Of a path.
     *
     * @param bounds where in the path the value of each variable begins and ends
     */
    RouteMatch(Route route, boolean methodFits, String path, int[] bounds) {
        this.route = route;
        this.methodFits = methodFits;
        this.path = path;
        this.bounds = bounds;
    }

    /** Returns the route of the path. */
    public Route route() {
        return route;
    }

    /** Returns whether it answers the method, too. */
    public boolean methodFits() {
        return methodFits;
    }

    /** The values of the path's variables, by their names. */
    public Map<String, String> variables() {
        List<String> names = route.path().variables();
        return names.isEmpty() ? Map.of() : new PathVariables(names, path, bounds);
    }
}
