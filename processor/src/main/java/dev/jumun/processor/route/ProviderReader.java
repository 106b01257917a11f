package dev.jumun.processor.route;

import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.Diagnostics;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.type.NullRules;
import dev.jumun.processor.type.TypeReader;
import dev.jumun.processor.type.TypeShapes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the functions that provide something, and checks each by itself. */
final class ProviderReader {
    private final Context context;
    private final Access access;

    ProviderReader(Context context, Access access) {
        this.context = context;
        this.access = access;
    }

    /**
     * Reads the providers of some classes.
     *
     * @param made the classes of which an instance is made at start-up: their providers need not be
     *     static
     */
    List<ProviderModel> read(List<TypeElement> classes, List<TypeElement> made) {
        List<ProviderModel> providers = new ArrayList<>();
        for (TypeElement owner : classes) {
            for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
                AnnotationMirror annotation = Annotations.own(method, "Provides");
                if (annotation != null && context.exist(method)) {
                    ProviderModel provider = read(method, owner, annotation, made.contains(owner));
                    if (provider != null && !isTwice(provider, providers)) {
                        providers.add(provider);
                    }
                }
            }
        }
        return providers;
    }

    private @Nullable ProviderModel read(
            ExecutableElement method,
            TypeElement owner,
            AnnotationMirror annotation,
            boolean ownerIsMade) {
        String title = owner.getSimpleName() + "." + method.getSimpleName();
        Object scopeMember = Annotations.member(annotation, "value");
        String scope = scopeMember == null ? "REQUEST" : scopeMember.toString();
        Diagnostics diagnostics = context.diagnostics();
        if (isGeneric(method, title) || !access.canCall(method)) {
            return null;
        }
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        if (!isStatic && (!ownerIsMade || scope.equals("APP"))) {
            diagnostics.error(
                    method,
                    "DEP-5",
                    "The provider "
                            + title
                            + " is not static, but there is no instance to call it on.",
                    "Make it static.");
            return null;
        }
        List<VariableElement> yields =
                method.getParameters().stream()
                        .map(p -> (VariableElement) p)
                        .filter(p -> isYield(p.asType()))
                        .toList();
        boolean isVoid = method.getReturnType().getKind() == TypeKind.VOID;
        if (yields.size() > 1) {
            diagnostics.error(
                    yields.get(1),
                    "DEP-8",
                    "The provider "
                            + title
                            + " has two parameters of type Yield, but can lend only one value.",
                    "Write a provider for each.");
            return null;
        }
        if (!yields.isEmpty() && !isVoid) {
            diagnostics.error(
                    method,
                    "DEP-4",
                    "The provider "
                            + title
                            + " lends through a Yield, but returns "
                            + JavaTypes.text(method.getReturnType())
                            + " as well.",
                    "Return void.");
            return null;
        }
        if (isVoid && yields.isEmpty() && scope.equals("APP")) {
            diagnostics.error(
                    method,
                    "DEP-18",
                    title + " provides nothing at start-up, and checks no request.",
                    "Let it return what it provides, or remove Scope.APP to check requests.");
            return null;
        }
        List<String> qualifiers = qualifiers(method);
        if (qualifiers.size() > 1) {
            diagnostics.error(
                    method,
                    "PLACE-6",
                    "@%s and @%s on %s contradict each other."
                            .formatted(qualifiers.get(0), qualifiers.get(1), title),
                    "Remove one of them.");
            return null;
        }
        TypeMirror provides = method.getReturnType();
        new NullRules(context).check(provides, method.getAnnotationMirrors(), method);
        if (!yields.isEmpty()) {
            List<? extends TypeMirror> arguments =
                    ((DeclaredType) yields.getFirst().asType()).getTypeArguments();
            if (arguments.isEmpty() || arguments.getFirst().getKind() != TypeKind.DECLARED) {
                diagnostics.error(
                        yields.getFirst(),
                        "DEP-9",
                        "The Yield of " + title + " does not declare what it lends.",
                        "Write it as Yield<Connection>.");
                return null;
            }
            provides = arguments.getFirst();
        }
        if (ParameterReader.ofRequests(provides) != null) {
            boolean isYielded = isYield(provides);
            diagnostics.error(
                    method,
                    "DEP-20",
                    "%s provides a %s, but each parameter of that type takes the framework's own."
                            .formatted(title, JavaTypes.text(provides)),
                    isYielded
                            ? "To lend a value, take the Yield as a parameter, and return void."
                            : "Remove it, or provide a type of your own.");
            return null;
        }
        return new ProviderModel(
                method,
                owner,
                provides,
                qualifier(method),
                scope,
                !yields.isEmpty(),
                Annotations.flag(annotation, "cached", true));
    }

    private boolean isGeneric(Parameterizable provider, String title) {
        if (provider.getTypeParameters().isEmpty()) {
            return false;
        }
        context.diagnostics()
                .error(
                        provider,
                        "DEP-16",
                        "The provider "
                                + title
                                + " is generic, and does not provide a specific type.",
                        "Write a provider for each type.");
        return true;
    }

    /** A record that is filled from the environment. */
    @Nullable ProviderModel ofSettings(TypeElement type, TypeReader types) {
        if (!TypeShapes.isParameterModel(type.asType())) {
            context.diagnostics()
                    .error(
                            type,
                            "SETTINGS-1",
                            type.getSimpleName()
                                    + " is not a record of simple types, and cannot be read from"
                                    + " the environment.",
                            "Make it a record of numbers, strings, booleans, enums and similar"
                                    + " types, or of lists of them.");
            return null;
        }
        ExecutableElement constructor =
                ElementFilter.constructorsIn(type.getEnclosedElements()).getFirst();
        types.readModel(type.asType(), constructor);
        return new ProviderModel(constructor, type, type.asType(), null, "APP", false, true);
    }

    /** A record or class that is provided by its constructor. */
    @Nullable ProviderModel ofClass(TypeElement type) {
        AnnotationMirror annotation = Annotations.own(type, "Provides");
        List<ExecutableElement> constructors =
                ElementFilter.constructorsIn(type.getEnclosedElements());
        if (annotation == null || constructors.size() != 1) {
            context.diagnostics()
                    .error(
                            type,
                            "CALL-2",
                            type.getSimpleName()
                                    + " has "
                                    + constructors.size()
                                    + " constructors. Which one to call is ambiguous.",
                            "Keep only one.");
            return null;
        }
        ExecutableElement constructor = constructors.getFirst();
        if (isGeneric(type, type.getSimpleName().toString()) || !access.canCall(constructor)) {
            return null;
        }
        Object scope = Annotations.member(annotation, "value");
        return new ProviderModel(
                constructor,
                type,
                type.asType(),
                null,
                scope == null ? "REQUEST" : scope.toString(),
                false,
                Annotations.flag(annotation, "cached", true));
    }

    private boolean isTwice(ProviderModel provider, List<ProviderModel> others) {
        for (ProviderModel other : others) {
            boolean sameQualifier =
                    java.util.Objects.equals(other.qualifier(), provider.qualifier());
            boolean isCheck = provider.provides().getKind() == TypeKind.VOID;
            if (sameQualifier
                    && !isCheck
                    && JavaTypes.same(other.provides(), provider.provides())) {
                context.diagnostics()
                        .error(
                                provider.element(),
                                "DEP-2",
                                "%s and %s both provide %s."
                                        .formatted(
                                                other.title(),
                                                provider.title(),
                                                JavaTypes.text(provider.provides())),
                                "Remove one, or distinguish them with a @Qualifier annotation of"
                                        + " your own on the provider and on the parameters.");
                return true;
            }
        }
        return false;
    }

    static boolean isYield(TypeMirror type) {
        return JavaTypes.is(type, "dev.jumun.async.Yield");
    }

    /** Returns the name of the qualifier annotation on an element, or null. */
    static @Nullable String qualifier(Element element) {
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            if (isQualifier(annotation)) {
                return Annotations.name(annotation);
            }
        }
        return null;
    }

    /** Returns the simple names of all qualifier annotations on an element. */
    static List<String> qualifiers(Element element) {
        return element.getAnnotationMirrors().stream()
                .filter(ProviderReader::isQualifier)
                .map(each -> each.getAnnotationType().asElement().getSimpleName().toString())
                .toList();
    }

    private static boolean isQualifier(AnnotationMirror annotation) {
        return Annotations.own(annotation.getAnnotationType().asElement(), "Qualifier") != null;
    }
}
