package dev.jumun.benchmarks.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes an API as a peer has it: 25 routes to a router. Each takes a path variable, a query
 * parameter with a default and a rule, and a body of ten members, one of which is a record of
 * three.
 */
final class SampleApi {
    private static final int ROUTES_OF_A_ROUTER = 25;

    private SampleApi() {}

    /** Writes the sources below a folder, from the templates of a peer. */
    static void write(Templates templates, int routes, Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("big"));
        StringBuilder routers = new StringBuilder();
        for (int first = 0; first < routes; first += ROUTES_OF_A_ROUTER) {
            String router = String.valueOf(router(first));
            StringBuilder models = new StringBuilder();
            StringBuilder handlers = new StringBuilder();
            for (int i = first; i < Math.min(routes, first + ROUTES_OF_A_ROUTER); i++) {
                models.append(one(templates.text("model.txt"), i, router));
                handlers.append(one(templates.text("route.txt"), i, router));
            }
            routers.append(first == 0 ? "" : ", ").append("Router" + router + ".class");
            Files.writeString(
                    sources.resolve("Models" + router + ".java"),
                    templates
                            .text("models.txt")
                            .replace("@ROUTER@", router)
                            .replace("@MODELS@", models));
            Files.writeString(
                    sources.resolve("Router" + router + ".java"),
                    templates
                            .text("router.txt")
                            .replace("@ROUTER@", router)
                            .replace("@ROUTES@", handlers));
        }
        Files.writeString(
                sources.resolve("Big.java"),
                templates.text("api.txt").replace("@ROUTERS@", routers));
    }

    private static String one(String template, int route, String router) {
        return template.replace("@I@", String.valueOf(route)).replace("@ROUTER@", router);
    }

    private static int router(int route) {
        return route / ROUTES_OF_A_ROUTER;
    }

    /** The path of a route. */
    static String path(int route) {
        return "/r%d/m%d/7".formatted(router(route), route);
    }

    /** A body that every route takes. */
    static String body(int count) {
        return """
        {"name": "a", "count": %d, "price": 1.5, "key": "6f2b1a80-0a3c-4a5e-8d0c-6b5cf2d0a111",
         "day": "2026-01-02", "active": true, "ratio": 0.5, "tags": ["a"], "total": 3,
         "part": {"a": "x", "b": 1, "c": true}}
        """
                .formatted(count);
    }
}
