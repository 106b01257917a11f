package dev.jumun.processor.route;

import dev.jumun.processor.model.FilterModel;
import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteLimits;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.model.RouteSettings;
import dev.jumun.processor.model.StreamModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.Diagnostics;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.type.TypeModel;
import dev.jumun.processor.type.TypeReader;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Reads the handlers of a class and checks each. */
final class RouteReader {
    private static final String WEB_SOCKET = "WebSocketRoute";

    private static final List<String> ROUTES =
            Stream.concat(Annotations.METHODS.stream(), Stream.of(WEB_SOCKET)).toList();

    private final Context context;
    private final TypeReader types;
    private final ParameterReader parameters;
    private final StreamReader streams;
    private final RequirementReader requirements;
    private final MiddlewareReader middleware;
    private final FailureReader failures;
    private final LimitReader limits;
    private final BodyRules bodies;
    private final Access access;
    private final ScopeReader scopes;
    private final ProviderPaths providerPaths;

    RouteReader(
            Context context,
            TypeReader types,
            ParameterReader parameters,
            RequirementReader requirements,
            MiddlewareReader middleware,
            FailureReader failures,
            Access access) {
        this.failures = failures;
        this.limits = new LimitReader(context);
        this.bodies = new BodyRules(context);
        this.middleware = middleware;
        this.streams = new StreamReader(context, types);
        this.requirements = requirements;
        this.context = context;
        this.types = types;
        this.parameters = parameters;
        this.access = access;
        this.scopes = new ScopeReader(context);
        this.providerPaths = new ProviderPaths(context, parameters);
    }

    /** Which parameters of providers come from the path. */
    ProviderPaths paths() {
        return providerPaths;
    }

