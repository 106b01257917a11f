package dev.jumun.processor.route;

import dev.jumun.processor.model.HandlerModel;
import dev.jumun.processor.model.HandlerModel.Reach;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.type.TypeModel;
import dev.jumun.processor.type.TypeReader;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the handlers of failures, and where they apply. */
final class FailureReader {
    private static final String HTTP_ERROR = "dev.jumun.HttpException";
    private static final String VALIDATION_ERROR =
            "dev.jumun.validation.RequestValidationException";

    private final Context context;
    private final TypeReader types;
    private final List<HandlerModel> handlers = new ArrayList<>();

    FailureReader(Context context, TypeReader types, List<TypeElement> classes, Access access) {
        this.context = context;
        this.types = types;
        for (TypeElement owner : classes) {
            for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
                AnnotationMirror annotation = Annotations.own(method, "ExceptionHandler");
                if (annotation != null && context.exist(method) && access.canCall(method)) {
                    read(method, owner, annotation);
                }
            }
        }
        refuseTwins(ofApi());
        classes.forEach(owner -> refuseTwins(of(owner)));
    }

    /** Returns the handlers of the whole API. */
    List<HandlerModel> ofApi() {
        return handlers.stream().filter(h -> h.reach() == Reach.API).toList();
    }

    private List<HandlerModel> of(TypeElement router) {
        return handlers.stream()
                .filter(h -> h.reach() == Reach.ROUTER && h.owner().equals(router))
                .toList();
    }

    private List<HandlerModel> named(Object name) {
        return handlers.stream()
                .filter(h ->
                        h.title().equals(name)
                                || h.element().getSimpleName().contentEquals(name.toString()))
                .toList();
    }

    /**
     * Returns the handlers that apply to a route before the API's, the nearest first: those it
     * names, then what its routers have and name, from the inside out.
     */
    List<List<HandlerModel>> around(List<TypeElement> classes, ExecutableElement route) {
        List<List<HandlerModel>> around = new ArrayList<>();
        addNamed(route, around);
        for (TypeElement owner : classes.reversed()) {
            addNamed(owner, around);
            around.add(of(owner));
        }
        around.removeIf(List::isEmpty);
        return around;
    }

    private void addNamed(Element element, List<List<HandlerModel>> around) {
        AnnotationMirror uses = Annotations.own(element, "UseExceptionHandler");
        if (uses == null) {
            return;
        }
        for (Object name : Annotations.list(uses, "value")) {
            List<HandlerModel> found = named(name);
            if (found.size() == 1) {
                around.add(found);
            } else {
                error(
                        element,
                        "EXCEPTION-6",
                        "%s uses \"%s\", but %s exception handler has that name."
                                .formatted(
                                        element.getSimpleName(),
                                        name,
                                        found.isEmpty() ? "no" : "more than one"),
                        "Name an @ExceptionHandler method of the API's class or of a router, if"
                                + " necessary with its class: \"Shop.soldOut\".");
            }
        }
    }

    private void read(ExecutableElement method, TypeElement owner, AnnotationMirror annotation) {
        String title = owner.getSimpleName() + "." + method.getSimpleName();
        List<Integer> statuses =
                Annotations.list(annotation, "status").stream().map(Integer.class::cast).toList();
        int errors = context.diagnostics().errors();
        checkScope(method, owner, annotation, title);
        TypeMirror exception = exception(method, !statuses.isEmpty(), title);
        boolean byHand = JavaTypes.is(method.getReturnType(), "dev.jumun.Response");
        int status = byHand ? 0 : status(method, exception, statuses, title);
        if (byHand && Annotations.own(method, "Status") != null) {
            error(
                    method,
                    "EXCEPTION-7",
                    title + " declares a @Status, but returns a Response, which has its own.",
                    "Remove the @Status, or return a value.");
        }
        for (int each : statuses) {
            if (each < 400 || each > 599) {
                error(
                        method,
                        "EXCEPTION-2",
                        "%s handles the status %d, which is not an error status."
                                .formatted(title, each),
                        "Choose a status from 400 to 599.");
            }
        }
        if (context.diagnostics().errors() > errors) {
            return;
        }
        TypeModel answer =
                byHand
                        ? null
                        : types.read(
                                method.getReturnType(),
                                method,
                                new TypeReader.Unfit(
                                        "TYPE-2",
                                        title + " returns a %s, which has no JSON form."));
        if (byHand || answer != null) {
            Reach reach = reach(annotation);
            handlers.add(
                    new HandlerModel(method, owner, reach, exception, statuses, status, answer));
        }
    }

    private static Reach reach(AnnotationMirror annotation) {
        String scope = Annotations.text(annotation, "scope", "API");
        return Reach.valueOf(scope.substring(scope.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
    }

    private void checkScope(
            ExecutableElement method,
            TypeElement owner,
            AnnotationMirror annotation,
            String title) {
        if (reach(annotation) == Reach.ROUTER && Annotations.own(owner, "Router") == null) {
            error(
                    method,
                    "EXCEPTION-4",
                    "%s has the scope ROUTER, but %s is not a router."
                            .formatted(title, owner.getSimpleName()),
                    "Move it to a router, or use the scope API.");
        }
    }

    /** The exception that a handler takes; its other parameter is a request. */
    private @Nullable TypeMirror exception(
            ExecutableElement method, boolean byStatus, String title) {
        TypeMirror throwable = context.elements().getTypeElement("java.lang.Throwable").asType();
        TypeMirror exception = null;
        boolean fits = method.getReturnType().getKind() != TypeKind.VOID;
        Set<String> taken = new HashSet<>();
        for (VariableElement parameter : method.getParameters()) {
            TypeMirror type = parameter.asType();
            boolean isException = context.types().isAssignable(type, throwable);
            fits &= taken.add(isException ? "exception" : JavaTypes.text(type));
            if (isException) {
                exception = type;
                fits &= !byStatus || JavaTypes.is(type, HTTP_ERROR);
            } else {
                fits &= JavaTypes.is(type, "dev.jumun.Request");
            }
        }
        if (!fits || (exception == null && !byStatus)) {
            error(
                    method,
                    "EXCEPTION-1",
                    title + " is not a handler of " + (byStatus ? "statuses." : "exceptions."),
                    byStatus
                            ? "Let it take an HttpException, a Request, both or nothing, and return"
                                    + " a Response or a value."
                            : "Let it take an exception, and a Request if it needs one, and return"
                                    + " a Response or a value.");
        }
        return exception;
    }

    /** The status of a value; 0 for that of the error. */
    private int status(
            ExecutableElement method,
            @Nullable TypeMirror exception,
            List<Integer> statuses,
            String title) {
        AnnotationMirror said = Annotations.own(method, "Status");
        if (said != null) {
            int status = (int) Annotations.number(said, "value", 200);
            if (status < 200 || status > 599) {
                error(
                        method,
                        "EXCEPTION-2",
                        "%s responds with the status %d, which is not a response status."
                                .formatted(title, status),
                        "Choose a status from 200 to 599.");
            } else if (MediaTypes.hasNoBody(status)) {
                error(
                        method,
                        "ROUTE-5",
                        "%s returns a value, but a response with the status %d has no body."
                                .formatted(title, status),
                        "Return Response.empty(%d), or choose another status.".formatted(status));
            }
            return status;
        }
        if (isValidation(exception)) {
            return 422;
        }
        boolean known =
                !statuses.isEmpty() || (exception != null && JavaTypes.is(exception, HTTP_ERROR));
        if (!known && exception != null && method.getReturnType().getKind() != TypeKind.VOID) {
            error(
                    method,
                    "EXCEPTION-5",
                    "%s returns a value for a %s, but does not declare a status."
                            .formatted(title, JavaTypes.text(exception)),
                    "Add a @Status.");
        }
        return 0;
    }

    private static boolean isValidation(@Nullable TypeMirror exception) {
        return exception != null && JavaTypes.is(exception, VALIDATION_ERROR);
    }

    /**
     * Finds what answers a request that does not fit: a handler of its exception, the nearest one,
     * or of its status. Null if none does, or it answers by hand, with an unknown type.
     */
    static @Nullable HandlerModel ofInvalid(List<HandlerModel> nearestFirst) {
        HandlerModel found = null;
        for (HandlerModel handler : nearestFirst.reversed()) {
            boolean wins =
                    isValidation(handler.exception())
                            || (handler.statuses().contains(422)
                                    && (found == null || !isValidation(found.exception())));
            found = wins ? handler : found;
        }
        return found == null || found.answer() == null ? null : found;
    }

    private void refuseTwins(List<HandlerModel> together) {
        Set<String> seen = new HashSet<>();
        for (HandlerModel handler : together) {
            List<String> answered =
                    handler.statuses().isEmpty()
                            ? List.of(JavaTypes.text(Objects.requireNonNull(handler.exception())))
                            : handler.statuses().stream().map(s -> "the status " + s).toList();
            for (String each : answered) {
                if (!seen.add(each)) {
                    error(
                            handler.element(),
                            "EXCEPTION-3",
                            "%s handles %s, and so does another handler."
                                    .formatted(handler.title(), each),
                            "Keep only one, or give one of them the scope ROUTER.");
                }
            }
        }
    }

    private void error(Element element, String id, String fact, String remedy) {
        context.diagnostics().error(element, id, fact, remedy);
    }
}
