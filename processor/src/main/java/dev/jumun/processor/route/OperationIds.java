package dev.jumun.processor.route;

import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.lang.model.element.AnnotationMirror;

/** Reports operations of one id: generated clients would have two methods of one name. */
final class OperationIds {
    private final Context context;

    OperationIds(Context context) {
        this.context = context;
    }

    void check(List<RouteModel> routes) {
        Map<String, RouteModel> seen = new HashMap<>();
        for (RouteModel route : routes) {
            AnnotationMirror said = Annotations.own(route.element(), "Operation");
            boolean hidden = said != null && Annotations.flag(said, "hidden", false);
            if (hidden || route.opensWebSocket()) {
                continue;
            }
            String id = of(context, route);
            RouteModel other = seen.putIfAbsent(id, route);
            if (other != null) {
                context.diagnostics()
                        .error(
                                route.element(),
                                "ROUTE-6",
                                "%s and %s have the same operation id \"%s\"."
                                        .formatted(other.title(), route.title(), id),
                                other.element().equals(route.element())
                                        ? "Write a method for each HTTP method, or leave out the"
                                                + " id of @Operation."
                                        : "Give one of them another id with @Operation(id = …).");
            }
        }
    }

    /** As the document has it: from the name, the path and the HTTP method, as FastAPI's. */
    static String of(Context context, RouteModel route) {
        AnnotationMirror said = Annotations.own(route.element(), "Operation");
        String own = said == null ? "" : Annotations.text(said, "id", "");
        if (!own.isEmpty()) {
            return own;
        }
        String name = route.element().getSimpleName().toString();
        String id = context.wireName(name) + route.path().replace(":path}", "}");
        return id.replaceAll("\\W", "_") + "_" + route.method().toLowerCase(Locale.ROOT);
    }
}
