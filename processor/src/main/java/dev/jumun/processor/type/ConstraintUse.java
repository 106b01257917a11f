package dev.jumun.processor.type;

import dev.jumun.processor.source.Annotations;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.AnnotationMirror;

/**
 * A constraint at its place, or within another one that is made of it.
 *
 * @param annotation its members, as they count there
 * @param message of the user's, filled in; null for that of the rule
 * @param parts what it is made of
 * @param single whether its parts are reported as one
 */
record ConstraintUse(
        AnnotationMirror annotation,
        @Nullable String message,
        List<ConstraintUse> parts,
        boolean single) {
    String name() {
        return Annotations.name(annotation);
    }

    String simpleName() {
        String name = name();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
