package dev.jumun.processor.type;

import dev.jumun.processor.source.JavaTypes;

import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Tests on types that need no other context. */
final class TypeTests {
    private TypeTests() {}

    /** Whether it is a class or interface of this name. */
    static boolean isType(TypeMirror type, String name) {
        return JavaTypes.is(type, name);
    }

    static boolean isEnum(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement().getKind() == ElementKind.ENUM;
    }

    static boolean isRecord(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement().getKind() == ElementKind.RECORD;
    }

    static boolean isSealed(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && element.getModifiers().contains(Modifier.SEALED);
    }

    /** For a type that isn't a class, its textual form. */
    static String qualifiedName(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
                : JavaTypes.text(type);
    }

    /** Whether somebody's {@code Nullable} is among annotations. */
    static boolean marksNull(List<AnnotationMirror> annotations) {
        return annotations.stream()
                .anyMatch(a ->
                        a.getAnnotationType()
                                .asElement()
                                .getSimpleName()
                                .contentEquals("Nullable"));
    }
}
