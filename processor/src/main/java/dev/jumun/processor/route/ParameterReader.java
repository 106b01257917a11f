package dev.jumun.processor.route;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.type.Meant;
import dev.jumun.processor.type.TypeReader;
import dev.jumun.processor.type.TypeShapes;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Finds where the value of a parameter comes from. */
final class ParameterReader {
    private static final Map<String, Kind> MARKED =
            Map.of(
                    "Path", Kind.PATH,
                    "Query", Kind.QUERY,
                    "Header", Kind.HEADER,
                    "Cookie", Kind.COOKIE,
                    "Body", Kind.BODY,
                    "Form", Kind.FORM,
                    "FormFile", Kind.FORM);

    private static final Map<String, Kind> OF_REQUESTS =
            Map.of(
                    "dev.jumun.async.Yield", Kind.YIELD,
                    "dev.jumun.Request", Kind.REQUEST,
                    "dev.jumun.ResponseHead", Kind.SETTINGS,
                    "dev.jumun.security.SecurityScopes", Kind.SECURITY_SCOPES,
                    "dev.jumun.BackgroundTasks", Kind.TASKS,
                    "dev.jumun.session.Session", Kind.SESSION);

    private final Context context;
    private final TypeReader types;
    private final TaskSignatures tasks;
    private final ValueReader values;
    private final List<ProviderModel> providers;
    private final SchemeReader schemes;
    private final Access access;
    private final ParameterMarks marks;

    ParameterReader(
            Context context,
            TypeReader types,
            List<ProviderModel> providers,
            TaskSignatures tasks,
            Access access) {
        this.tasks = tasks;
        this.access = access;
        this.marks = new ParameterMarks(context.diagnostics(), MARKED.keySet());
        this.schemes = new SchemeReader(context, access);
        this.context = context;
        this.types = types;
        this.values = new ValueReader(context, types);
        this.providers = providers;
    }

    /**
     * Reads a parameter of a function.
     *
     * @param function how errors name the function
     * @param variables of the path; null for what has no path, as a provider
     */
    @Nullable ParameterModel read(
            VariableElement parameter, String function, @Nullable List<String> variables) {
        if (!context.exist(List.of(parameter.asType())) || !marks.agree(parameter, function)) {
            return null;
        }
        ParameterModel model = find(parameter, function, variables);
        if (model != null) {
            marks.check(model, function);
        }
        return model;
    }

    private @Nullable ParameterModel find(
            VariableElement parameter, String function, @Nullable List<String> variables) {
        TypeMirror type = parameter.asType();
        String name = parameter.getSimpleName().toString();
        if (SchemeReader.isMarked(parameter)) {
            ProviderModel scheme = schemes.read(parameter, function);
            return scheme == null ? null : plain(parameter, Kind.DEPENDENCY, scheme);
        }
        Kind given = ofRequests(type);
        if (given != null) {
            if (given == Kind.YIELD && !mayLend(parameter.getEnclosingElement())) {
                context.diagnostics()
                        .error(
                                parameter,
                                "DEP-19",
                                "%s takes a Yield, but only a @Provides method lends something."
                                        .formatted(function),
                                "Take it in a @Provides method that returns void, and take what it"
                                        + " lends here.");
                return null;
            }
            if (given == Kind.WEB_SOCKET) {
                new WebSocketRules(context).readMessages(parameter, function, types);
            }
            return plain(parameter, given, null);
        }
        for (Map.Entry<String, Kind> mark : MARKED.entrySet()) {
            AnnotationMirror annotation = Annotations.own(parameter, mark.getKey());
            if (annotation != null) {
                String alias = Annotations.text(annotation, "value", "");
                return values.read(parameter, mark.getValue(), alias, function, variables);
            }
        }
        String qualifier = ProviderReader.qualifier(parameter);
        if (qualifier == null && variables != null && variables.contains(context.wireName(name))) {
            return values.read(parameter, Kind.PATH, "", function, variables);
        }
        ProviderModel provider = provider(type, qualifier);
        if (qualifier == null && isOfTask(parameter, function, provider)) {
            return plain(parameter, Kind.LATER, null);
        }
        if (provider != null) {
            return plain(parameter, Kind.DEPENDENCY, provider.forAnother());
        }
        if (qualifier == null && TaskSignatures.isLater(type)) {
            tasks.refuse(parameter, function);
            return null;
        }
        if (qualifier == null && TypeShapes.providesItself(type)) {
            return null; // what is wrong with it has been reported
        }
        if (qualifier == null && BodyStreams.isStream(type)) {
            return BodyStreams.read(parameter, function, types);
        }
        if (qualifier == null && TypeShapes.isUpload(type)) {
            return values.read(parameter, Kind.FORM, "", function, variables);
        }
        if (qualifier == null
                && (TypeShapes.isScalar(type) || TypeShapes.isAnyOfScalars(parameter, type))) {
            return values.read(parameter, Kind.QUERY, "", function, variables);
        }
        if (qualifier == null && TypeShapes.mayBeBody(type)) {
            return values.read(parameter, Kind.BODY, "", function, variables);
        }
        context.diagnostics()
                .error(
                        parameter,
                        "DEP-1",
                        "No @Provides method provides the %s%s that %s takes."
                                .formatted(
                                        JavaTypes.text(type),
                                        qualifier == null
                                                ? ""
                                                : " of @"
                                                        + qualifier.substring(
                                                                qualifier.lastIndexOf('.') + 1),
                                        function),
                        Meant.by(context, type)
                                + "Write a @Provides method for exactly this type in the API's"
                                + " class, a router, or a class of @Api(providers = …).");
        return null;
    }

