package dev.jumun.processor.place;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Diagnostics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reports every annotation at a place where it means nothing. */
public final class PlaceRules {
    private final Diagnostics diagnostics;
    private final Set<Element> seen = new HashSet<>();

    /** Reports to these. */
    public PlaceRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Checks the framework's annotations of an element; each element once. */
    public void check(Element element) {
        if (!seen.add(element)) {
            return;
        }
        boolean ofComponent =
                element.getKind() == ElementKind.FIELD || element.getKind() == ElementKind.METHOD;
        Set<Place> places = Places.of(element);
        if (places.isEmpty() || (ofComponent && isOfRecord(element))) {
            return; // it is seen at the component, or has no meaning here
        }
        Element at = component(element);
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            String name = Annotations.name(annotation);
            Set<Place> allowed = AnnotationTable.places(name.replaceAll("\\.All$", ""));
            if (allowed != null && places.stream().noneMatch(allowed::contains)) {
                refuse(at, annotation, places, allowed);
            }
        }
    }

    /** The component of a parameter of a record's constructor, or the element. */
    private static Element component(Element element) {
        Element made = element.getEnclosingElement();
        if (made != null && made.getKind() == ElementKind.CONSTRUCTOR) {
            made = made.getEnclosingElement();
        }
        if (made == null || element.getKind() != ElementKind.PARAMETER) {
            return element;
        }
        return components(made)
                .filter(e -> e.getSimpleName().contentEquals(element.getSimpleName()))
                .findFirst()
                .orElse(element);
    }

    /** The compiler copies a component's annotations to its accessor and its field. */
    private static boolean isOfRecord(Element element) {
        Element owner = element.getEnclosingElement();
        return owner != null
                && components(owner)
                        .anyMatch(e -> e.getSimpleName().contentEquals(element.getSimpleName()));
    }

    /** For Eclipse's compiler, components are not among the enclosed elements of a record. */
    private static Stream<Element> components(Element record) {
        return record instanceof TypeElement type
                ? type.getRecordComponents().stream().map(Element.class::cast)
                : Stream.empty();
    }

    private void refuse(
            Element element, AnnotationMirror annotation, Set<Place> places, Set<Place> allowed) {
        String simple = annotation.getAnnotationType().asElement().getSimpleName().toString();
        boolean names =
                List.of("Query", "Header", "Cookie", "Form", "Body", "Path").contains(simple)
                        && places.contains(Place.COMPONENT);
        diagnostics.error(
                element,
                "PLACE-1",
                "@%s has no meaning on %s.".formatted(simple, words(places, " and ")),
                names
                        ? "Name the component with @Field(\"…\"). Where it comes from is declared"
                                + " on the parameter that takes the record."
                        : "Put it on %s, or remove it.".formatted(words(allowed, " or ")));
    }

    private static String words(Set<Place> places, String between) {
        return places.stream().map(Place::words).collect(Collectors.joining(between));
    }
}
