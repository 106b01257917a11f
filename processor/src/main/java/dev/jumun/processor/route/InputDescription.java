package dev.jumun.processor.route;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.Details;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.source.Javadoc;

import java.util.List;
import java.util.Locale;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The code that describes what a route takes. */
final class InputDescription {
    private final Context context;
    private final RouteInputs inputs;
    private final RouteModel route;
    private final List<ParameterModel> bodies;

    InputDescription(Context context, RouteInputs inputs) {
        this.context = context;
        this.inputs = inputs;
        this.route = inputs.route();
        this.bodies = inputs.bodies();
    }

    /** Parameters in the path, the query, headers and cookies. */
    void describe(List<ParameterModel> parameters, Javadoc javadoc, CodeBlock.Builder code) {
        for (ParameterModel parameter : parameters) {
            Details details = Details.of(parameter.element(), "Path", "Query", "Header", "Cookie");
            if (parameter.kind() == Kind.FORM) {
                continue; // it is part of the body
            }
            if (parameter.model()) {
                code.add(
                        "\n.parameters($S, $L$L)",
                        parameter.kind().name().toLowerCase(Locale.ROOT),
                        inputs.codec(parameter),
                        inputs.headerNames(parameter));
            } else if (parameter.kind().isBound() && details.hidden()) {
                code.add("\n.takesHidden()");
            } else if (!parameter.required() && isUndocumented(parameter)) {
                code.add(
                        "\n.undocumentedDefault($S, $S, $L, $S)",
                        parameter.kind().name().toLowerCase(Locale.ROOT),
                        parameter.wireName(),
                        inputs.codec(parameter),
                        details.describedOr(javadoc.parameter(parameter.name())));
                describeMore(parameter, details, code);
            } else if (parameter.kind().isBound()) {
                CodeBlock otherwise = RouteInputs.otherwise(parameter);
                boolean none =
                        RouteInputs.type(parameter).optional()
                                && otherwise.toString().endsWith(".empty()");
                CodeBlock value =
                        parameter.required()
                                ? CodeBlock.of("")
                                : CodeBlock.of("$L, ", none ? CodeBlock.of("null") : otherwise);
                code.add(
                        "\n.parameter($S, $S, $L, $L$S)",
                        parameter.kind().name().toLowerCase(Locale.ROOT),
                        parameter.wireName(),
                        inputs.codec(parameter),
                        value,
                        details.describedOr(javadoc.parameter(parameter.name())));
                describeMore(parameter, details, code);
            }
        }
    }

    private static void describeMore(
            ParameterModel parameter, Details details, CodeBlock.Builder code) {
        CodeBlock more = details.arguments();
        if (more != null) {
            code.add("\n.details($L)", more);
        }
        describeExamples(parameter, "example", code);
    }

    private static boolean isUndocumented(ParameterModel parameter) {
        AnnotationMirror said = Annotations.own(parameter.element(), "Default");
        return said != null && !Annotations.flag(said, "documented", true);
    }

    private static void describeExamples(
            ParameterModel parameter, String method, CodeBlock.Builder code) {
        for (AnnotationMirror example : Annotations.repeated(parameter.element(), "Example")) {
            code.add(
                    "\n.$L($S, $S, $S, $S, $S)",
                    method,
                    Annotations.text(example, "name", ""),
                    Annotations.text(example, "summary", ""),
                    Annotations.text(example, "description", ""),
                    Annotations.text(example, "value", ""),
                    Annotations.text(example, "externalValue", ""));
        }
    }

    /** The body, or the form. */
    void describeBody(CodeBlock.Builder code) {
        List<ParameterModel> forms = inputs.forms();
        if (!forms.isEmpty()) {
            describeForm(forms, code);
            return;
        }
        for (ParameterModel parameter : route.parameters()) {
            if (parameter.kind() == Kind.BODY_STREAM) {
                code.add(BodyStreams.description(inputs.codec(parameter)));
                return;
            }
        }
        if (inputs.embedsBodies()) {
            boolean required = bodies.stream().anyMatch(ParameterModel::required);
            code.add("\n.body($L, $L, $S)", inputs.bodyFields(), required, "");
        } else if (!bodies.isEmpty()) {
            ParameterModel body = bodies.getFirst();
            code.add("\n.body($L, $L, $S)", inputs.codec(body), body.required(), body.wireName());
            Details details = Details.of(body.element(), "Body");
            if (details.arguments() != null || !details.description().isEmpty()) {
                code.add(
                        "\n.bodyDetails($S, $S$L)",
                        details.title(),
                        details.description(),
                        Details.texts(details.examples()));
            }
            describeExamples(body, "bodyExample", code);
        }
        describeMediaType(code);
    }

    private void describeMediaType(CodeBlock.Builder code) {
        bodies.stream()
                .map(MediaTypes::ofBody)
                .filter(type -> !type.isEmpty())
                .findFirst()
                .ifPresent(type -> code.add("\n.bodyMediaType($S)", type));
    }

    private void describeForm(List<ParameterModel> forms, CodeBlock.Builder code) {
        boolean inParts = forms.stream().anyMatch(ParameterModel::isFile);
        ParameterModel first = forms.getFirst();
        if (first.model()) {
            inParts |= takesFiles(first);
            code.add("\n.form($L, $L, $L)", inputs.codec(first), true, inParts);
            return;
        }
        Javadoc javadoc = context.javadoc(route.element());
        CodeBlock.Builder fields =
                CodeBlock.builder()
                        .add("new $T($S)", RouteNames.BODY_FIELDS, "Body_" + inputs.operationId());
        for (ParameterModel field : forms) {
            if (field.required()) {
                fields.add("\n.required($S, $L)", field.wireName(), inputs.codec(field));
            } else {
                CodeBlock otherwise = RouteInputs.otherwise(field);
                boolean none = isUndocumented(field) || otherwise.toString().endsWith(".empty()");
                fields.add(
                        "\n.optional($S, $L, $L)",
                        field.wireName(),
                        inputs.codec(field),
                        none ? CodeBlock.of("null") : otherwise);
            }
            Details said = Details.of(field.element(), "Form", "FormFile");
            AnnotationMirror form = Annotations.own(field.element(), "Form");
            fields.add(
                    "\n.details($S, $S, $S, $L$L)",
                    said.title(),
                    said.describedOr(javadoc.parameter(field.name())),
                    form == null ? "" : Annotations.text(form, "format", ""),
                    said.deprecated(),
                    Details.texts(said.examples()));
        }
        CodeBlock constant = inputs.fields("FORM", fields.build());
        boolean required = forms.stream().anyMatch(ParameterModel::required);
        code.add("\n.form($L, $L, $L)", constant, required, inParts);
    }

    /** Whether a record has a component for files. */
    private static boolean takesFiles(ParameterModel model) {
        Element record = ((DeclaredType) model.element().asType()).asElement();
        return ((TypeElement) record)
                .getRecordComponents().stream().anyMatch(e -> isFile(e.asType()));
    }

    private static boolean isFile(TypeMirror type) {
        return JavaTypes.is(type, "dev.jumun.Upload")
                || (type instanceof DeclaredType declared
                        && declared.getTypeArguments().stream().anyMatch(InputDescription::isFile));
    }
}
