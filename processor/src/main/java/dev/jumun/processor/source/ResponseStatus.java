package dev.jumun.processor.source;

import java.util.Locale;

import javax.lang.model.element.AnnotationMirror;

/** For which responses an {@code @ApiResponse} is. */
public final class ResponseStatus {
    private ResponseStatus() {}

    /** Returns the status, or the range of statuses, as the document names it. */
    public static String of(AnnotationMirror response) {
        String range = Annotations.text(response, "range", "");
        return range.isEmpty()
                ? Long.toString(Annotations.number(response, "status", 0))
                : range.equalsIgnoreCase("default") ? "default" : range.toUpperCase(Locale.ROOT);
    }
}
