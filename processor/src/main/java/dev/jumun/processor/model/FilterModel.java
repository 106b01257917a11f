package dev.jumun.processor.model;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Middleware.
 *
 * @param element the method
 * @param owner its class
 * @param makes whether it makes a filter at start-up, and is not one itself
 * @param named whether it wraps only what names it
 */
public record FilterModel(
        ExecutableElement element, TypeElement owner, boolean makes, boolean named) {
    /** How errors name it: {@code Cafe.timing}. */
    public String title() {
        return owner.getSimpleName() + "." + element.getSimpleName();
    }
}
