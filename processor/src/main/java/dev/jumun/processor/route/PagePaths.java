package dev.jumun.processor.route;

import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * The paths of the document and its pages, which no route may have: they come first. Static files
 * and mounts have paths of their own, too: at the path of a page, one of both would be hidden.
 */
final class PagePaths {
    private static final List<String> PAGES = List.of("docsPath", "redocPath");

    private final Context context;
    private final Element api;

    /** The members of {@code @Api} that set a path, by the path. */
    private final Map<String, String> members = new LinkedHashMap<>();

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
        Set<String> mounts =
                Annotations.list(annotation, "mounts").stream()
                        .map(mount -> Annotations.text((AnnotationMirror) mount, "path", ""))
                        .filter(path -> !path.isEmpty())
                        .map(PagePaths::trimmed)
                        .collect(Collectors.toCollection(TreeSet::new));
        for (String path : mounts) {
            String member = memberAt(path);
            if (member != null) {
                refuse(path, member, "mounts");
            }
        }
        for (AnnotationMirror files : Annotations.repeated(api, "StaticFiles")) {
            String path = trimmed(Annotations.text(files, "path", ""));
            String member = memberAt(path);
            if (member != null) {
                refuse(path, member, "@StaticFiles");
            } else if (mounts.contains(path)) {
                refuse(path, "mounts", "@StaticFiles");
            }
        }
    }

    private static String trimmed(String path) {
        return path.replaceAll("/+$", "");
    }

    private void take(String path, String member) {
        if (path.isEmpty()) {
            return;
        }
        String other = memberAt(path);
        if (other != null) {
            refuse(path, other, member);
        }
        members.putIfAbsent(path, member);
    }

    /** The member that sets a path, with or without a slash at its end; null if none does. */
    private @Nullable String memberAt(String path) {
        for (Map.Entry<String, String> each : members.entrySet()) {
            if (trimmed(each.getKey()).equals(trimmed(path))) {
                return each.getValue();
            }
        }
        return null;
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
