package dev.jumun.processor.type;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/**
 * Generic records that hold themselves with ever longer type arguments, such as {@code record
 * Box<T>(T t, @Nullable Box<Box<T>> next)}: a document would have a schema for each.
 */
final class GrowingRecords {
    /**
     * A type parameter that a type parameter of the record becomes part of.
     *
     * @param grown whether more than the type parameter itself was passed on the way
     */
    private record Passed(Element parameter, boolean grown) {}

    private GrowingRecords() {}

    /** The component by which the type arguments of a record grow; null if they do not. */
    static @Nullable RecordComponentElement growing(TypeElement record) {
        for (Element parameter : record.getTypeParameters()) {
            for (RecordComponentElement component : record.getRecordComponents()) {
                Set<Passed> seen = new HashSet<>();
                pass(component.asType(), parameter, false, seen);
                if (seen.contains(new Passed(parameter, true))) {
                    return component;
                }
            }
        }
        return null;
    }

    /** Follows a type parameter through what a type passes it to. */
    private static void pass(TypeMirror type, Element parameter, boolean grown, Set<Passed> seen) {
        if (!(type instanceof DeclaredType declared)
                || !(declared.asElement() instanceof TypeElement element)) {
            return;
        }
        List<? extends TypeMirror> arguments = declared.getTypeArguments();
        for (int i = 0; i < arguments.size(); i++) {
            TypeMirror argument = arguments.get(i);
            pass(argument, parameter, grown, seen);
            if (!TypeTests.isRecord(type) || !mentions(argument, parameter)) {
                continue;
            }
            Passed next =
                    new Passed(
                            element.getTypeParameters().get(i),
                            grown || !(argument instanceof TypeVariable));
            if (seen.add(next)) {
                for (RecordComponentElement inner : element.getRecordComponents()) {
                    pass(inner.asType(), next.parameter(), next.grown(), seen);
                }
            }
        }
    }

    private static boolean mentions(TypeMirror type, Element parameter) {
        return switch (type) {
            case TypeVariable variable -> variable.asElement().equals(parameter);
            case ArrayType array -> mentions(array.getComponentType(), parameter);
            case DeclaredType declared ->
                    declared.getTypeArguments().stream()
                            .anyMatch(each -> mentions(each, parameter));
            default -> false;
        };
    }
}
