package dev.jumun.processor.route;

import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * The paths of the document and its pages, which no route may have: they come first. What an API
 * serves next to its routes has paths of its own, too.
 */
final class PagePaths {
    private static final List<String> PAGES = List.of("docsPath", "redocPath");

    private final Context context;
    private final Element api;

    /** What declares a path, by the path. */
    private final Map<String, String> members = new HashMap<>();

    PagePaths(Context context, Element api, AnnotationMirror annotation) {
        this.context = context;
        this.api = api;
        String document = Annotations.text(annotation, "openApiPath", "/openapi.json");
        if (document.isEmpty()) {
            refusePagesWithoutDocument(annotation);
        } else {
            take(document, "openApiPath");
            take(Annotations.text(annotation, "docsPath", "/docs"), "docsPath");
            take(Annotations.text(annotation, "redocPath", "/redoc"), "redocPath");
        }
    }

    /** Checks what else has a path in an API. */
    void check(AnnotationMirror annotation, List<RouteModel> routes) {
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
        Map<String, String> pages = Map.copyOf(members);
        members.clear(); // a page may have the path of files: "/docs" below "/"
        for (Object mount : Annotations.list(annotation, "mounts")) {
            take(Annotations.text((AnnotationMirror) mount, "path", ""), "mounts");
        }
        for (AnnotationMirror files : Annotations.repeated(api, "StaticFiles")) {
            String path = trimmed(Annotations.text(files, "path", ""));
            String other = pages.containsKey(path) ? pages.get(path) : members.get(path);
            if (other != null) {
                refuse(path, other, "@StaticFiles");
            }
        }
    }

    private static String trimmed(String path) {
        return path.replaceAll("/+$", "");
    }

    /** Two mounts of one path are reported as twins. */
    private void take(String path, String member) {
        if (path.isEmpty()) {
            return;
        }
        String other = members.putIfAbsent(trimmed(path), member);
        if (other != null && !other.equals(member)) {
            refuse(path, other, member);
        }
    }

    private void refuse(String path, String one, String other) {
        context.diagnostics()
                .error(
                        api,
                        "API-1",
                        "%s and %s of %s have the same path \"%s\"."
                                .formatted(one, other, api.getSimpleName(), path),
                        "Give one of them another path.");
    }

    private void refusePagesWithoutDocument(AnnotationMirror annotation) {
        for (String page : PAGES) {
            if (!Annotations.text(annotation, page, "").isEmpty()) {
                context.diagnostics()
                        .error(
                                api,
                                "API-2",
                                "%s of %s is set, but without openApiPath there is no document to show."
                                        .formatted(page, api.getSimpleName()),
                                "Remove it, or set openApiPath.");
            }
        }
    }
}
