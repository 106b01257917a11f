package dev.jumun.processor.route;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.Diagnostics;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.type.DefaultReader;
import dev.jumun.processor.type.TypeModel;
import dev.jumun.processor.type.TypeReader;
import dev.jumun.processor.type.TypeShapes;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.VariableElement;

/** Reads a parameter whose value is in the request: its name there, its type and its default. */
final class ValueReader {
    private final Context context;
    private final TypeReader types;
    private final DefaultReader defaults;

    ValueReader(Context context, TypeReader types) {
        this.context = context;
        this.types = types;
        this.defaults = new DefaultReader(context);
    }

    /**
     * Reads a parameter.
     *
     * @param kind where its value is
     * @param alias the name on the wire; empty for that of the parameter
     * @param function how errors name the function
     * @param variables of the path; null for what has no path, as a provider
     */
    @Nullable ParameterModel read(
            VariableElement parameter,
            Kind kind,
            String alias,
            String function,
            @Nullable List<String> variables) {
        String name = parameter.getSimpleName().toString();
        String wireName = alias.isEmpty() ? wireName(name, kind) : alias;
        Diagnostics diagnostics = context.diagnostics();
        TypeModel type =
                types.read(
                        parameter.asType(),
                        parameter,
                        new TypeReader.Unfit(
                                "TYPE-1",
                                "The parameter "
                                        + name
                                        + " of "
                                        + function
                                        + " is a %s, which has no codec."));
        if (type == null) {
            return null;
        }
        if (kind == Kind.PATH && variables != null && !variables.contains(wireName)) {
            diagnostics.error(
                    parameter,
                    "PATH-3",
                    "%s takes a path variable \"%s\", which its path does not have."
                            .formatted(function, wireName),
                    "Add {%s} to the path, or take the parameter from elsewhere."
                            .formatted(wireName));
            return null;
        }
        if (Annotations.own(parameter, "FormFile") != null
                && !TypeShapes.isFile(parameter.asType())) {
            diagnostics.error(
                    parameter,
                    "FORM-4",
                    "@FormFile takes a file, but %s of %s is a %s."
                            .formatted(name, function, JavaTypes.text(parameter.asType())),
                    "Declare it as an Upload or byte[], or a List or Optional of Upload, or write"
                            + " @Form.");
            return null;
        }
        if (kind != Kind.FORM && TypeShapes.isUpload(parameter.asType())) {
            diagnostics.error(
                    parameter,
                    "FORM-1",
                    "%s of %s is an upload, which can only come from a form."
                            .formatted(name, function),
                    "Remove the annotation, or write @FormFile.");
            return null;
        }
        boolean model =
                (kind == Kind.QUERY
                                || kind == Kind.HEADER
                                || kind == Kind.COOKIE
                                || kind == Kind.FORM)
                        && TypeShapes.isParameterModel(parameter.asType());
        if (model && type.nullable()) {
            diagnostics.error(
                    parameter,
                    "TYPE-10",
                    "The %s parameter %s of %s is a nullable record. A record that groups parameters is never null."
                            .formatted(kind.name().toLowerCase(Locale.ROOT), name, function),
                    "Make its components optional instead: mark them with @Nullable or @Default.");
            return null;
        }
        boolean fits =
                model
                        || TypeShapes.isAnything(parameter.asType())
                        || (kind == Kind.PATH
                                ? type.form() == TypeModel.Form.SCALAR
                                : !kind.isBound() || type.form() != TypeModel.Form.JSON);
        if (!fits) {
            diagnostics.error(
                    parameter,
                    "TYPE-10",
                    "The %s parameter %s of %s is a %s, which is not a simple type."
                            .formatted(
                                    kind.name().toLowerCase(Locale.ROOT),
                                    name,
                                    function,
                                    JavaTypes.text(parameter.asType())),
                    kind == Kind.PATH
                            ? "Take a simple type (numbers, text, boolean, enum, UUID, URI,"
                                    + " java.time)."
                            : "Take a simple type, a list or set of simple types, or take it from"
                                    + " the body.");
            return null;
        }
        AnnotationMirror annotation = Annotations.own(parameter, "Default");
        CodeBlock otherwise = null;
        if (annotation != null) {
            otherwise =
                    defaults.read(
                            Annotations.text(annotation, "value", ""),
                            parameter.asType(),
                            parameter);
        }
        boolean leftOut = annotation != null || type.mayBeLeftOut();
        if (kind == Kind.PATH && leftOut) {
            diagnostics.error(
                    parameter,
                    "PATH-4",
                    "The path parameter %s of %s is optional, but a path always has it."
                            .formatted(name, function),
                    "Remove the @Default, Optional or @Nullable.");
            return null;
        }
        if (otherwise == null && leftOut) {
            otherwise =
                    type.optional()
                            ? CodeBlock.of("$T.empty()", java.util.Optional.class)
                            : CodeBlock.of("null");
        }
        return new ParameterModel(
                parameter, kind, name, wireName, type, otherwise, !leftOut, null, model);
    }

    private String wireName(String name, Kind kind) {
        return kind == Kind.HEADER ? HeaderNames.of(name) : context.wireName(name);
    }
}
