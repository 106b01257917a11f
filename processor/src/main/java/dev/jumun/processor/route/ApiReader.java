package dev.jumun.processor.route;

import dev.jumun.processor.model.ApiModel;
import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.model.TaskModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.ForeignAnnotations;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.source.Unresolved;
import dev.jumun.processor.type.TypeReader;
import dev.jumun.processor.type.TypeShapes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads a whole API: its routers, providers and routes. */
public final class ApiReader {
    private record Included(
            TypeElement element, String prefix, List<String> tags, List<TypeElement> around) {}

    private final Context context;
    private final TypeReader types;

    /** Creates a reader, which passes the types that it meets to the type reader. */
    public ApiReader(Context context, TypeReader types) {
        this.context = context;
        this.types = types;
    }

    /** Reads an API; what is wrong is reported, and left out. */
    public ApiModel read(TypeElement api, AnnotationMirror annotation) {
        List<Included> included = new ArrayList<>();
        included.add(new Included(api, "", List.of(), List.of(api)));
        include(annotation, included.getFirst(), included, new LinkedHashSet<>(Set.of(api)));
        List<TypeElement> made = included.stream().map(Included::element).distinct().toList();
        if (made.stream()
                .anyMatch(each -> Unresolved.isAround(each) || Unresolved.isWithin(each))) {
            context.diagnostics().unresolved();
        }

        made.forEach(new ForeignAnnotations(context.diagnostics())::checkApi);
        Set<TypeElement> providing = new LinkedHashSet<>(made);
        providing.addAll(Annotations.types(annotation, "providers"));
        Access access = new Access(context, context.elements().getPackageOf(api));
        List<ProviderModel> providers =
                new ProviderReader(context, access).read(List.copyOf(providing), made);
        TaskSignatures signatures = new TaskSignatures(context, access);
        ParameterReader parameters =
                new ParameterReader(context, types, providers, signatures, access);
        signatures.read(List.copyOf(providing), made, parameters);
        for (ProviderModel provider : List.copyOf(providers)) {
            for (VariableElement parameter : provider.element().getParameters()) {
                ParameterModel model = parameters.read(parameter, provider.title(), null);
                if (model != null) {
                    provider.parameters().add(model);
                }
            }
        }
        for (ProviderModel provider : providers) {
            refuseScalar(provider);
            new ParameterNames(context).check(provider.parameters(), provider.title());
            new LendingRules(context).check(provider);
            if (TypeShapes.isParameterModel(provider.provides())) {
                types.readModel(provider.provides(), provider.element());
            }
        }

        List<RouteModel> routes = new ArrayList<>();
        RequirementReader requirements = new RequirementReader(context, providers);
        FailureReader failures = new FailureReader(context, types, made, access);
        MiddlewareReader middleware = new MiddlewareReader(context, api, made, access);
        RouteReader routeReader =
                new RouteReader(
                        context, types, parameters, requirements, middleware, failures, access);
        for (Included each : included) {
            routes.addAll(
                    routeReader.read(each.element(), each.prefix(), each.tags(), each.around()));
        }
        refuseCollisions(routes);
        new PagePaths(context, api, annotation).check(annotation, routes);
        new OperationIds(context).check(routes);
        for (TypeMirror model : Annotations.classes(annotation, "models")) {
            types.readModel(model, api);
        }
        List<RouteModel> webhooks = new ArrayList<>();
        for (TypeElement type : Annotations.types(annotation, "webhooks")) {
            webhooks.addAll(routeReader.readCalls(type));
        }
        List<List<ParameterModel>> constructors =
                made.stream().map(owner -> constructor(owner, parameters, access)).toList();
        List<TaskModel> tasks = new TaskReader(context, types, parameters).read(signatures.all());
        ProviderModel keeper = new TaskRules(context).keeper(providers, signatures.all());
        List<ProviderModel> ordered = new ProviderOrder(context).check(List.copyOf(providers));
        checkDocument(api, access);
        GuardReader guards = new GuardReader(context, requirements, routeReader.paths());
        return new ApiModel(
                api,
                Annotations.text(annotation, "title", "Jumun"),
                Annotations.text(annotation, "version", "0.1.0"),
                made,
                constructors,
                ordered,
                providers.stream().filter(ProvisionCode::isWanted).toList(),
                routes,
                webhooks,
                middleware.ofApi(),
                failures.ofApi(),
                guards.read(api),
                guards.mounts(api, annotation),
                tasks,
                keeper);
    }

    /** It would take the place of every parameter of its type. */
    private void refuseScalar(ProviderModel provider) {
        boolean isValue =
                provider.provides().getKind().isPrimitive()
                        || JavaTypes.text(provider.provides())
                                .matches("java\\.(lang|util|time|math|net)\\.\\w+");
        if (isValue && provider.qualifier() == null && TypeShapes.isScalar(provider.provides())) {
            context.diagnostics()
                    .error(
                            provider.element(),
                            "DEP-12",
                            "%s provides every %s, so no parameter of that type would come from a request."
                                    .formatted(
                                            provider.title(), JavaTypes.text(provider.provides())),
                            "Put a @Qualifier annotation of your own on it and on the parameters"
                                    + " that take it, or provide a record.");
        }
    }

