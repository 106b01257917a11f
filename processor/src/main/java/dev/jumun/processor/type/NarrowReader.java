package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.type.TypeModel.Form;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the annotations by which a type takes less than it could. */
final class NarrowReader {
    private final Context context;
    private final DefaultReader defaults;
    private final DefaultRules rules;

    NarrowReader(Context context) {
        this.context = context;
        this.defaults = new DefaultReader(context);
        this.rules = new DefaultRules(context);
    }

    /** Takes no other kind of JSON for it. */
    WireForm strict(WireForm found, TypeMirror type, Element where) {
        Element around = where.getEnclosingElement();
        boolean asked =
                Annotations.own(where, "Strict") != null
                        || (around != null
                                && around.getKind() == ElementKind.RECORD
                                && Annotations.own(around, "Strict") != null);
        if (!asked) {
            return found;
        }
        String simple = context.boxedName(type);
        String method =
                switch (simple) {
                    case "java.lang.Integer",
                            "java.lang.Long",
                            "java.lang.Short",
                            "java.lang.Byte",
                            "java.math.BigInteger" ->
                            "strictInteger";
                    case "java.lang.Double", "java.lang.Float" -> "strictNumber";
                    case "java.lang.String" -> "strictText";
                    case "java.lang.Boolean" -> "strictBoolean";
                    default -> "";
                };
        if (method.isEmpty()
                && Annotations.own(where, "Strict") != null
                && JavaTypes.same(type, where.asType())
                && !isMadeOf(type)) {
            context.diagnostics()
                    .error(
                            where,
                            "TYPE-3",
                            "@Strict is for numbers, text and boolean; %s is never converted."
                                    .formatted(JavaTypes.text(type)),
                            "Remove it, or change the type.");
        }
        return method.isEmpty()
                ? found
                : new WireForm(
                        CodeBlock.of("$T.$L($L)", CodecNames.CODECS, method, found.codec()),
                        found.form());
    }

    /** Whether it applies to what a type holds. */
    private static boolean isMadeOf(TypeMirror type) {
        return type instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty();
    }

    /** Bytes that are text on the wire. */
    WireForm base64(WireForm found, TypeMirror type, Element where) {
        if (!found.codec().toString().endsWith(".BYTES")) {
            context.diagnostics()
                    .error(
                            where,
                            "TYPE-3",
                            "@Base64Encoded is for byte[], but this is %s."
                                    .formatted(JavaTypes.text(type)),
                            "Remove it, or change the type.");
            return found;
        }
        return new WireForm(CodeBlock.of("$T.BASE64", CodecNames.CODECS), Form.SCALAR);
    }

    /** Takes only the values that are named. */
    WireForm oneOf(
            WireForm found, TypeMirror type, List<AnnotationMirror> annotations, Element where) {
        AnnotationMirror annotation =
                Annotations.find(annotations, Annotations.OWN + "AllowedValues");
        if (annotation == null) {
            return found;
        }
        List<CodeBlock> values = new ArrayList<>();
        boolean any = TypeTests.isType(type, "java.lang.Object");
        boolean text = TypeTests.isType(type, "java.lang.String");
        boolean whole =
                type.getKind() == TypeKind.INT
                        || type.getKind() == TypeKind.LONG
                        || TypeTests.isType(type, "java.lang.Integer")
                        || TypeTests.isType(type, "java.lang.Long");
        List<Object> listed = Annotations.list(annotation, "value");
        if (listed.isEmpty() || !(any || text || whole)) {
            context.diagnostics()
                    .error(
                            where,
                            "TYPE-3",
                            listed.isEmpty()
                                    ? "@AllowedValues names no value."
                                    : "@AllowedValues is for text and whole numbers; this is %s."
                                            .formatted(JavaTypes.text(type)),
                            listed.isEmpty()
                                    ? "Name the values that are allowed, or remove it."
                                    : "Remove it, or change the type.");
            return found;
        }
        for (Object value : listed) {
            CodeBlock constant = any ? null : allowed(value.toString(), type, where);
            if (constant != null) {
                refuseBroken(value.toString(), type, annotations, where);
            }
            if (any) {
                values.add(literal(value.toString()));
            } else if (constant != null) {
                values.add(constant);
            }
        }
        if (values.isEmpty()) {
            return found; // each has been reported
        }
        return new WireForm(
                CodeBlock.of(
                        "$T.oneOf($L, $T.of($L))",
                        CodecNames.CODECS,
                        found.codec(),
                        List.class,
                        values.stream().collect(CodeBlock.joining(", "))),
                found.form());
    }

    private @Nullable CodeBlock allowed(String value, TypeMirror type, Element where) {
        CodeBlock constant = defaults.constant(value, type);
        if (constant == null) {
            context.diagnostics()
                    .error(
                            where,
                            "TYPE-3",
                            "@AllowedValues names \"%s\", which is not a value of %s."
                                    .formatted(value, JavaTypes.text(type)),
                            "Correct it, or change the type.");
        }
        return constant;
    }

    /** A value that is allowed here and refused there is never accepted. */
    private void refuseBroken(
            String value, TypeMirror type, List<AnnotationMirror> annotations, Element where) {
        String broken = rules.brokenConstraint(value, type, annotations, where);
        if (broken != null) {
            context.diagnostics()
                    .error(
                            where,
                            "TYPE-18",
                            "@AllowedValues of %s allows \"%s\", which its @%s refuses."
                                    .formatted(where.getSimpleName(), value, broken),
                            "Remove the value, or correct the constraint.");
        }
    }

    /** Numbers, true and false mean what they are as JSON; all else is text. */
    private static CodeBlock literal(String value) {
        if (value.equals("true") || value.equals("false")) {
            return CodeBlock.of("$L", value);
        }
        return value.matches("-?\\d{1,18}")
                ? CodeBlock.of("$LL", value)
                : CodeBlock.of("$S", value);
    }
}
