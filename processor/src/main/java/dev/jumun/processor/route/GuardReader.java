package dev.jumun.processor.route;

import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteLimits;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.model.RouteSettings;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/**
 * Reads the guards of the parts of an API that aren't routes. What the API requires guards its
 * static files, as it guards front ends in FastAPI, but not what it mounts: that is an application
 * of its own, as in FastAPI. A warning reports it, unless the mount has a guard of its own.
 */
final class GuardReader {
    private final Context context;
    private final RequirementReader requirements;
    private final ProviderPaths paths;
    private final ScopeReader scopes;

    GuardReader(Context context, RequirementReader requirements, ProviderPaths paths) {
        this.context = context;
        this.requirements = requirements;
        this.paths = paths;
        this.scopes = new ScopeReader(context);
    }

    /** Returns a route that calls what the API requires, and then sends a file; or null. */
    @Nullable RouteModel read(TypeElement api) {
        return Annotations.own(api, "Requires") == null
                        || Annotations.repeated(api, "StaticFiles").isEmpty()
                ? null
                : guard(
                        api,
                        "The static files of " + api.getSimpleName(),
                        requirements.read(api),
                        List.of(api));
    }

    /** Returns routes that call what a mount requires, by the paths of the mounts. */
    Map<String, RouteModel> mounts(TypeElement api, AnnotationMirror annotation) {
        Map<String, RouteModel> guards = new LinkedHashMap<>();
        for (Object each : Annotations.list(annotation, "mounts")) {
            if (each instanceof AnnotationMirror mount) {
                String path = Annotations.text(mount, "path", "");
                List<Object> names = Annotations.list(mount, "requires");
                String title = "The mount \"" + path + "\" of " + api.getSimpleName();
                if (names.isEmpty()) {
                    checkOpen(api, below(mount), path);
                    continue;
                }
                RouteModel guard = guard(api, title, requirements.read(api, names), List.of());
                if (guard != null) {
                    guards.put(path, guard);
                }
            }
        }
        return guards;
    }

    /** Checks what is mounted without {@code requires}. */
    private void checkOpen(TypeElement api, @Nullable Element below, String path) {
        if (below == null || Annotations.own(below, "Requires") != null) {
            return;
        }
        if (Annotations.own(api, "Requires") != null) {
            context.diagnostics()
                    .warn(
                            api,
                            "GUARD-1",
                            "@Requires of %s does not cover what it mounts at \"%s\": %s is a separate API."
                                    .formatted(api.getSimpleName(), path, below.getSimpleName()),
                            "Put @Requires there as well, or requires at the mount, or suppress"
                                    + " this warning.");
        }
        AnnotationMirror own = Annotations.own(below, "Api");
        if (own != null && Annotations.flag(own, "needsGuard", false)) {
            context.diagnostics()
                    .error(
                            api,
                            "GUARD-2",
                            "%s mounts %s at \"%s\", which needs a guard, without one."
                                    .formatted(api.getSimpleName(), below.getSimpleName(), path),
                            "Name a @Provides method that checks clients: @Api.Mount(path = \"%s\","
                                            .formatted(path)
                                    + " api = %s.class, requires = \"staffOnly\")."
                                            .formatted(below.getSimpleName()));
        }
    }

    /** What is mounted; null if that is unknown. */
    private static @Nullable Element below(AnnotationMirror mount) {
        return Annotations.member(mount, "api") instanceof DeclaredType type
                ? type.asElement()
                : null;
    }

    private @Nullable RouteModel guard(
            TypeElement api, String title, List<ProviderModel> required, List<Element> places) {
        if (required.isEmpty()) {
            return null;
        }
        if (!paths.bind(title, List.of(), Closure.of(required, List.of()))) {
            return null;
        }
        new PathVariables(context)
                .check(api, title, "/", List.of(), Closure.of(required, List.of()));
        return new RouteModel(
                required.getFirst().element(),
                required.getFirst().owner(),
                RouteModel.GUARD,
                "",
                List.of(),
                200,
                List.of(),
                null,
                false,
                null,
                scopes.resolveRequired(required, places),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                RouteLimits.NONE,
                List.of(),
                RouteSettings.NONE);
    }
}
