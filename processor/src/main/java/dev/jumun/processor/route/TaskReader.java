package dev.jumun.processor.route;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteLimits;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.model.RouteSettings;
import dev.jumun.processor.model.TaskModel;
import dev.jumun.processor.route.TaskSignatures.Signature;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.source.NameSpace;
import dev.jumun.processor.type.ReadBack;
import dev.jumun.processor.type.TypeModel;
import dev.jumun.processor.type.TypeReader;
import dev.jumun.processor.type.TypeShapes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reads tasks and repeated work: what they take, and their settings. */
final class TaskReader {
    private final Context context;
    private final TypeReader types;
    private final ParameterReader parameters;
    private final TaskRules rules;

    TaskReader(Context context, TypeReader types, ParameterReader parameters) {
        this.context = context;
        this.types = types;
        this.parameters = parameters;
        this.rules = new TaskRules(context);
    }

    List<TaskModel> read(List<Signature> signatures) {
        List<TaskModel> tasks = new ArrayList<>();
        for (Signature each : signatures) {
            TaskModel task = read(each);
            if (task != null) {
                tasks.add(task);
            }
        }
        rules.checkNames(tasks);
        return tasks;
    }

    private @Nullable TaskModel read(Signature signature) {
        int errors = context.diagnostics().errors();
        List<ParameterModel> models = new ArrayList<>();
        ParameterModel payload = null;
        for (VariableElement parameter : signature.method().getParameters()) {
            ParameterModel model = read(parameter, signature);
            if (model != null) {
                models.add(model);
                payload = model.kind() == Kind.PAYLOAD ? model : payload;
            }
        }
        if (signature.isOnce()) {
            models = inTransaction(models, new HashMap<>());
        }
        TaskSettings settings = new TaskSettings(context, signature);
        if (context.diagnostics().errors() > errors
                || !rules.needsNoRequest(signature, models)
                || (signature.isOnce() && !rules.usesConnection(signature, models))) {
            return null;
        }
        RouteModel route =
                new RouteModel(
                        signature.method(),
                        signature.owner(),
                        RouteModel.TASK,
                        "",
                        List.of(),
                        200,
                        List.copyOf(models),
                        null,
                        false,
                        null,
                        List.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        RouteLimits.NONE,
                        List.of(),
                        RouteSettings.NONE);
        new LendingRules(context).check(route);
        return new TaskModel(
                route,
                settings.name(),
                payload,
                signature.isTask()
                        ? signature.isOnce() ? "addOnce" : "add"
                        : NameSpace.lower(signature.annotation()),
                settings.code());
    }

    private @Nullable ParameterModel read(VariableElement parameter, Signature task) {
        TypeMirror type = parameter.asType();
        if (parameter.equals(task.payload())) {
            return payload(parameter, task);
        }
        if (task.isTask() && JavaTypes.is(type, TaskSignatures.JOB)) {
            return model(parameter, Kind.JOB, null);
        }
        if (task.isOnce()
                && JavaTypes.is(type, TaskSignatures.CONNECTION)
                && ProviderReader.qualifier(parameter) == null) {
            return model(parameter, Kind.JOB_CONNECTION, null);
        }
        return parameters.read(parameter, task.title(), null);
    }

    private @Nullable ParameterModel payload(VariableElement parameter, Signature task) {
        TypeMirror type = parameter.asType();
        if (!isStored(type)) {
            context.diagnostics()
                    .error(
                            parameter,
                            "TASK-2",
                            "The payload %s of %s is %s, but a job stores a record."
                                    .formatted(
                                            parameter.getSimpleName(),
                                            task.title(),
                                            TaskRules.withArticle(type)),
                            "Take a record without type arguments, or a sealed interface:"
                                    + " later versions can add to it.");
            return null;
        }
        TypeModel model =
                types.read(
                        type,
                        parameter,
                        new TypeReader.Unfit(
                                "TASK-2",
                                "The payload %s of %s is a %%s, which has no JSON form."
                                        .formatted(parameter.getSimpleName(), task.title())));
        if (model == null) {
            return null;
        }
        if (model.mayBeLeftOut()) {
            context.diagnostics()
                    .error(
                            parameter,
                            "TASK-2",
                            "The payload %s of %s may be null, but a job always has one."
                                    .formatted(parameter.getSimpleName(), task.title()),
                            "Remove the @Nullable.");
            return null;
        }
        ReadBack.Loss loss = new ReadBack(context).find(type);
        if (loss != null) {
            context.diagnostics()
                    .error(
                            parameter,
                            "TASK-2",
                            "The payload %s of %s would not be read as it is stored: %s."
                                    .formatted(
                                            parameter.getSimpleName(), task.title(), loss.fact()),
                            loss.remedy());
            return null;
        }
        return model(parameter, Kind.PAYLOAD, model);
    }

    /** Whether a type is a record or a sealed interface, to which later versions can add. */
    private static boolean isStored(TypeMirror type) {
        return TypeShapes.mayBeBody(type)
                && type instanceof DeclaredType declared
                && declared.getTypeArguments().isEmpty()
                && (declared.asElement().getKind() == ElementKind.RECORD
                        || declared.asElement().getModifiers().contains(Modifier.SEALED));
    }

    private static ParameterModel model(
            VariableElement parameter, Kind kind, @Nullable TypeModel type) {
        String name = parameter.getSimpleName().toString();
        return new ParameterModel(parameter, kind, name, name, type, null, true, null, false);
    }

    /** The connection of the transaction takes the place of what provides one otherwise. */
    private static List<ParameterModel> inTransaction(
            List<ParameterModel> parameters, Map<ProviderModel, ProviderModel> changed) {
        List<ParameterModel> all = new ArrayList<>();
        for (ParameterModel parameter : parameters) {
            ProviderModel provider = parameter.provider();
            if (provider == null) {
                all.add(parameter);
            } else if (provider.qualifier() == null
                    && JavaTypes.is(provider.provides(), TaskSignatures.CONNECTION)) {
                all.add(model(parameter.element(), Kind.JOB_CONNECTION, null));
            } else if (provider.isAppScoped() || provider.scheme() != null) {
                all.add(parameter);
            } else {
                if (!changed.containsKey(provider)) {
                    changed.put(provider, provider); // a cycle is reported elsewhere
                    changed.put(
                            provider, provider.with(inTransaction(provider.parameters(), changed)));
                }
                all.add(parameter.provider(Objects.requireNonNull(changed.get(provider))));
            }
        }
        return all;
    }
}
