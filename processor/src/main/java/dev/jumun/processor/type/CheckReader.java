package dev.jumun.processor.type;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads {@code @Check}: a static method of the user's that throws what is wrong. */
final class CheckReader {
    private final Context context;

    CheckReader(Context context) {
        this.context = context;
    }

    /** The rule that calls the method; null if it cannot be called, which has been reported. */
    @Nullable CodeBlock rule(AnnotationMirror annotation, TypeMirror type, Element where) {
        String name = Annotations.text(annotation, "value", "");
        TypeElement owner = owner(annotation, where);
        List<ExecutableElement> methods =
                ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
                        .filter(m -> m.getSimpleName().contentEquals(name))
                        .filter(m -> m.getParameters().size() == 1)
                        .filter(m -> m.getModifiers().contains(Modifier.STATIC))
                        .filter(m -> isVisible(m, owner, where))
                        .toList();
        if (methods.isEmpty()) {
            return refuse(
                    where,
                    "@Check names \"%1$s\", but %2$s has no static %1$s(…) with one parameter."
                            .formatted(name, owner),
                    "Write one that is not private and throws IllegalArgumentException, or name"
                            + " its class with in.");
        }
        List<ExecutableElement> fitting = methods.stream().filter(m -> takes(m, type)).toList();
        if (fitting.isEmpty()) {
            return refuse(
                    where,
                    "@Check names \"%s\", but %s.%s takes %s, and this is %s."
                            .formatted(
                                    name,
                                    owner.getSimpleName(),
                                    name,
                                    JavaTypes.text(
                                            methods.getFirst().getParameters().getFirst().asType()),
                                    JavaTypes.text(type)),
                    "Let it take that type.");
        }
        for (ExecutableElement method : fitting) {
            String mistake = mistake(method);
            if (mistake != null) {
                return refuse(
                        where,
                        "@Check names \"%s\", but %s.%s %s."
                                .formatted(name, owner.getSimpleName(), name, mistake),
                        "Let it return void, and throw an IllegalArgumentException for a value"
                                + " that is invalid.");
            }
        }
        return CodeBlock.of(
                "$T.<$T>check($T::$N)",
                CodecNames.CONSTRAINTS,
                TypeName.get(type).box().withoutAnnotations(),
                ClassName.get(owner),
                name);
    }

    /** The class that the annotation names, or the nearest one around it. */
    private static TypeElement owner(AnnotationMirror annotation, Element where) {
        Element owner = where;
        if (Annotations.member(annotation, "in") instanceof DeclaredType in) {
            owner = in.asElement();
        }
        while (!(owner instanceof TypeElement)) {
            owner = java.util.Objects.requireNonNull(owner.getEnclosingElement());
        }
        return (TypeElement) owner;
    }

    private boolean isVisible(ExecutableElement method, TypeElement owner, Element where) {
        boolean samePackage =
                context.elements()
                        .getPackageOf(owner)
                        .equals(context.elements().getPackageOf(where));
        for (Element e = method; e instanceof ExecutableElement || e instanceof TypeElement; ) {
            boolean hidden =
                    samePackage
                            ? e.getModifiers().contains(Modifier.PRIVATE)
                            : !e.getModifiers().contains(Modifier.PUBLIC);
            if (hidden) {
                return false;
            }
            e = e.getEnclosingElement();
        }
        return true;
    }

    private boolean takes(ExecutableElement method, TypeMirror type) {
        TypeMirror parameter = context.types().erasure(method.getParameters().getFirst().asType());
        return !method.isVarArgs()
                && context.types().isAssignable(context.types().erasure(type), parameter);
    }

    /** What would be lost, or not compile. */
    private @Nullable String mistake(ExecutableElement method) {
        if (method.getReturnType().getKind() != TypeKind.VOID) {
            return "returns " + JavaTypes.text(method.getReturnType()) + ", which nothing reads";
        }
        for (TypeMirror thrown : method.getThrownTypes()) {
            if (!isUnchecked(thrown)) {
                return "throws " + JavaTypes.text(thrown);
            }
        }
        return null;
    }

    private boolean isUnchecked(TypeMirror thrown) {
        return List.of("java.lang.RuntimeException", "java.lang.Error").stream()
                .map(name -> context.elements().getTypeElement(name).asType())
                .anyMatch(unchecked -> context.types().isAssignable(thrown, unchecked));
    }

    private @Nullable CodeBlock refuse(Element where, String fact, String remedy) {
        context.diagnostics().error(where, "TYPE-11", fact, remedy);
        return null;
    }
}
