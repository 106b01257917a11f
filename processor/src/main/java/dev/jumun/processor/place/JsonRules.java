package dev.jumun.processor.place;

import dev.jumun.processor.source.Diagnostics;
import dev.jumun.processor.source.JsonText;

import java.util.Set;

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

    JsonRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void check(AnnotationText member, Element element) {
        String text = member.text();
        if (text.isEmpty() || !MEMBERS.contains(member.key())) {
            return;
        }
        String mistake = JsonText.mistake(text);
        if (mistake != null) {
            diagnostics.error(
                    element,
                    "JSON-1",
                    "%s is not JSON: %s.".formatted(member.title(), mistake),
                    "Write it as {\"name\": \"value\"}. A string needs its own quotes:"
                            + " \"\\\"text\\\"\".");
        } else if (OBJECTS.contains(member.key()) && !text.strip().startsWith("{")) {
            diagnostics.error(
                    element,
                    "JSON-1",
                    "%s is not a JSON object.".formatted(member.title()),
                    "Write it as {\"name\": \"value\"}.");
        }
    }
}
