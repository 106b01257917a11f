package dev.jumun.processor.type;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;

/** Reports {@code @Nullable} at what can never be null, or at the wrong place. */
public final class NullRules {
    private final Context context;

    /** Makes rules. */
    public NullRules(Context context) {
        this.context = context;
    }

    /**
     * Checks a type and all that it is made of.
     *
     * @param marks the annotations of the element itself
     */
    public void check(TypeMirror type, List<? extends AnnotationMirror> marks, Element where) {
        boolean marked = isMarked(marks, "Nullable") || isMarked(type, "Nullable");
        if (marked && (isMarked(marks, "NonNull") || isMarked(type, "NonNull"))) {
            error(
                    where,
                    "NULL-3",
                    "@Nullable and @NonNull contradict each other.",
                    "Remove one of them.");
        }
        if (type instanceof PrimitiveType) {
            if (marked) {
                String boxed = context.boxedName(type);
                error(
                        where,
                        "NULL-1",
                        "A primitive type is never null, so @Nullable has no effect.",
                        "Write %s, or remove @Nullable."
                                .formatted(boxed.substring(boxed.lastIndexOf('.') + 1)));
            }
        } else if (type instanceof ArrayType array) {
            if (!marked && isMarked(array.getComponentType(), "Nullable")) {
                error(
                        where,
                        "NULL-2",
                        "@Nullable in front of an array applies to its items.",
                        "Write it in front of the brackets: byte @Nullable [].");
            }
        } else if (type instanceof DeclaredType declared) {
            checkDeclared(declared, marked, where);
        }
    }

    private void checkDeclared(DeclaredType type, boolean marked, Element where) {
        if (TypeTests.isType(type, "java.util.Optional")) {
            boolean inside =
                    type.getTypeArguments().stream().anyMatch(t -> isMarked(t, "Nullable"));
            if (marked || inside) {
                error(
                        where,
                        "NULL-3",
                        "An Optional already means that there may be no value.",
                        "Remove @Nullable.");
            }
        } else if (TypeTests.isType(type, "dev.jumun.Omittable") && marked) {
            error(
                    where,
                    "NULL-3",
                    "An Omittable is never null, but its value may be.",
                    "Write Omittable<@Nullable T>.");
        } else if (TypeTests.isType(type, "java.util.Map")
                && !type.getTypeArguments().isEmpty()
                && isMarked(type.getTypeArguments().getFirst(), "Nullable")) {
            error(
                    where,
                    "NULL-3",
                    "The member names of a JSON object are never null.",
                    "Remove @Nullable from the keys.");
        }
        for (TypeMirror argument : type.getTypeArguments()) {
            check(argument, List.of(), where);
        }
    }

    private void error(Element where, String id, String fact, String remedy) {
        context.diagnostics().error(where, id, fact, remedy);
    }

    private static boolean isMarked(TypeMirror type, String name) {
        return isMarked(type.getAnnotationMirrors(), name);
    }

    private static boolean isMarked(List<? extends AnnotationMirror> annotations, String name) {
        return annotations.stream()
                .anyMatch(a -> {
                    String qualified = Annotations.name(a);
                    return qualified.substring(qualified.lastIndexOf('.') + 1).equals(name);
                });
    }
}
