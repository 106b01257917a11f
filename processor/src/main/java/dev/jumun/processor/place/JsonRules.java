package dev.jumun.processor.place;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Diagnostics;
import dev.jumun.processor.source.JsonText;

import java.util.List;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/** Reports members that should be JSON and aren't: the document would fail at the first request. */
public final class JsonRules {
    /** The members that hold JSON, by annotation and name. */
    public static final Set<String> MEMBERS =
            Set.of(
                    "dev.jumun.openapi.Operation.extra",
                    "dev.jumun.Api.Docs.swaggerUi",
                    "dev.jumun.Api.Docs.oAuth",
                    "dev.jumun.openapi.Example.value",
                    "dev.jumun.openapi.ApiResponse.example",
                    "dev.jumun.Model.examples",
                    "dev.jumun.Field.examples",
                    "dev.jumun.Path.examples",
                    "dev.jumun.Query.examples",
                    "dev.jumun.Header.examples",
                    "dev.jumun.Cookie.examples",
                    "dev.jumun.Body.examples",
                    "dev.jumun.Form.examples",
                    "dev.jumun.FormFile.examples");

    /** Those of them that hold an object: its members are merged into what is generated. */
    private static final Set<String> OBJECTS =
            Set.of(
                    "dev.jumun.openapi.Operation.extra",
                    "dev.jumun.Api.Docs.swaggerUi",
                    "dev.jumun.Api.Docs.oAuth");

    private final Diagnostics diagnostics;

    /** Reports to these. */
    public JsonRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Checks the annotations of an element, and those within them. */
    public void check(Element element) {
        element.getAnnotationMirrors().forEach(annotation -> check(annotation, element));
    }

    private void check(AnnotationMirror annotation, Element element) {
        String name = Annotations.name(annotation);
        if (!name.startsWith(Annotations.OWN)) {
            return;
        }
        annotation
                .getElementValues()
                .forEach((member, value) ->
                        check(name, member.getSimpleName().toString(), value, element));
    }

    private void check(String annotation, String member, AnnotationValue value, Element element) {
        switch (value.getValue()) {
            case AnnotationMirror inner -> check(inner, element);
            case List<?> list ->
                    list.forEach(
                            each -> check(annotation, member, (AnnotationValue) each, element));
            case String text when MEMBERS.contains(annotation + "." + member) ->
                    check(annotation, member, text, element);
            default -> {}
        }
    }

    private void check(String annotation, String member, String text, Element element) {
        String mistake = text.isEmpty() ? null : JsonText.mistake(text);
        boolean isOther =
                OBJECTS.contains(annotation + "." + member)
                        && !text.isEmpty()
                        && !text.strip().startsWith("{");
        if (mistake == null && isOther) {
            diagnostics.error(
                    element,
                    "JSON-1",
                    "%s of @%s is not a JSON object."
                            .formatted(
                                    member, annotation.substring(annotation.lastIndexOf('.') + 1)),
                    "Write it as {\"name\": \"value\"}.");
        } else if (mistake != null) {
            diagnostics.error(
                    element,
                    "JSON-1",
                    "%s of @%s is not JSON: %s."
                            .formatted(
                                    member,
                                    annotation.substring(annotation.lastIndexOf('.') + 1),
                                    mistake),
                    "Write it as {\"name\": \"value\"}. A string needs its own quotes:"
                            + " \"\\\"text\\\"\".");
        }
    }
}
