package dev.jumun.processor.route;

import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;

import java.util.Objects;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.TypeMirror;

/** Finds out whether the generated class, which lies in the API's package, can call something. */
final class Access {
    private final Context context;
    private final PackageElement home;

    Access(Context context, PackageElement home) {
        this.context = context;
        this.home = home;
    }

    /**
     * Returns whether an instance of a class can be made, and reports an error if not.
     *
     * @param type the class of an API or of a router
     */
    boolean canMake(TypeElement type) {
        if (isGeneric(type, type.getSimpleName().toString())) {
            return false;
        }
        if (type.getKind().isClass()
                && type.getKind() != ElementKind.ENUM
                && !type.getModifiers().contains(Modifier.ABSTRACT)) {
            return true;
        }
        context.diagnostics()
                .error(
                        type,
                        "CALL-3",
                        type.getSimpleName()
                                + " is not a class that can be instantiated at start-up.",
                        "Make it a class, and not abstract.");
        return false;
    }

    private boolean throwsOnlyExceptions(ExecutableElement method, String title) {
        TypeMirror exception = context.elements().getTypeElement("java.lang.Exception").asType();
        TypeMirror error = context.elements().getTypeElement("java.lang.Error").asType();
        for (TypeMirror thrown : method.getThrownTypes()) {
            if (!context.types().isAssignable(thrown, exception)
                    && !context.types().isAssignable(thrown, error)) {
                context.diagnostics()
                        .error(
                                method,
                                "CALL-4",
                                title + " throws " + JavaTypes.text(thrown) + ".",
                                "Declare Exception, or a subclass of it.");
                return false;
            }
        }
        return true;
    }

    /** Returns whether a method or constructor can be called, and reports an error if not. */
    boolean canCall(ExecutableElement method) {
        TypeElement owner = (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
        String title =
                owner.getSimpleName()
                        + (method.getKind() == ElementKind.CONSTRUCTOR
                                ? "'s constructor"
                                : "." + method.getSimpleName());
        boolean samePackage = context.elements().getPackageOf(owner).equals(home);
        for (Element e = method;
                e instanceof ExecutableElement || e instanceof TypeElement;
                e = e.getEnclosingElement()) {
            if (e.getModifiers().contains(Modifier.PRIVATE)) {
                refuse(method, title, "is private", "Make it package-private or public.");
                return false;
            }
            if (!samePackage && !e.getModifiers().contains(Modifier.PUBLIC)) {
                refuse(
                        method,
                        title,
                        "is not accessible from the API's package " + home.getQualifiedName(),
                        "Make it public, and its class as well.");
                return false;
            }
        }
        if (owner.getNestingKind() == NestingKind.MEMBER
                && !owner.getModifiers().contains(Modifier.STATIC)
                && !method.getModifiers().contains(Modifier.STATIC)
                && owner.getKind() == ElementKind.CLASS) {
            refuse(
                    method,
                    title,
                    "belongs to an inner class, which cannot be instantiated",
                    "Make the class static.");
            return false;
        }
        return !isGeneric(method, title) && throwsOnlyExceptions(method, title);
    }

    /**
     * Returns whether a class or method has type parameters, and reports an error if so: a request
     * does not tell what they would be.
     */
    private boolean isGeneric(Parameterizable element, String title) {
        if (element.getTypeParameters().isEmpty()) {
            return false;
        }
        TypeParameterElement first = element.getTypeParameters().getFirst();
        context.diagnostics()
                .error(
                        element,
                        "CALL-5",
                        "%s is generic, and nothing declares what its %s is."
                                .formatted(title, first.getSimpleName()),
                        "Write the type in place of %s. A superclass may be generic."
                                .formatted(first.getSimpleName()));
        return true;
    }

    /**
     * Returns whether a type can be named, and reports an error at an element that needs it if not.
     */
    boolean canName(TypeElement type, Element where) {
        boolean samePackage = context.elements().getPackageOf(type).equals(home);
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            boolean hidden =
                    samePackage
                            ? e.getModifiers().contains(Modifier.PRIVATE)
                            : !e.getModifiers().contains(Modifier.PUBLIC);
            if (hidden) {
                refuse(
                        where,
                        type.getSimpleName().toString(),
                        "is not accessible from the API's package " + home.getQualifiedName(),
                        samePackage ? "Make it package-private or public." : "Make it public.");
                return false;
            }
        }
        return true;
    }

    private void refuse(Element element, String title, String why, String remedy) {
        context.diagnostics()
                .error(
                        element,
                        "CALL-1",
                        title + " " + why + ", so the generated routes cannot call it.",
                        remedy);
    }
}
