package dev.jumun.routing;

/**
 * A declared route.
 *
 * @param method in capitals
 * @param path the template: {@code /drinks/{id}}
 * @param name the function, as errors name it: {@code Cafe.drink}
 * @param handler what answers
 * @param order its place among all routes: where several fit, the first wins
 */
record Route(String method, PathTemplate path, String name, RouteHandler handler, int order) {
    String title() {
        return method + " " + path;
    }
}
