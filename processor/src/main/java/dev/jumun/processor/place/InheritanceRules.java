package dev.jumun.processor.place;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Diagnostics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Reports what an API or router would inherit: it is not read, and a guard would not guard. */
public final class InheritanceRules {
    private static final List<String> READ =
            Stream.of(Annotations.METHODS, Annotations.TASKS, Annotations.OTHER_PARTS)
                    .flatMap(List::stream)
                    .toList();

    /** The annotations of APIs and routers, without those that make them so. */
    private static final List<String> OF_TYPES =
            AnnotationTable.all().entrySet().stream()
                    .filter(each ->
                            each.getValue().contains(Place.API)
                                    || each.getValue().contains(Place.ROUTER))
                    .map(each -> each.getKey().substring(Annotations.OWN.length()))
                    .filter(name -> !name.equals("Api") && !name.equals("Router"))
                    .toList();

    private final Types types;
    private final Diagnostics diagnostics;

    /** Reports to these. */
    public InheritanceRules(Types types, Diagnostics diagnostics) {
        this.types = types;
        this.diagnostics = diagnostics;
    }

    /** Checks the classes and interfaces above an API or router. */
    public void check(TypeElement owner) {
        for (TypeElement above : above(owner)) {
            for (ExecutableElement method : ElementFilter.methodsIn(above.getEnclosedElements())) {
                READ.stream()
                        .filter(name -> Annotations.own(method, name) != null)
                        .forEach(name -> refuse(owner, above, simple(name), method));
            }
            OF_TYPES.stream()
                    .filter(name -> !Annotations.repeated(above, name).isEmpty())
                    .forEach(name -> refuseOfType(owner, above, name));
        }
    }

    /** The classes and interfaces above a type. */
    Set<TypeElement> above(TypeElement type) {
        Set<TypeElement> found = new LinkedHashSet<>();
        for (TypeMirror each : types.directSupertypes(type.asType())) {
            if (types.asElement(each) instanceof TypeElement above) {
                found.add(above);
                found.addAll(above(above));
            }
        }
        return found;
    }

    private void refuse(
            TypeElement owner, TypeElement above, String annotation, ExecutableElement method) {
        diagnostics.error(
                owner,
                "PLACE-2",
                "%s extends %s, but does not inherit its @%s %s."
                        .formatted(
                                owner.getSimpleName(),
                                above.getSimpleName(),
                                annotation,
                                method.getSimpleName()),
                "Declare it in %s, or make %s a router that the API names."
                        .formatted(owner.getSimpleName(), above.getSimpleName()));
    }

    private void refuseOfType(TypeElement owner, TypeElement above, String annotation) {
        AnnotationMirror own = Annotations.own(owner, annotation);
        if (own == null) {
            diagnostics.error(
                    owner,
                    "PLACE-2",
                    "%s extends %s, but does not inherit its @%s."
                            .formatted(
                                    owner.getSimpleName(),
                                    above.getSimpleName(),
                                    simple(annotation)),
                    "Put it on %s as well.".formatted(owner.getSimpleName()));
        }
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