    private void include(
            AnnotationMirror annotation,
            Included by,
            List<Included> included,
            Set<TypeElement> within) {
        for (TypeElement router : Annotations.types(annotation, "routers")) {
            AnnotationMirror own = Annotations.own(router, "Router");
            if (own == null) {
                context.diagnostics()
                        .error(
                                by.element(),
                                "ROUTER-1",
                                by.element().getSimpleName()
                                        + " includes "
                                        + router.getSimpleName()
                                        + ", which is not a router.",
                                "Annotate it with @Router.");
                continue;
            }
            if (within.contains(router)) {
                context.diagnostics()
                        .error(
                                by.element(),
                                "ROUTER-2",
                                router.getSimpleName()
                                        + " includes itself, directly or through others.",
                                "Break the cycle.");
                continue;
            }
            String path = Annotations.text(own, "prefix", "");
            if (!path.isEmpty() && (!path.startsWith("/") || path.endsWith("/"))) {
                context.diagnostics()
                        .error(
                                router,
                                "ROUTER-3",
                                "The prefix \""
                                        + path
                                        + "\" of "
                                        + router.getSimpleName()
                                        + " is malformed.",
                                "Begin it with a slash, and do not end it with one.");
                continue;
            }
            List<String> allTags = new ArrayList<>(by.tags());
            Annotations.list(own, "tags").forEach(tag -> allTags.add(tag.toString()));
            List<TypeElement> around = new ArrayList<>(by.around());
            around.add(router);
            Included deeperOne = new Included(router, by.prefix() + path, allTags, around);
            included.add(deeperOne);
            Set<TypeElement> deeper = new LinkedHashSet<>(within);
            deeper.add(router);
            include(own, deeperOne, included, deeper);
        }
    }

    private void checkDocument(TypeElement owner, Access access) {
        for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
            if (Annotations.own(method, "CustomizeOpenApi") == null
                    || !context.exist(method)
                    || !access.canCall(method)) {
                continue;
            }
            boolean fits =
                    isMap(method.getReturnType())
                            && method.getParameters().size() == 1
                            && isMap(method.getParameters().getFirst().asType());
            if (!fits) {
                context.diagnostics()
                        .error(
                                method,
                                "DOCUMENT-1",
                                "%s.%s does not take a document and return one."
                                        .formatted(owner.getSimpleName(), method.getSimpleName()),
                                "Declare one parameter and the result as Map<String, Object>.");
            }
        }
    }

    private static boolean isMap(TypeMirror type) {
        return JavaTypes.text(type).equals("java.util.Map<java.lang.String, java.lang.Object>");
    }

    /** Of the routes that fit a request, the first one takes it. */
    private void refuseCollisions(List<RouteModel> routes) {
        List<List<String>> shapes =
                routes.stream().map(route -> PathSyntax.shape(route.path())).toList();
        for (int i = 0; i < routes.size(); i++) {
            for (int k = 0; k < i; k++) {
                if (PathSyntax.covers(shapes.get(k), shapes.get(i))
                        && routes.get(k).method().equals(routes.get(i).method())) {
                    refuse(routes.get(k), routes.get(i), shapes.get(k).equals(shapes.get(i)));
                    break;
                }
            }
        }
    }

    private void refuse(RouteModel first, RouteModel second, boolean areTwins) {
        if (areTwins) {
            context.diagnostics()
                    .error(
                            second.element(),
                            "ROUTE-1",
                            "%s and %s both handle %s %s."
                                    .formatted(
                                            first.title(),
                                            second.title(),
                                            second.method(),
                                            second.path()),
                            "Give one of them another path or method.");
        } else {
            context.diagnostics()
                    .error(
                            second.element(),
                            "ROUTE-4",
                            "%s never handles %s %s, because %s is declared before it and takes %s."
                                    .formatted(
                                            second.title(),
                                            second.method(),
                                            second.path(),
                                            first.title(),
                                            first.path()),
                            "Declare it first: of the routes that fit a request, the first one"
                                    + " takes it. The routes of an API precede those of its"
                                    + " routers.");
        }
    }

    private List<ParameterModel> constructor(
            TypeElement owner, ParameterReader parameters, Access access) {
        if (!access.canMake(owner)) {
            return List.of();
        }
        List<ExecutableElement> constructors =
                ElementFilter.constructorsIn(owner.getEnclosedElements());
        if (constructors.size() != 1) {
            context.diagnostics()
                    .error(
                            owner,
                            "CALL-2",
                            owner.getSimpleName()
                                    + " has "
                                    + constructors.size()
                                    + " constructors. Which one to call is ambiguous.",
                            "Keep only one.");
            return List.of();
        }
        List<ParameterModel> models = new ArrayList<>();
        ExecutableElement constructor = constructors.getFirst();
        if (!access.canCall(constructor)) {
            return models;
        }
        for (VariableElement parameter : constructor.getParameters()) {
            ParameterModel model = appScoped(parameter, owner, parameters);
            if (model != null) {
                models.add(model);
            }
        }
        return models;
    }

    private @Nullable ParameterModel appScoped(
            VariableElement parameter, TypeElement owner, ParameterReader parameters) {
        ProviderModel provider =
                parameters.provider(parameter.asType(), ProviderReader.qualifier(parameter));
        if ((provider == null || !provider.isAppScoped()) && !parameters.isOfTask(parameter)) {
            context.diagnostics()
                    .error(
                            parameter,
                            "DEP-6",
                            "%s is created at start-up with a %s, which no @Provides method provides for the whole application."
                                    .formatted(
                                            owner.getSimpleName(),
                                            JavaTypes.text(parameter.asType())),
                            "Provide it with a @Provides(Scope.APP) method, or take it as a"
                                    + " parameter of the handlers.");
            return null;
        }
        return parameters.read(parameter, owner.getSimpleName().toString(), null);
    }
}
