package dev.jumun.processor.place;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Diagnostics;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * Reports what an annotation names twice: a value of a list, or a part with the name of another
 * part. One of the two would have no effect.
 */
final class TwinRules {
    /** The members by which several of an annotation differ. */
    private static final Map<String, List<String>> KEYS =
            Map.of(
                    "Api.Tag", List.of("value"),
                    "Api.Server", List.of("value"),
                    "Api.Mount", List.of("path"),
                    "StaticFiles", List.of("path", "name"),
                    "openapi.Example", List.of("name"),
                    "security.OAuth2Scope", List.of("value"));

    /** These have errors of their own. */
    private static final Set<String> ELSEWHERE =
            Set.of("ExceptionHandler.status", "UseMiddleware.value");

    private final Diagnostics diagnostics;

    TwinRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void check(Element element) {
        element.getAnnotationMirrors().forEach(annotation -> check(annotation, element));
    }

    private void check(AnnotationMirror annotation, Element element) {
        String name = Annotations.name(annotation);
        if (!name.startsWith(Annotations.OWN)) {
            return;
        }
        String own = name.substring(Annotations.OWN.length());
        annotation
                .getElementValues()
                .forEach((member, value) -> {
                    String called = member.getSimpleName().toString();
                    if (value.getValue() instanceof AnnotationMirror inner) {
                        check(inner, element);
                    } else if (value.getValue() instanceof List<?> list
                            && !ELSEWHERE.contains(own + "." + called)) {
                        checkList(list, own, called, element);
                    }
                });
        if (own.equals("ResponseFields")) {
            Set<Object> kept = new HashSet<>(Annotations.list(annotation, "only"));
            Annotations.list(annotation, "without").stream()
                    .filter(kept::contains)
                    .findFirst()
                    .ifPresent(both ->
                            refuse(element, own, "in only and in without, \"" + both + "\""));
        }
    }

    private void checkList(List<?> list, String annotation, String member, Element element) {
        Set<String> seen = new HashSet<>();
        for (Object each : list) {
            Object value = ((AnnotationValue) each).getValue();
            if (value instanceof AnnotationMirror part) {
                check(part, element);
                checkPart(part, seen, element);
            } else if (!seen.add(value.toString())) {
                refuse(
                        element,
                        annotation,
                        "in its %s, \"%s\"".formatted(member, simple(value.toString())));
            }
        }
    }

    private void checkPart(AnnotationMirror part, Set<String> seen, Element element) {
        String own = Annotations.name(part).substring(Annotations.OWN.length());
        for (String key : KEYS.getOrDefault(own, List.of())) {
            String value = Annotations.text(part, key, "");
            String same = key.equals("path") ? value.replaceAll("/+$", "") : value;
            if (!value.isEmpty() && !seen.add(key + " " + same)) {
                refuse(element, own, "as %s, \"%s\"".formatted(key, value));
            }
        }
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private void refuse(Element element, String annotation, String where) {
        diagnostics.error(
                element,
                "PLACE-7",
                "@%s of %s names the same thing twice: %s."
                        .formatted(simple(annotation), element.getSimpleName(), where),
                "Remove one of them.");
    }
}