    /**
     * Reads the handlers of a class.
     *
     * @param around the API and the routers down to the class itself
     */
    List<RouteModel> read(
            TypeElement owner, String prefix, List<String> tags, List<TypeElement> around) {
        List<RouteModel> routes = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
            for (String name : ROUTES) {
                AnnotationMirror annotation = Annotations.own(method, name);
                if (annotation != null) {
                    String path = prefix + Annotations.text(annotation, "value", "");
                    RouteModel route = read(method, owner, verb(name), path, tags, around);
                    if (route != null) {
                        routes.add(route);
                    }
                }
            }
        }
        return routes;
    }

    private static String verb(String annotation) {
        return annotation.equals(WEB_SOCKET)
                ? RouteModel.WEB_SOCKET
                : annotation.toUpperCase(Locale.ROOT);
    }

    /** Reads what is only described: calls that this API makes elsewhere. Paths are free text. */
    List<RouteModel> readCalls(TypeElement owner) {
        List<RouteModel> calls = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
            for (String name : Annotations.METHODS) {
                AnnotationMirror annotation = Annotations.own(method, name);
                if (annotation != null) {
                    String path = Annotations.text(annotation, "value", "");
                    String title = owner.getSimpleName() + "." + method.getSimpleName();
                    String verb = name.toUpperCase(Locale.ROOT);
                    List<ParameterModel> models = parameters(method, title, List.of());
                    List<AnnotationMirror> responses = Annotations.repeated(method, "ApiResponse");
                    ResponseModels.read(context, types, responses, method);
                    scopes.checkCall(models, method);
                    calls.add(
                            new RouteModel(
                                    method,
                                    owner,
                                    verb,
                                    path,
                                    List.of(),
                                    status(method, title),
                                    scopes.resolve(models, List.of(method)),
                                    answer(method, title),
                                    false,
                                    null,
                                    List.of(),
                                    scopes.schemes(List.of(), models, List.of(method)),
                                    responses,
                                    List.of(),
                                    List.of(),
                                    RouteLimits.NONE,
                                    List.of(),
                                    RouteSettings.NONE));
                }
            }
        }
        return calls;
    }

    private List<ParameterModel> parameters(
            ExecutableElement method, String title, List<String> variables) {
        List<ParameterModel> models = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            ParameterModel model = parameters.read(parameter, title, variables);
            if (model != null) {
                models.add(model);
            }
        }
        return models;
    }

    /** What the API and the routers call back, from the outermost on, then the route itself. */
    private List<RouteModel> callbacks(List<TypeElement> around, ExecutableElement method) {
        List<AnnotationMirror> all = new ArrayList<>();
        for (TypeElement each : around) {
            AnnotationMirror api = Annotations.own(each, "Api");
            AnnotationMirror router = Annotations.own(each, "Router");
            all.add(api == null ? router : api);
        }
        all.add(Annotations.own(method, "Operation"));
        return all.stream()
                .filter(Objects::nonNull)
                .flatMap(said -> Annotations.types(said, "callbacks").stream())
                .flatMap(type -> readCalls(type).stream())
                .toList();
    }

    private @Nullable RouteModel read(
            ExecutableElement method,
            TypeElement owner,
            String verb,
            String path,
            List<String> tags,
            List<TypeElement> around) {
        String title = owner.getSimpleName() + "." + method.getSimpleName();
        Diagnostics diagnostics = context.diagnostics();
        int errors = diagnostics.errors();
        String mistake = PathSyntax.mistake(path);
        if (mistake != null) {
            diagnostics.error(
                    method,
                    "PATH-1",
                    "The path \"%s\" of %s %s.".formatted(path, title, mistake),
                    "Write it as /drinks/{id}.");
            return null;
        }
        if (!context.exist(method) || !access.canCall(method)) {
            return null;
        }
        List<String> variables = PathSyntax.variables(path);
        List<ParameterModel> models = parameters(method, title, variables);
        List<ProviderModel> required = new ArrayList<>();
        List<AnnotationMirror> responds = new ArrayList<>();
        for (TypeElement each : around) {
            required.addAll(requirements.read(each));
            responds.addAll(Annotations.repeated(each, "ApiResponse"));
        }
        required.addAll(requirements.read(method));
        responds.addAll(Annotations.repeated(method, "ApiResponse"));
        ResponseModels.read(context, types, responds, method);
        List<FilterModel> filters = middleware.around(around, method);
        RouteLimits limited = limits.of(method, around);
        int status = status(method, title);
        boolean byHand = JavaTypes.is(method.getReturnType(), "dev.jumun.Response");
        StreamModel stream = streams.read(method, title);
        TypeModel answer =
                byHand || StreamReader.isOpen(method.getReturnType())
                        ? null
                        : stream == null
                                ? answer(method, title)
                                : streams.item(method, title, stream);
        if (stream == null) {
            ResponseModels.checkOwn(context, responds, status, answer, method);
        }
        if (diagnostics.errors() == errors) {
            new ResponseFieldsRules(context).check(method, title, answer);
        }
        List<RouteModel> callbacks = callbacks(around, method);
        if (diagnostics.errors() > errors) {
            return null;
        }
        if (!providerPaths.bind(title, variables, Closure.of(required, models))) {
            return null;
        }
        new PathVariables(context).check(method, title, path, models, Closure.of(required, models));
        bodies.refuseBodyOfGet(verb, models, title);
        bodies.check(models, title);
        new ParameterNames(context).check(models, title);
        new BodyStreams(context).check(models, Closure.of(required, models), title);
        List<Element> scoped = new ArrayList<>(around);
        scoped.add(method);
        scopes.check(required, models, scoped);
        List<ParameterModel> resolved = scopes.resolve(models, scoped);
        List<ProviderModel> seeing = scopes.resolveRequired(required, scoped);
        RouteModel route =
                new RouteModel(
                        method,
                        owner,
                        verb,
                        path,
                        tags,
                        status,
                        resolved,
                        answer,
                        byHand,
                        stream,
                        seeing,
                        scopes.schemes(required, models, scoped),
                        responds,
                        filters,
                        failures.around(around, method),
                        limited,
                        callbacks,
                        settings(around));
        new WebSocketRules(context).check(route);
        MediaTypes.check(context, route);
        new LendingRules(context).check(route);
        return diagnostics.errors() > errors ? null : route;
    }

    /** The nearest router that declares whether a body must name its type takes precedence. */
    private static RouteSettings settings(List<TypeElement> around) {
        boolean redirects = true;
        boolean deprecated = false;
        Boolean strict = null;
        for (TypeElement each : around) {
            AnnotationMirror api = Annotations.own(each, "Api");
            deprecated |= api != null && Annotations.flag(api, "deprecated", false);
            AnnotationMirror router = Annotations.own(each, "Router");
            if (router != null) {
                deprecated |= Annotations.flag(router, "deprecated", false);
                redirects &= Annotations.flag(router, "redirectSlashes", true);
                strict =
                        Annotations.member(router, "strictContentType") instanceof Boolean own
                                ? own
                                : strict;
            }
        }
        return new RouteSettings(redirects, strict, deprecated);
    }

    private @Nullable TypeModel answer(ExecutableElement method, String title) {
        if (method.getReturnType().getKind() == TypeKind.VOID) {
            return null;
        }
        return types.read(
                method.getReturnType(),
                method,
                new TypeReader.Unfit("TYPE-2", title + " returns a %s, which has no JSON form."));
    }

    private int status(ExecutableElement method, String title) {
        AnnotationMirror annotation = Annotations.own(method, "Status");
        int status = annotation == null ? 200 : (int) Annotations.number(annotation, "value", 200);
        if (status < 200 || status > 599) {
            context.diagnostics()
                    .error(
                            method,
                            "ROUTE-2",
                            "%s responds with the status %d, which is not a response status."
                                    .formatted(title, status),
                            "Choose a status from 200 to 599.");
        }
        boolean hasValue =
                method.getReturnType().getKind() != TypeKind.VOID
                        && !JavaTypes.is(method.getReturnType(), "dev.jumun.Response");
        if (hasValue && MediaTypes.hasNoBody(status)) {
            context.diagnostics()
                    .error(
                            method,
                            "ROUTE-5",
                            "%s returns a %s, but a response with the status %d has no body."
                                    .formatted(
                                            title, JavaTypes.text(method.getReturnType()), status),
                            "Return void, or choose another status.");
        }
        return status;
    }
}
