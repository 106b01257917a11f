package dev.jumun.processor.type;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Finds which validator of a user's constraint is for a type, and writes the rule that asks it. */
final class ValidatorReader {
    private static final ClassName VALIDATORS =
            ClassName.get("dev.jumun.runtime.validation", "Validators");

    private record Candidate(TypeElement validator, TypeMirror takes) {}

    private final Context context;
    private final AnnotationCode code;

    ValidatorReader(Context context) {
        this.context = context;
        this.code = new AnnotationCode(context);
    }

    /** The classes that check a constraint, as it declares them. */
    static List<TypeMirror> validators(AnnotationMirror annotation) {
        AnnotationMirror declaration = ConstraintUses.declaration(annotation);
        return declaration == null ? List.of() : Annotations.classes(declaration, "validatedBy");
    }

    /**
     * Returns the rule, or null if no validator fits; an error has been reported then.
     *
     * @param names JSON names of the components, as code; null if there are no components
     */
    @Nullable CodeBlock rule(
            AnnotationMirror annotation,
            TypeMirror type,
            @Nullable CodeBlock names,
            Element where) {
        TypeMirror value =
                context.types()
                        .erasure(
                                type instanceof PrimitiveType primitive
                                        ? context.types().boxedClass(primitive).asType()
                                        : type);
        List<Candidate> fitting =
                validators(annotation).stream()
                        .map(this::candidate)
                        .filter(c -> context.types().isAssignable(value, c.takes()))
                        .toList();
        List<Candidate> nearest =
                fitting.stream()
                        .filter(c ->
                                fitting.stream()
                                        .allMatch(o ->
                                                context.types().isAssignable(c.takes(), o.takes())))
                        .toList();
        String name = annotation.getAnnotationType().asElement().getSimpleName().toString();
        if (nearest.size() != 1) {
            context.diagnostics()
                    .error(
                            where,
                            "CONSTRAINT-3",
                            "@%s has %s for %s."
                                    .formatted(
                                            name,
                                            fitting.isEmpty()
                                                    ? "no validator"
                                                    : "more than one validator",
                                            value),
                            "Name one ConstraintValidator<%s, %s> in the validatedBy of its"
                                            .formatted(name, simple(value))
                                    + " @Constraint, or remove it.");
            return null;
        }
        TypeElement validator = nearest.getFirst().validator();
        TypeElement constraint = (TypeElement) annotation.getAnnotationType().asElement();
        if (!isMade(validator) || !isSeen(validator, where) || !isSeen(constraint, where)) {
            context.diagnostics()
                    .error(
                            where,
                            "CONSTRAINT-4",
                            "The validator %s of @%s cannot be instantiated from here."
                                    .formatted(validator, name),
                            "Make it and @%s public, and static if they are nested. Give it a"
                                            .formatted(name)
                                    + " constructor without parameters.");
            return null;
        }
        CodeBlock made = code.of(annotation);
        CodeBlock further = names == null ? CodeBlock.of("") : CodeBlock.of(", $L", names);
        return CodeBlock.of(
                "$T.rule(new $T(), $L$L)", VALIDATORS, ClassName.get(validator), made, further);
    }

    /**
     * What a validator takes: the second argument of ConstraintValidator, wherever the hierarchy
     * sets it.
     */
    private Candidate candidate(TypeMirror type) {
        TypeElement validator = (TypeElement) ((DeclaredType) type).asElement();
        TypeMirror takes = takes(validator.asType());
        return new Candidate(
                validator,
                context.types().erasure(takes == null ? context.types().getNullType() : takes));
    }

    private @Nullable TypeMirror takes(TypeMirror type) {
        if (TypeTests.isType(type, "jakarta.validation.ConstraintValidator")) {
            List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
            return arguments.size() < 2 ? null : arguments.get(1);
        }
        for (TypeMirror above : context.types().directSupertypes(type)) {
            TypeMirror found = takes(above);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static boolean isMade(TypeElement validator) {
        List<ExecutableElement> constructors =
                ElementFilter.constructorsIn(validator.getEnclosedElements());
        boolean inner =
                validator.getNestingKind().isNested()
                        && !validator.getModifiers().contains(Modifier.STATIC);
        return !inner
                && !validator.getModifiers().contains(Modifier.ABSTRACT)
                && constructors.stream()
                        .anyMatch(c ->
                                c.getParameters().isEmpty()
                                        && !c.getModifiers().contains(Modifier.PRIVATE));
    }

    /** Whether the code that is written for an element can name a class. */
    private boolean isSeen(TypeElement type, Element where) {
        boolean here =
                context.elements()
                        .getPackageOf(type)
                        .equals(context.elements().getPackageOf(where));
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (e.getModifiers().contains(Modifier.PRIVATE)
                    || (!here && !e.getModifiers().contains(Modifier.PUBLIC))) {
                return false;
            }
        }
        return true;
    }

    private static String simple(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? declared.asElement().getSimpleName().toString()
                : type.toString();
    }
}
