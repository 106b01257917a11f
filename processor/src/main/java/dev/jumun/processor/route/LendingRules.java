package dev.jumun.processor.route;

import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.util.Set;

import javax.lang.model.element.AnnotationMirror;

/**
 * Warns of what is lent for too short or too long a time: a value of function scope is given back
 * before a stream or a background task can use it, and a session of request scope is committed
 * after the client has read its answer.
 */
final class LendingRules {
    /** What is committed at its tear-down, by the names of the libraries. */
    private static final Set<String> SESSIONS =
            Set.of(
                    "java.sql.Connection",
                    "org.jdbi.v3.core.Handle",
                    "org.hibernate.Session",
                    "org.hibernate.StatelessSession",
                    "jakarta.persistence.EntityManager",
                    "org.jooq.DSLContext");

    private final Context context;

    LendingRules(Context context) {
        this.context = context;
    }

    /** Warns of a route that continues after what it borrowed was given back. */
    void check(RouteModel route) {
        ProviderModel lent = firstOfFunctionScope(route);
        if (lent == null) {
            return;
        }
        String remedy =
                "Give %s Scope.REQUEST, or %%s If it is not used there, add @SuppressWarnings(\"JUMUN-%%s\")."
                        .formatted(lent.title());
        if (route.stream() != null) {
            context.diagnostics()
                    .warn(
                            route.element(),
                            "DEP-13",
                            "%s returns a stream, but what %s lends is given back before the stream begins."
                                    .formatted(route.title(), lent.title()),
                            remedy.formatted("borrow within the generator.", "DEP-13"));
        }
        if (route.parameters().stream().anyMatch(each -> each.kind() == Kind.TASKS)) {
            context.diagnostics()
                    .warn(
                            route.element(),
                            "DEP-14",
                            "%s adds background tasks, but what %s lends is given back before they run."
                                    .formatted(route.title(), lent.title()),
                            remedy.formatted("let each task borrow for itself.", "DEP-14"));
        }
    }

    private static @Nullable ProviderModel firstOfFunctionScope(RouteModel route) {
        return Closure.of(route.parameters()).stream()
                .filter(each -> each.lends() && each.isFunctionScoped())
                .findFirst()
                .orElse(null);
    }

    /** Notes a session without a declared scope. */
    void check(ProviderModel provider) {
        AnnotationMirror said = Annotations.own(provider.source(), "Provides");
        String type = provider.provides().toString().replaceAll("@\\S+ ?|<.*", "");
        if (provider.lends()
                && said != null
                && Annotations.member(said, "value") == null
                && SESSIONS.contains(type)) {
            context.diagnostics()
                    .note(
                            provider.element(),
                            "DEP-15",
                            "%s lends a %s until after the response, so the client may receive a success before the commit fails."
                                    .formatted(
                                            provider.title(),
                                            type.substring(type.lastIndexOf('.') + 1)),
                            "Write @Provides(Scope.FUNCTION), or @Provides(Scope.REQUEST) if you"
                                    + " intend this.");
        }
    }
}
