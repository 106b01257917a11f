package dev.jumun.processor.type;

import java.util.ArrayList;
import java.util.List;

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
