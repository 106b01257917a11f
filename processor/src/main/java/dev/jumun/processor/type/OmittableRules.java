package dev.jumun.processor.type;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Where an {@code Omittable} has a meaning: only a member of an object can be left out. */
final class OmittableRules {
    private static final String OMITTABLE = "dev.jumun.Omittable";

    private OmittableRules() {}

    /** Whether an element is a record component that can be left out, and nothing within it. */
    static boolean mayBeLeftOut(Element where) {
        return where.getKind() == ElementKind.RECORD_COMPONENT
                && TypeTests.isType(where.asType(), OMITTABLE)
                && ((DeclaredType) where.asType())
                        .getTypeArguments().stream().noneMatch(OmittableRules::hasOmittable);
    }

    private static boolean hasOmittable(TypeMirror type) {
        return TypeTests.isType(type, OMITTABLE)
                || (type instanceof DeclaredType declared
                        && declared.getTypeArguments().stream()
                                .anyMatch(OmittableRules::hasOmittable));
    }
}
