package dev.jumun.processor.place;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Diagnostics;
import dev.jumun.processor.source.JavaTypes;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reports classes that an annotation names and in which there is nothing to read. */
final class NamedClassRules {
    /** What the classes of a member should have. */
    private static final Map<String, List<String>> MEMBERS =
            Map.of(
                    "providers",
                    Stream.concat(Stream.of("Provides"), Annotations.TASKS.stream()).toList(),
                    "webhooks",
                    Annotations.METHODS,
                    "callbacks",
                    Annotations.METHODS);

    /** The members that name classes whose declarations are read. */
    private static final List<String> OF_CLASSES =
            List.of("providers", "routers", "webhooks", "callbacks", "api", "in");

    private final Diagnostics diagnostics;

    NamedClassRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void check(Element element) {
        for (AnnotationMirror annotation : Annotations.nested(element)) {
            for (String member : OF_CLASSES) {
                for (TypeMirror type : classes(annotation, member)) {
                    if (!Annotations.isDeclared(type)) {
                        refuseUndeclared(element, annotation, member, type);
                    }
                }
            }
        }
        for (String naming : List.of("Api", "Router", "Operation")) {
            AnnotationMirror annotation = Annotations.own(element, naming);
            if (annotation != null) {
                MEMBERS.forEach((member, wanted) ->
                        Annotations.classes(annotation, member).stream()
                                .filter(type -> Annotations.isDeclared(type) && !has(type, wanted))
                                .forEach(type -> refuse(element, naming, member, type)));
            }
        }
        AnnotationMirror api = Annotations.own(element, "Api");
        if (api != null) {
            Annotations.list(api, "mounts").forEach(each -> checkMount(each, element));
        }
    }

    /** The classes of a member, whether it takes one or several. */
    private static List<TypeMirror> classes(AnnotationMirror annotation, String member) {
        return Annotations.member(annotation, member) instanceof TypeMirror type
                ? List.of(type)
                : Annotations.classes(annotation, member);
    }

    private void refuseUndeclared(
            Element element, AnnotationMirror annotation, String member, TypeMirror type) {
        diagnostics.error(
                element,
                "PLACE-8",
                "@%s of %s names %s in its %s, which is not a class."
                        .formatted(
                                JavaTypes.simpleName(annotation.getAnnotationType()),
                                element.getSimpleName(),
                                JavaTypes.text(type),
                                member),
                "Name a class, or remove it.");
    }

    private static boolean has(TypeMirror type, List<String> wanted) {
        if (!(type instanceof DeclaredType declared)) {
            return false;
        }
        Element named = declared.asElement();
        return wanted.stream()
                .anyMatch(name ->
                        Annotations.own(named, name) != null
                                || named.getEnclosedElements().stream()
                                        .anyMatch(e -> Annotations.own(e, name) != null));
    }

    private void refuse(Element element, String annotation, String member, TypeMirror type) {
        String simple = simple(type);
        boolean provides = member.equals("providers");
        diagnostics.error(
                element,
                "PLACE-8",
                "@%s of %s names %s in its %s, which has no %s method."
                        .formatted(
                                annotation,
                                element.getSimpleName(),
                                simple,
                                member,
                                provides ? "@Provides" : "@Get, @Post or similar"),
                provides
                        ? "Annotate its methods with @Provides, or remove it."
                        : "Annotate its methods, or remove it.");
    }

    private void checkMount(Object each, Element api) {
        if (!(each instanceof AnnotationMirror mount
                && Annotations.member(mount, "api") instanceof DeclaredType type)) {
            return;
        }
        boolean isApi = Annotations.own(type.asElement(), "Api") != null;
        if (!isApi || leadsTo(type.asElement(), api, new HashSet<>())) {
            diagnostics.error(
                    api,
                    "MOUNT-1",
                    isApi
                            ? "%s mounts itself, directly or through others."
                                    .formatted(api.getSimpleName())
                            : "%s mounts %s, which is not an API."
                                    .formatted(api.getSimpleName(), simple(type)),
                    isApi ? "Break the cycle." : "Annotate it with @Api.");
        }
    }

    /** Whether an API is another one, or mounts it. */
    private static boolean leadsTo(Element from, Element to, Set<Element> seen) {
        AnnotationMirror api = Annotations.own(from, "Api");
        if (from.equals(to) || api == null || !seen.add(from)) {
            return from.equals(to);
        }
        return Annotations.list(api, "mounts").stream()
                .anyMatch(each ->
                        each instanceof AnnotationMirror mount
                                && Annotations.member(mount, "api") instanceof DeclaredType type
                                && leadsTo(type.asElement(), to, seen));
    }

    private static String simple(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? declared.asElement().getSimpleName().toString()
                : type.toString();
    }
}
