package dev.jumun.processor.route;

import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.type.TypeShapes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * The methods that are tasks or repeated work, as far as it must be known before their parameters
 * can be read: which of them takes what, so that {@code Later} parameters find theirs.
 */
final class TaskSignatures {
    static final String JOB = "dev.jumun.jobs.Job";
    static final String CONNECTION = "java.sql.Connection";
    private static final String LATER = "dev.jumun.jobs.Later";

    /** What else a method may be, but not at the same time. */
    private static final List<String> OTHERS =
            Stream.of(Annotations.METHODS, Annotations.OTHER_PARTS).flatMap(List::stream).toList();

    /**
     * A method.
     *
     * @param annotation its annotation, without the package
     * @param payload what its jobs store; null for repeated work
     */
    record Signature(
            ExecutableElement method,
            TypeElement owner,
            String annotation,
            AnnotationMirror said,
            @Nullable VariableElement payload) {
        boolean isTask() {
            return annotation.equals("Task");
        }

        String title() {
            return owner.getSimpleName() + "." + method.getSimpleName();
        }

        /** Its title with the types of its parameters, which tell it from overloads. */
        String written() {
            return title() + TaskRules.parameterTypes(method);
        }

        /** Whether effect and record are in one transaction. */
        boolean isOnce() {
            return isTask() && Annotations.flag(said, "once", false);
        }

        private boolean takes(TypeMirror type) {
            return payload != null && JavaTypes.same(payload.asType(), type);
        }
    }

    private final Context context;
    private final Access access;
    private final List<Signature> all = new ArrayList<>();

    TaskSignatures(Context context, Access access) {
        this.context = context;
        this.access = access;
    }

    /** Returns those that could be read. */
    List<Signature> all() {
        return all;
    }

