package dev.jumun.processor.route;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.NameSpace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The code that binds what a route and its providers take, and passes it to them. */
final class InputCode {
    private final Context context;
    private final RouteMembers members;
    private final RouteInputs inputs;
    private final Function<ProviderModel, String> providers;

    /**
     * Of one route.
     *
     * @param providers finds the variables that hold what is provided
     */
    InputCode(
            Context context,
            RouteMembers members,
            RouteInputs inputs,
            Function<ProviderModel, String> providers) {
        this.context = context;
        this.members = members;
        this.inputs = inputs;
        this.providers = providers;
    }

    /** Statements that bind parameters to variables. */
    void bind(List<ParameterModel> parameters, NameSpace names, CodeBlock.Builder code) {
        List<ParameterModel> bound =
                parameters.stream()
                        .filter(p -> p.kind().isBound())
                        .sorted(Comparator.comparing(ParameterModel::kind))
                        .toList();
        for (ParameterModel parameter : bound) {
            CodeBlock last =
                    parameter.required()
                            ? CodeBlock.of("")
                            : CodeBlock.of(", $L", RouteInputs.otherwise(parameter));
            if (parameter.model()) {
                code.addStatement(
                        "$T $N = in.$LModel($L$L)",
                        RouteInputs.type(parameter).name(),
                        names.local(parameter, parameter.name()),
                        parameter.kind().name().toLowerCase(Locale.ROOT),
                        inputs.codec(parameter),
                        inputs.headerNames(parameter));
                continue;
            }
            code.addStatement(
                    "$T $N = in.$L($S, $L$L)",
                    RouteInputs.type(parameter).name(),
                    names.local(parameter, parameter.name()),
                    parameter.kind().name().toLowerCase(Locale.ROOT),
                    parameter.wireName(),
                    inputs.codec(parameter),
                    last);
        }
    }

    /** Statements that bind the body, or what is embedded in it. */
    void bindBody(NameSpace locals, CodeBlock.Builder code) {
        if (inputs.embedsBodies()) {
            code.addStatement("$T fields = in.body(body)", RouteNames.FIELD_VALUES);
            code.addStatement("in.check()");
            for (int i = 0; i < inputs.bodies().size(); i++) {
                ParameterModel body = inputs.bodies().get(i);
                code.addStatement(
                        "$T $N = fields.get($L)",
                        RouteInputs.type(body).name(),
                        locals.local(body, body.name()),
                        i);
            }
        } else if (!inputs.bodies().isEmpty()) {
            ParameterModel body = inputs.bodies().getFirst();
            code.addStatement(
                    "$T $N = in.body(body)",
                    RouteInputs.type(body).name(),
                    locals.local(body, body.name()));
        }
    }

    /** The arguments of a call. */
    CodeBlock arguments(List<ParameterModel> parameters, NameSpace names) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (ParameterModel parameter : parameters) {
            arguments.add(argument(parameter, names));
        }
        return arguments.stream().collect(CodeBlock.joining(", "));
    }

    private CodeBlock argument(ParameterModel parameter, NameSpace names) {
        ProviderModel provider = parameter.provider();
        if (provider != null && provider.scheme() != null) {
            String value = providers.apply(provider);
            return context.boxedName(parameter.element().asType()).equals("java.util.Optional")
                    ? CodeBlock.of("$T.ofNullable($N)", Optional.class, value)
                    : CodeBlock.of("$N", value);
        }
        if (provider != null) {
            return provider.isAppScoped()
                    ? CodeBlock.of("this.$N", members.appValue(provider))
                    : CodeBlock.of("$N", providers.apply(provider));
        }
        return switch (parameter.kind()) {
            case YIELD -> CodeBlock.of("yield");
            case REQUEST -> CodeBlock.of("call.request()");
            case SETTINGS -> CodeBlock.of("call.settings()");
            case SECURITY_SCOPES -> RouteInputs.otherwise(parameter);
            case WEB_SOCKET -> webSocket(parameter);
            case TASKS -> CodeBlock.of("call.tasks()");
            case SESSION -> CodeBlock.of("call.session()");
            case LATER -> later(parameter);
            case JOB -> CodeBlock.of("job");
            case JOB_CONNECTION -> CodeBlock.of("connection");
            case BODY_STREAM -> BodyStreams.argument(parameter, inputs.codec(parameter));
            default -> CodeBlock.of("$N", names.local(parameter, parameter.name()));
        };
    }

    /** Jobs of the process begin after a response. A task has no response, nor has a web socket. */
    private CodeBlock later(ParameterModel parameter) {
        RouteModel route = inputs.route();
        String field = members.later(parameter);
        return route.isTask() || route.opensWebSocket()
                ? CodeBlock.of("this.$N", field)
                : CodeBlock.of("$T.after(call, this.$N)", RouteNames.DECLARED_TASKS, field);
    }

    private CodeBlock webSocket(ParameterModel parameter) {
        CodeBlock codecs =
                WebSocketRules.messages(parameter.element()).stream()
                        .map(type -> members.codecOf(type, parameter.element()))
                        .collect(CodeBlock.joining(", "));
        return CodeBlock.of("call.webSocket($L)", codecs);
    }
}
