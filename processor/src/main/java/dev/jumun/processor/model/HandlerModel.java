package dev.jumun.processor.model;

import dev.jumun.processor.type.TypeModel;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * A handler of failures.
 *
 * @param element the method
 * @param owner its class
 * @param reach where it applies
 * @param exception the exception that it takes; null if it takes none
 * @param statuses those that it answers; empty if it answers exceptions by their class
 * @param status of its answer; 0 for that of the error
 * @param answer what it returns; null for a {@code Response}
 */
public record HandlerModel(
        ExecutableElement element,
        TypeElement owner,
        Reach reach,
        @Nullable TypeMirror exception,
        List<Integer> statuses,
        int status,
        @Nullable TypeModel answer) {
    /** Where a handler applies. */
    public enum Reach {
        API,
        ROUTER,
        NAMED
    }

    /** How errors name it: {@code Cafe.soldOut}. */
    public String title() {
        return owner.getSimpleName() + "." + element.getSimpleName();
    }
}
