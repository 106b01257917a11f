package dev.jumun.processor.place;

import dev.jumun.processor.source.Annotations;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * A text that is written in an annotation of the framework.
 *
 * @param annotation its qualified name
 * @param member the member, which may be a list of texts
 */
record AnnotationText(String annotation, String member, String text) {
    /** Finds all texts of an element's annotations, and of those within them. */
    static List<AnnotationText> of(Element element) {
        List<AnnotationText> found = new ArrayList<>();
        for (AnnotationMirror annotation : Annotations.nested(element)) {
            String name = Annotations.name(annotation);
            annotation
                    .getElementValues()
                    .forEach((member, value) -> {
                        for (Object each : Annotations.values(value)) {
                            if (each instanceof String text) {
                                found.add(
                                        new AnnotationText(
                                                name, member.getSimpleName().toString(), text));
                            }
                        }
                    });
        }
        return found;
    }

    /** The member with its annotation, as rules list it: {@code dev.jumun.Api.docsPath}. */
    String key() {
        return annotation + "." + member;
    }

    /** How errors name the member: {@code docsPath of @Api}. */
    String title() {
        return member + " of @" + annotation.substring(annotation.lastIndexOf('.') + 1);
    }
}
