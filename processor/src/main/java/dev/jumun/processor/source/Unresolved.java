package dev.jumun.processor.source;

import org.jspecify.annotations.Nullable;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;

/**
 * Finds annotations that do not exist, most often because their import is missing. The compiler
 * reports them; what seems to be wrong around them is only what follows from that.
 */
public final class Unresolved {
    private Unresolved() {}

    /** Whether an element, or one that encloses it, has an annotation that does not exist. */
    public static boolean isAround(@Nullable Element element) {
        for (Element e = element; e != null; e = e.getEnclosingElement()) {
            if (isAt(e)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(Element element) {
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            if (annotation.getAnnotationType().getKind() == TypeKind.ERROR) {
                return true;
            }
        }
        return false;
    }

    /** Whether an element, or one that it encloses, has an annotation that does not exist. */
    public static boolean isWithin(Element element) {
        return isAt(element)
                || (element instanceof ExecutableElement method
                        && method.getParameters().stream().anyMatch(Unresolved::isAt))
                || element.getEnclosedElements().stream().anyMatch(Unresolved::isWithin);
    }
}
