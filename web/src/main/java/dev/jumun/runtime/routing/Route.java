package dev.jumun.runtime.routing;

import dev.jumun.runtime.engine.Workload;
import dev.jumun.runtime.request.RouteHandler;

import java.util.List;

/**
 * A declared route.
 *
 * @param method in capitals
 * @param path the template: {@code /drinks/{id}}
 * @param name the function, as errors name it: {@code Cafe.drink}
 * @param handler what answers
 * @param filters the indexes of what wraps it, the outermost first
 * @param title how the task tree calls it: {@code GET /drinks/{id}}
 * @param where how errors call it: its title and its function
 * @param options what else was said of it
 * @param workload how much it holds its threads
 * @param order its place among all routes: where several fit, the first wins
 */
public record Route(
        String method,
        PathTemplate path,
        String name,
        RouteHandler handler,
        List<Integer> filters,
        String title,
        String where,
        RouteOptions options,
        Workload workload,
        int order) {
    static Route of(
            String method,
            PathTemplate path,
            String name,
            RouteHandler handler,
            List<Integer> filters,
            int order) {
        String title = method + " " + path;
        String where = title + " (" + name + ")";
        return new Route(
                method,
                path,
                name,
                handler,
                filters,
                title,
                where,
                new RouteOptions(),
                new Workload(title),
                order);
    }
}
