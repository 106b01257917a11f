package dev.jumun.app;

import dev.jumun.runtime.routing.RouteTable;

import java.util.LinkedHashMap;
import java.util.Map;

/** The routes of an application as people read them, with those of what is mounted. */
final class RouteTitles {
    private RouteTitles() {}

    /** Functions by routes: {@code Cafe.drink} by {@code GET /drinks/{id}}. */
    static Map<String, String> of(RouteTable routes, Map<String, App> mounts) {
        Map<String, String> all = new LinkedHashMap<>(routes.titles());
        mounts.forEach((prefix, app) ->
                app.routes()
                        .forEach((title, function) -> {
                            int blank = title.indexOf(' ');
                            String method = title.substring(0, blank + 1);
                            all.put(method + prefix + title.substring(blank + 1), function);
                        }));
        return all;
    }
}