    /**
     * Reads the methods of some classes.
     *
     * @param made the classes of which an instance is made at start-up: their tasks need not be
     *     static
     */
    void read(List<TypeElement> classes, List<TypeElement> made, ParameterReader parameters) {
        for (TypeElement owner : classes) {
            for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
                List<String> names =
                        Annotations.TASKS.stream()
                                .filter(name -> Annotations.own(method, name) != null)
                                .toList();
                if (!names.isEmpty() && context.exist(method)) {
                    read(method, owner, names, made.contains(owner), parameters);
                }
            }
        }
    }

    private void read(
            ExecutableElement method,
            TypeElement owner,
            List<String> names,
            boolean isMade,
            ParameterReader parameters) {
        AnnotationMirror said = Objects.requireNonNull(Annotations.own(method, names.getFirst()));
        String annotation = simple(names.getFirst());
        Signature signature = new Signature(method, owner, annotation, said, null);
        if (!new TaskRules(context).check(signature, others(method, names), isMade)
                || !access.canCall(method)) {
            return;
        }
        if (signature.isTask()) {
            VariableElement payload = payload(signature, parameters);
            if (payload == null) {
                return;
            }
            signature = new Signature(method, owner, annotation, said, payload);
        }
        all.add(signature);
    }

    /** What a method is as well. */
    private static List<String> others(ExecutableElement method, List<String> names) {
        return Stream.concat(
                        names.stream().skip(1),
                        OTHERS.stream().filter(name -> Annotations.own(method, name) != null))
                .map(TaskSignatures::simple)
                .toList();
    }

    static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The one parameter that is a value, and that nothing provides. */
    private @Nullable VariableElement payload(Signature task, ParameterReader parameters) {
        List<VariableElement> values = new ArrayList<>();
        List<VariableElement> unknown = new ArrayList<>();
        for (VariableElement parameter : task.method().getParameters()) {
            if (mayBePayload(task, parameter, parameters)) {
                (TypeShapes.mayBeBody(parameter.asType()) ? values : unknown).add(parameter);
            }
        }
        List<VariableElement> found = values.isEmpty() ? unknown : values;
        if (values.size() > 1 || found.isEmpty()) {
            context.diagnostics()
                    .error(
                            task.method(),
                            "TASK-1",
                            found.isEmpty()
                                    ? "%s takes nothing that a job could store."
                                            .formatted(task.title())
                                    : "%s takes %s and %s, but a job stores one payload."
                                            .formatted(
                                                    task.title(),
                                                    found.get(0).getSimpleName(),
                                                    found.get(1).getSimpleName()),
                            found.isEmpty()
                                    ? "Let it take one record. For work that is repeated, write"
                                            + " @Every or @Cron."
                                    : "Put them into one record, or provide one of them.");
            return null;
        }
        return found.getFirst();
    }

    private static boolean mayBePayload(
            Signature task, VariableElement parameter, ParameterReader parameters) {
        TypeMirror type = parameter.asType();
        boolean isGiven =
                JavaTypes.is(type, JOB)
                        || isLater(type)
                        || (task.isOnce() && JavaTypes.is(type, CONNECTION));
        return !isGiven
                && ProviderReader.qualifier(parameter) == null
                && ParameterReader.ofRequests(type) == null
                && !SchemeReader.isMarked(parameter)
                && !TypeShapes.providesItself(type)
                && parameters.provider(type, null) == null;
    }

    // ---- what adds jobs

    static boolean isLater(TypeMirror type) {
        return JavaTypes.is(type, LATER);
    }

    /** What a {@code Later} adds; null if it doesn't declare that. */
    private static @Nullable TypeMirror added(TypeMirror later) {
        List<? extends TypeMirror> arguments = ((DeclaredType) later).getTypeArguments();
        return arguments.isEmpty() ? null : arguments.getFirst();
    }

    /** The tasks that have the name of a {@code Later} parameter, and take what it adds. */
    List<Signature> of(VariableElement later) {
        TypeMirror added = added(later.asType());
        return added == null
                ? List.of()
                : all.stream().filter(each -> each.takes(added) && isNamed(each, later)).toList();
    }

    private static boolean isNamed(Signature task, VariableElement later) {
        return task.method().getSimpleName().contentEquals(later.getSimpleName());
    }

    /** Reports a {@code Later} that neither a provider nor a task gives. */
    void refuse(VariableElement later, String function) {
        TypeMirror added = added(later.asType());
        String what = added == null ? "nothing" : JavaTypes.text(added);
        context.diagnostics()
                .error(
                        later,
                        "TASK-5",
                        "%s takes a Later that adds %s, but no task %s takes that."
                                .formatted(function, what, later.getSimpleName()),
                        remedy(later, added));
    }

    private String remedy(VariableElement later, @Nullable TypeMirror added) {
        for (Signature each : all) {
            if (each.payload() != null && isNamed(each, later)) {
                return "%s takes a %s: write Later<%s>."
                        .formatted(
                                each.title(),
                                JavaTypes.text(each.payload().asType()),
                                JavaTypes.simpleName(each.payload().asType()));
            }
        }
        String fitting =
                added == null
                        ? ""
                        : all.stream()
                                .filter(each -> each.takes(added))
                                .map(each -> each.method().getSimpleName().toString())
                                .collect(Collectors.joining(" or "));
        return fitting.isEmpty()
                ? "Write a @Task method of this name that takes it, or provide the Later."
                : "Name the parameter after its task: %s.".formatted(fitting);
    }

    /** Reports a {@code Later} that a task and a provider give. */
    void refuseTwice(VariableElement later, String function, ProviderModel provider) {
        context.diagnostics()
                .error(
                        later,
                        "TASK-5",
                        "The %s that %s takes has the name of a task, and of %s, which provides one as well."
                                .formatted(
                                        JavaTypes.text(later.asType()), function, provider.title()),
                        "Remove the provider, or rename one of them and the parameter.");
    }

    /**
     * Reports a {@code Later} that several tasks give: their names in the store tell them apart.
     */
    void refuseAmbiguous(VariableElement later, String function, List<Signature> found) {
        context.diagnostics()
                .error(
                        later,
                        "TASK-5",
                        "The %s that %s takes is ambiguous: %s and %s take that, and both are methods %s."
                                .formatted(
                                        JavaTypes.text(later.asType()),
                                        function,
                                        found.get(0).written(),
                                        found.get(1).written(),
                                        later.getSimpleName()),
                        "Rename one of the methods: with name = \"…\" its jobs keep the name under"
                                + " which they are stored.");
    }

    /** What a task can't do without a request, or that only others take. */
    static boolean isAnywhere(Kind kind) {
        return switch (kind) {
            case DEPENDENCY, TASKS, LATER, PAYLOAD, JOB, JOB_CONNECTION -> true;
            default -> false;
        };
    }
}
