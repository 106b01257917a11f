package dev.jumun.processor.place;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Diagnostics;
import dev.jumun.processor.source.ResponseStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reports each {@code @ApiResponse} that describes a response which can't exist. */
final class ResponseRules {
    /** Responses without content (RFC 9110, sections 15.2, 15.3.5, 15.3.6 and 15.4.5). */
    private static final Set<String> EMPTY = Set.of("204", "205", "304", "1XX");

    private final Diagnostics diagnostics;

    ResponseRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void check(Element element) {
        List<AnnotationMirror> before = new ArrayList<>();
        for (AnnotationMirror response : Annotations.repeated(element, "ApiResponse")) {
            if (!checkStatus(response, element)) {
                continue;
            }
            String status = ResponseStatus.of(response);
            checkBody(response, status, element);
            boolean twin =
                    before.stream()
                            .filter(other -> ResponseStatus.of(other).equals(status))
                            .anyMatch(other -> saySame(other, response));
            if (twin) {
                diagnostics.error(
                        element,
                        "PLACE-7",
                        "@ApiResponse of %s describes the same response twice: %s."
                                .formatted(element.getSimpleName(), status),
                        "Remove one of them, or describe both in one.");
            }
            before.add(response);
        }
    }

    private boolean checkStatus(AnnotationMirror response, Element element) {
        String range = Annotations.text(response, "range", "");
        long status = Annotations.number(response, "status", 0);
        boolean fits =
                range.isEmpty()
                        ? status >= 100 && status <= 599
                        : status == 0 && range.matches("(?i)[1-5]XX|default");
        if (!fits) {
            diagnostics.error(
                    element,
                    "RESPONSE-2",
                    "@ApiResponse of %s is for \"%s\", which is not a status."
                            .formatted(
                                    element.getSimpleName(),
                                    range.isEmpty() || status == 0
                                            ? ResponseStatus.of(response)
                                            : status + " and " + range),
                    "Name a status from 100 to 599, a range such as 4XX, or default.");
        }
        return fits;
    }

    private void checkBody(AnnotationMirror response, String status, Element element) {
        boolean isEmpty = EMPTY.contains(status) || status.matches("1\\d\\d");
        for (String member : List.of("model", "mediaType", "example")) {
            if (isEmpty && says(response, member)) {
                diagnostics.error(
                        element,
                        "RESPONSE-3",
                        "@ApiResponse of %s declares %s for the status %s, which has no body."
                                .formatted(element.getSimpleName(), member, status),
                        "Remove it, or choose another status.");
                return;
            }
        }
    }

    private static boolean says(AnnotationMirror response, String member) {
        return switch (Annotations.member(response, member)) {
            case null -> false;
            case TypeMirror model -> model.getKind() != TypeKind.VOID;
            case Object text -> !text.toString().isEmpty();
        };
    }

    /** Two may describe one response together, as long as they describe different parts. */
    private static boolean saySame(AnnotationMirror one, AnnotationMirror other) {
        List<String> parts = List.of("model", "description", "example", "mediaType");
        boolean saysNothing =
                parts.stream().noneMatch(part -> says(one, part))
                        || parts.stream().noneMatch(part -> says(other, part));
        boolean sameType =
                says(one, "mediaType")
                        && Annotations.text(one, "mediaType", "")
                                .equals(Annotations.text(other, "mediaType", ""));
        return saysNothing
                || sameType
                || Stream.of("model", "description", "example")
                        .anyMatch(part -> says(one, part) && says(other, part));
    }
}