    /** Whether a function may lend, or is a task, which reports that itself (TASK-8). */
    private static boolean mayLend(@Nullable Element function) {
        return function != null
                && function.getKind() == ElementKind.METHOD
                && (Annotations.own(function, "Provides") != null
                        || Annotations.TASKS.stream()
                                .anyMatch(name -> Annotations.own(function, name) != null));
    }

    /** Whether a parameter adds jobs of a task. */
    boolean isOfTask(VariableElement parameter) {
        return !ofTasks(parameter).isEmpty();
    }

    /** The tasks whose jobs a parameter adds: one, unless it is wrong. */
    private List<TaskSignatures.Signature> ofTasks(VariableElement parameter) {
        return TaskSignatures.isLater(parameter.asType()) ? tasks.of(parameter) : List.of();
    }

    private boolean isOfTask(
            VariableElement parameter, String function, @Nullable ProviderModel provider) {
        List<TaskSignatures.Signature> found = ofTasks(parameter);
        if (found.size() > 1) {
            tasks.refuseAmbiguous(parameter, function, found);
        } else if (!found.isEmpty()
                && provider != null
                && provider.element().getSimpleName().equals(parameter.getSimpleName())) {
            tasks.refuseTwice(parameter, function, provider);
        }
        return !found.isEmpty();
    }

    /** What a type means at any parameter, as something that is there for a request; or null. */
    static @Nullable Kind ofRequests(TypeMirror type) {
        if (WebSocketRules.isWebSocket(type)) {
            return Kind.WEB_SOCKET;
        }
        return OF_REQUESTS.entrySet().stream()
                .filter(each -> JavaTypes.is(type, each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Whether a value has its source only by default, without an annotation. */
    boolean isUnmarkedValue(ParameterModel parameter) {
        boolean value =
                parameter.kind() == Kind.PATH
                        || parameter.kind() == Kind.QUERY
                        || parameter.kind() == Kind.BODY;
        return value
                && MARKED.keySet().stream()
                        .allMatch(mark -> Annotations.own(parameter.element(), mark) == null);
    }

    /** Reads a parameter of a provider that the path names. */
    @Nullable ParameterModel ofPath(VariableElement parameter, String function) {
        return values.read(parameter, Kind.PATH, "", function, null);
    }

    @Nullable ProviderModel provider(TypeMirror type, @Nullable String qualifier) {
        for (ProviderModel provider : providers) {
            if (Objects.equals(provider.qualifier(), qualifier)
                    && JavaTypes.same(provider.provides(), type)) {
                return provider;
            }
        }
        return qualifier == null ? classProvider(type) : null;
    }

    /** A record or class with {@code @Provides} provides itself. */
    private @Nullable ProviderModel classProvider(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return null;
        }
        TypeElement element = (TypeElement) declared.asElement();
        if (Annotations.own(element, "Settings") != null) {
            ProviderModel settings = new ProviderReader(context, access).ofSettings(element, types);
            if (settings != null) {
                providers.add(settings);
            }
            return settings;
        }
        if (Annotations.own(element, "Provides") == null) {
            return null;
        }
        ProviderModel provider = new ProviderReader(context, access).ofClass(element);
        if (provider == null) {
            return null;
        }
        providers.add(provider);
        if (TypeShapes.isParameterModel(type)) {
            types.readModel(type, provider.element());
        }
        for (VariableElement parameter : provider.element().getParameters()) {
            ParameterModel model = read(parameter, provider.title(), null);
            if (model != null) {
                provider.parameters().add(model);
            }
        }
        return provider;
    }

    private static ParameterModel plain(
            VariableElement parameter, Kind kind, @Nullable ProviderModel provider) {
        String name = parameter.getSimpleName().toString();
        return new ParameterModel(parameter, kind, name, name, null, null, true, provider, false);
    }
}
