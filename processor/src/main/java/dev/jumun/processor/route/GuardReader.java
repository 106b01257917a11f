package dev.jumun.processor.route;

import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteLimits;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.model.RouteSettings;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Reads the guards of the parts of an API that aren't routes: its static files are guarded, as
 * FastAPI's front ends are; what it mounts is another application, as in FastAPI, and that is said.
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
    @Nullable RouteModel read(TypeElement api, AnnotationMirror annotation) {
        if (Annotations.own(api, "Requires") == null) {
            return null;
        }
        warnOfMounts(api, annotation);
        List<ProviderModel> required = requirements.read(api);
        if (required.isEmpty() || Annotations.repeated(api, "StaticFiles").isEmpty()) {
            return null;
        }
        String title = "The static files of " + api.getSimpleName();
        if (!paths.bind(title, List.of(), RouteReader.closure(required, List.of()))) {
            return null;
        }
        new PathVariables(context)
                .check(api, title, "/", List.of(), RouteReader.closure(required, List.of()));
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
                scopes.resolveRequired(required, List.of(api)),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                RouteLimits.NONE,
                List.of(),
                RouteSettings.NONE);
    }

    private void warnOfMounts(TypeElement api, AnnotationMirror annotation) {
        for (Object each : Annotations.list(annotation, "mounts")) {
            if (each instanceof AnnotationMirror mount
                    && Annotations.member(mount, "api") instanceof TypeMirror type
                    && type instanceof DeclaredType below
                    && Annotations.own(below.asElement(), "Requires") == null) {
                context.diagnostics()
                        .warn(
                                api,
                                "GUARD-1",
                                "@Requires of %s does not cover what it mounts at \"%s\": %s is a separate API."
                                        .formatted(
                                                api.getSimpleName(),
                                                Annotations.text(mount, "path", ""),
                                                below.asElement().getSimpleName()),
                                "Put @Requires there as well, or suppress this warning.");
            }
        }
    }
}
