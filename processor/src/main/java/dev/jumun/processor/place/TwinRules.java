package dev.jumun.processor.place;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Diagnostics;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

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
        Annotations.nested(element).forEach(annotation -> check(annotation, element));
    }

    private void check(AnnotationMirror annotation, Element element) {
        String own = Annotations.name(annotation).substring(Annotations.OWN.length());
        for (ExecutableElement member : annotation.getElementValues().keySet()) {
            String name = member.getSimpleName().toString();
            if (!ELSEWHERE.contains(own + "." + name)) {
                checkList(Annotations.list(annotation, name), own, name, element);
            }
        }
        if (own.equals("ResponseFields")) {
            Set<Object> kept = new HashSet<>(Annotations.list(annotation, "only"));
            Annotations.list(annotation, "without").stream()
                    .filter(kept::contains)
                    .findFirst()
                    .ifPresent(both ->
                            refuse(element, own, "in only and in without, \"" + both + "\""));
        }
    }

    private void checkList(List<Object> values, String annotation, String member, Element element) {
        Set<String> seen = new HashSet<>();
        for (Object value : values) {
            if (value instanceof AnnotationMirror part) {
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
