package dev.jumun.processor.type;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

import dev.jumun.processor.source.Context;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;

/** Writes an annotation as Java: an expression that makes one with the same members. */
final class AnnotationCode {
    private static final ClassName VALIDATORS =
            ClassName.get("dev.jumun.runtime.validation", "Validators");

    private final Context context;

    AnnotationCode(Context context) {
        this.context = context;
    }

    CodeBlock of(AnnotationMirror annotation) {
        Map<ExecutableElement, AnnotationValue> values =
                new HashMap<>(context.elements().getElementValuesWithDefaults(annotation));
        values.putAll(annotation.getElementValues());
        CodeBlock entries =
                values.entrySet().stream()
                        .sorted(Comparator.comparing(e -> e.getKey().getSimpleName().toString()))
                        .map(e ->
                                CodeBlock.of(
                                        "$T.entry($S, $L)",
                                        Map.class,
                                        e.getKey().getSimpleName().toString(),
                                        value(e.getValue().getValue(), e.getKey().getReturnType())))
                        .collect(CodeBlock.joining(", "));
        return CodeBlock.of(
                "$T.annotation($T.class, $T.ofEntries($L))",
                VALIDATORS,
                TypeName.get(annotation.getAnnotationType()),
                Map.class,
                entries);
    }

    private CodeBlock value(Object value, TypeMirror type) {
        return switch (value) {
            case String text -> CodeBlock.of("$S", text);
            case Character character -> CodeBlock.of("(char) $L", (int) character);
            case Long number -> CodeBlock.of("$LL", number);
            case Float number -> CodeBlock.of("$LF", number);
            case Double number -> CodeBlock.of("$LD", number);
            case Byte number -> CodeBlock.of("(byte) $L", number);
            case Short number -> CodeBlock.of("(short) $L", number);
            case VariableElement constant ->
                    CodeBlock.of("$T.$L", constant.asType(), constant.getSimpleName().toString());
            case TypeMirror named -> CodeBlock.of("$T.class", context.types().erasure(named));
            case AnnotationMirror inner -> of(inner);
            case List<?> list -> array(list, type);
            default -> CodeBlock.of("$L", value);
        };
    }

    private CodeBlock array(List<?> list, TypeMirror type) {
        TypeMirror component = ((ArrayType) type).getComponentType();
        return CodeBlock.of(
                "new $T[] {$L}",
                context.types().erasure(component),
                list.stream()
                        .map(each -> value(((AnnotationValue) each).getValue(), component))
                        .collect(CodeBlock.joining(", ")));
    }
}
