package dev.jumun.processor.type;

import dev.jumun.processor.source.Annotations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Which types the codec of a type may need, as the declaration tells: rather more than fewer. A
 * class with constants must not need one that needs it, since then one of them would see constants
 * that are not made yet.
 */
final class Needs {
    private final Map<TypeElement, Set<TypeElement>> known = new HashMap<>();

    /** The outermost classes that another one needs. */
    private final Map<TypeElement, Set<TypeElement>> others = new HashMap<>();

    /** The class of a file that a type is declared in. */
    static TypeElement outermost(TypeElement type) {
        TypeElement outermost = type;
        while (outermost.getEnclosingElement() instanceof TypeElement outer) {
            outermost = outer;
        }
        return outermost;
    }

    /**
     * Whether other classes, which a class needs, need that class. It counts what any type within
     * them needs, for all of that is made when the first constant of a class is asked for.
     */
    boolean comesBackTo(TypeElement outermost) {
        Set<TypeElement> seen = new HashSet<>();
        List<TypeElement> open = new ArrayList<>(neededBy(outermost));
        while (!open.isEmpty()) {
            TypeElement other = open.removeLast();
            if (other.equals(outermost)) {
                return true;
            }
            if (seen.add(other)) {
                open.addAll(neededBy(other));
            }
        }
        return false;
    }

    /** The other outermost classes that the types within one need. */
    private Set<TypeElement> neededBy(TypeElement outermost) {
        return others.computeIfAbsent(
                outermost,
                each -> {
                    Set<TypeElement> found = new HashSet<>();
                    within(each)
                            .forEach(type -> of(type).forEach(need -> found.add(outermost(need))));
                    found.remove(each);
                    return found;
                });
    }

    private static List<TypeElement> within(TypeElement type) {
        List<TypeElement> all = new ArrayList<>(List.of(type));
        for (TypeElement inner : ElementFilter.typesIn(type.getEnclosedElements())) {
            all.addAll(within(inner));
        }
        return all;
    }

    /**
     * Returns a class, if it is a record, and the records within: those that are objects and not
     * generic. Each comes after those that it needs.
     */
    List<TypeElement> recordsWithin(TypeElement outermost) {
        return inOrder(
                within(outermost).stream()
                        .filter(type -> type.getKind() == ElementKind.RECORD)
                        .filter(type -> type.getTypeParameters().isEmpty())
                        .filter(type -> Annotations.own(type, "Tuple") == null)
                        .filter(type -> !ScalarReader.isScalar(type.asType()))
                        .toList());
    }

    /** Returns records of one class, each after those that it needs. */
    List<TypeElement> inOrder(Collection<TypeElement> records) {
        Set<TypeElement> ordered = new LinkedHashSet<>();
        Set<TypeElement> seen = new HashSet<>();
        records.forEach(record -> addAfterItsNeeds(record, seen, ordered));
        ordered.retainAll(records);
        return List.copyOf(ordered);
    }

    private void addAfterItsNeeds(
            TypeElement type, Set<TypeElement> seen, Set<TypeElement> ordered) {
        if (seen.add(type)) {
            of(type).stream()
                    .filter(each -> outermost(each).equals(outermost(type)))
                    .forEach(each -> addAfterItsNeeds(each, seen, ordered));
            ordered.add(type);
        }
    }

    private Set<TypeElement> of(TypeElement type) {
        if (type.getKind() != ElementKind.RECORD && type.getPermittedSubclasses().isEmpty()) {
            return Set.of();
        }
        Set<TypeElement> found = known.get(type);
        if (found == null) {
            found = new LinkedHashSet<>();
            add(type.getAnnotationMirrors(), found);
            for (RecordComponentElement component : type.getRecordComponents()) {
                add(component.asType(), found);
                add(component.getAnnotationMirrors(), found);
            }
            for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                if (Annotations.own(method, "Computed") != null) {
                    add(method.getReturnType(), found);
                    add(method.getAnnotationMirrors(), found);
                }
            }
            for (TypeMirror permitted : type.getPermittedSubclasses()) {
                add(permitted, found);
            }
            known.put(type, found);
        }
        return found;
    }

    private static void add(TypeMirror type, Set<TypeElement> found) {
        add(type.getAnnotationMirrors(), found);
        if (type instanceof ArrayType array) {
            add(array.getComponentType(), found);
        } else if (type instanceof DeclaredType declared) {
            Element element = declared.asElement();
            if (element instanceof TypeElement named
                    && !named.getQualifiedName().toString().startsWith("java.")) {
                found.add(named);
            }
            declared.getTypeArguments().forEach(argument -> add(argument, found));
        }
    }

    /** The classes that annotations name, such as those of {@code @AnyOf}. */
    private static void add(List<? extends AnnotationMirror> annotations, Set<TypeElement> found) {
        for (AnnotationMirror annotation : annotations) {
            annotation
                    .getElementValues()
                    .values()
                    .forEach(value ->
                            Annotations.values(value)
                                    .forEach(each -> {
                                        if (each instanceof TypeMirror named) {
                                            add(named, found);
                                        }
                                    }));
        }
    }
}
