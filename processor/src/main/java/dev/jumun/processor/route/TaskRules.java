package dev.jumun.processor.route;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.model.TaskModel;
import dev.jumun.processor.route.TaskSignatures.Signature;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reports what tasks and repeated work can't be, take or do. */
final class TaskRules {
    private static final String JOBS = "dev.jumun.jobs.Jobs";

    private final Context context;

    TaskRules(Context context) {
        this.context = context;
    }

    /** Returns whether a method can be called as it is declared. */
    boolean check(Signature task, List<String> others, boolean ownerIsMade) {
        boolean fits = true;
        if (!others.isEmpty()) {
            fits =
                    refuse(
                            task,
                            "PLACE-6",
                            "@%s and @%s on %s contradict each other."
                                    .formatted(task.annotation(), others.getFirst(), task.title()),
                            "Remove one of them.");
        }
        if (task.method().getReturnType().getKind() != TypeKind.VOID) {
            fits =
                    refuse(
                            task,
                            "TASK-6",
                            "%s returns %s, which nothing would read."
                                    .formatted(
                                            task.title(),
                                            withArticle(task.method().getReturnType())),
                            "Return void.");
        }
        if (!ownerIsMade && !task.method().getModifiers().contains(Modifier.STATIC)) {
            fits =
                    refuse(
                            task,
                            "TASK-7",
                            "%s is not static, but there is no instance to call it on."
                                    .formatted(task.title()),
                            "Make it static, or move it to the API's class or a router.");
        }
        return fits;
    }

    /** Always false. */
    private boolean refuse(Signature task, String id, String fact, String remedy) {
        context.diagnostics().error(task.method(), id, fact, remedy);
        return false;
    }

    /** A type as the object of a sentence. */
    static String withArticle(TypeMirror type) {
        String text = JavaTypes.text(type);
        return ("aeiou".indexOf(text.charAt(0)) < 0 ? "a " : "an ") + text;
    }

    /** The types of a method's parameters, in parentheses. */
    static String parameterTypes(ExecutableElement method) {
        return method.getParameters().stream()
                .map(each -> JavaTypes.simpleName(each.asType()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Reports two of one name. */
    void checkNames(List<TaskModel> tasks) {
        Map<String, TaskModel> named = new HashMap<>();
        for (TaskModel task : tasks) {
            TaskModel other = named.putIfAbsent(task.name(), task);
            if (other != null) {
                RouteModel one = other.route();
                RouteModel two = task.route();
                boolean isOverload = one.title().equals(two.title());
                context.diagnostics()
                        .error(
                                task.route().element(),
                                "TASK-3",
                                "%s and %s both have the name \"%s\", under which jobs are stored."
                                        .formatted(
                                                one.title()
                                                        + (isOverload
                                                                ? parameterTypes(one.element())
                                                                : ""),
                                                two.title()
                                                        + (isOverload
                                                                ? parameterTypes(two.element())
                                                                : ""),
                                                task.name()),
                                "Give one of them another name = \"…\".");
            }
        }
    }

    /** Returns whether a task can do with what there is without a request. */
    boolean needsNoRequest(Signature task, List<ParameterModel> parameters) {
        List<String> chain = new ArrayList<>(List.of(task.title()));
        for (ParameterModel parameter : parameters) {
            if (parameter.kind() == Kind.BODY || parameter.kind() == Kind.QUERY) {
                refuseValue(task, parameter);
                return false;
            }
            if (!isThere(parameter, parameter, chain, new HashSet<>())) {
                return false;
            }
        }
        return true;
    }

    /** Of its own values, a task has the payload alone, and repeated work none. */
    private void refuseValue(Signature task, ParameterModel value) {
        context.diagnostics()
                .error(
                        value.element(),
                        "TASK-8",
                        (task.isTask()
                                        ? "%s takes %s beside its payload, but a task takes one"
                                                + " payload; everything else is a dependency."
                                        : "%s takes %s, but repeated work has no payload.")
                                .formatted(task.title(), value.name()),
                        task.isTask()
                                ? "Put it into the payload, or write a @Provides method for its"
                                        + " type."
                                : "Write a @Provides method for its type, or a @Task, whose jobs"
                                        + " have a payload.");
    }

    private boolean isThere(
            ParameterModel parameter,
            ParameterModel own,
            List<String> chain,
            Set<ProviderModel> within) {
        ProviderModel provider = parameter.provider();
        boolean isLent = chain.size() > 1 && parameter.kind() == Kind.YIELD;
        if (!isLent
                && (!TaskSignatures.isAnywhere(parameter.kind())
                        || (provider != null && provider.scheme() != null))) {
            String way = String.join(" → ", chain) + " → " + parameter.name();
            context.diagnostics()
                    .error(
                            own.element(),
                            "TASK-8",
                            "%s takes %s, which comes with a request: %s."
                                    .formatted(chain.getLast(), parameter.name(), way),
                            "A job has no request: take what it needs from the payload, or from a"
                                    + " provider that needs no request.");
            return false;
        }
        if (provider == null || provider.isAppScoped() || !within.add(provider)) {
            return true;
        }
        chain.add(provider.title());
        for (ParameterModel each : provider.parameters()) {
            if (!isThere(each, own, chain, within)) {
                return false;
            }
        }
        chain.removeLast();
        return true;
    }

    /** Returns whether something of a task is in its transaction. */
    boolean usesConnection(Signature task, List<ParameterModel> parameters) {
        boolean uses =
                Stream.concat(
                                parameters.stream(),
                                Closure.of(parameters).stream()
                                        .flatMap(each -> each.parameters().stream()))
                        .anyMatch(each -> each.kind() == Kind.JOB_CONNECTION);
        return uses
                || refuse(
                        task,
                        "TASK-9",
                        "%s declares once = true, but takes no Connection, so nothing of it is in the transaction that removes the job."
                                .formatted(task.title()),
                        "Take a java.sql.Connection, or remove once.");
    }

    /** Finds what keeps tasks; null if the process does, or if it cannot be decided. */
    @Nullable ProviderModel keeper(List<ProviderModel> providers, List<Signature> tasks) {
        if (tasks.isEmpty()) {
            return null;
        }
        List<ProviderModel> all =
                providers.stream().filter(each -> JavaTypes.is(each.provides(), JOBS)).toList();
        ProviderModel keeper =
                all.stream().filter(each -> each.qualifier() == null).findFirst().orElse(null);
        if (keeper == null && all.isEmpty()) {
            tasks.stream()
                    .filter(Signature::isOnce)
                    .forEach(each ->
                            refuse(
                                    each,
                                    "TASK-9",
                                    "%s declares once = true, but without Jobs there is no database that records what is done."
                                            .formatted(each.title()),
                                    "Lend Jobs.on(pool) in a @Provides(Scope.APP) method, or remove"
                                            + " once."));
            return null;
        }
        ProviderModel shown = keeper == null ? all.getFirst() : keeper;
        if (keeper == null || !keeper.isAppScoped()) {
            context.diagnostics()
                    .error(
                            shown.element(),
                            "TASK-10",
                            keeper == null
                                    ? "%s provides Jobs with a qualifier, so it is open whether they keep the tasks of the API."
                                            .formatted(shown.title())
                                    : "%s provides Jobs for each request, but tasks live as long as the application."
                                            .formatted(shown.title()),
                            keeper == null
                                    ? "Provide the Jobs that keep them without a qualifier."
                                    : "Give it Scope.APP.");
            return null;
        }
        return keeper;
    }
}
