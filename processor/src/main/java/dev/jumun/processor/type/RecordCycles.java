package dev.jumun.processor.type;

import dev.jumun.processor.source.Annotations;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Records that hold themselves, by way of others or of lists: their codecs are looked up late. */
final class RecordCycles {
    private RecordCycles() {}

    static boolean holdsItself(TypeElement record) {
        return reaches(record, record, new ArrayList<>());
    }

    /**
     * The component by which each value of a record needs another value of it; null if there is
     * none. Lists and what may be null end the chain.
     */
    static @Nullable RecordComponentElement needingItself(TypeElement record) {
        return record.getRecordComponents().stream()
                .filter(component -> needs(component, record, new HashSet<>()))
                .findFirst()
                .orElse(null);
    }

    private static boolean needs(
            RecordComponentElement component, TypeElement record, Set<TypeElement> seen) {
        List<AnnotationMirror> annotations = Annotations.all(component);
        annotations.addAll(component.asType().getAnnotationMirrors());
        if (!TypeTests.isRecord(component.asType())
                || TypeTests.marksNull(annotations)
                || Annotations.own(component, "Default") != null) {
            return false;
        }
        TypeElement next = (TypeElement) ((DeclaredType) component.asType()).asElement();
        return next.equals(record)
                || (seen.add(next)
                        && next.getRecordComponents().stream()
                                .anyMatch(inner -> needs(inner, record, seen)));
    }

    private static boolean reaches(TypeElement from, TypeElement to, List<TypeElement> seen) {
        for (RecordComponentElement component : from.getRecordComponents()) {
            for (TypeElement next : recordsIn(component.asType())) {
                if (next.equals(to)) {
                    return true;
                }
                if (!seen.contains(next)) {
                    seen.add(next);
                    if (reaches(next, to, seen)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static List<TypeElement> recordsIn(TypeMirror type) {
        List<TypeElement> found = new ArrayList<>();
        if (type instanceof DeclaredType declared) {
            if (TypeTests.isRecord(type)) {
                found.add((TypeElement) declared.asElement());
            }
            for (TypeMirror argument : declared.getTypeArguments()) {
                found.addAll(recordsIn(argument));
            }
        }
        return found;
    }
}
