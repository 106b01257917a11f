package dev.jumun.processor.route;

import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.AnnotationMirror;

/** The paths of the document and its pages, which no route may have: they come first. */
final class PagePaths {
    private final Context context;

    /** The members of {@code @Api} that set a path, by their default paths. */
    private final Map<String, String> members = new HashMap<>();

    PagePaths(Context context, AnnotationMirror api) {
        this.context = context;
        String document = Annotations.text(api, "openApiPath", "/openapi.json");
        if (!document.isEmpty()) {
            members.put(document, "openApiPath");
            members.put(Annotations.text(api, "docsPath", "/docs"), "docsPath");
            members.put(Annotations.text(api, "redocPath", "/redoc"), "redocPath");
        }
    }

    void check(List<RouteModel> routes) {
        for (RouteModel route : routes) {
            String member = members.get(route.path());
            boolean reads = route.method().equals("GET") || route.method().equals("HEAD");
            if (reads && member != null) {
                context.diagnostics()
                        .error(
                                route.element(),
                                "ROUTE-3",
                                "%s handles %s %s, which is the path of the document or one of its pages."
                                        .formatted(route.title(), route.method(), route.path()),
                                "Give it another path, or write @Api(%s = \"\")."
                                        .formatted(member));
            }
        }
    }
}
