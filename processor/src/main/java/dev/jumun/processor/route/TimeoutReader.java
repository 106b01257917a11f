package dev.jumun.processor.route;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Reads how long routes may take. */
final class TimeoutReader {
    private final Context context;
    private final Map<Element, Optional<Duration>> read = new HashMap<>();

    TimeoutReader(Context context) {
        this.context = context;
    }

    /** Returns the limit of a route: its own, else that of the nearest class; null for none. */
    @Nullable Duration of(ExecutableElement route, List<TypeElement> around) {
        Optional<Duration> found = read.computeIfAbsent(route, this::said);
        for (TypeElement each : around.reversed()) {
            Optional<Duration> outer = read.computeIfAbsent(each, this::said);
            found = found.or(() -> outer);
        }
        return found.orElse(null);
    }

    private Optional<Duration> said(Element element) {
        AnnotationMirror annotation = Annotations.own(element, "Timeout");
        if (annotation == null) {
            return Optional.empty();
        }
        String text = Annotations.text(annotation, "value", "");
        Duration duration = DurationText.parse(text);
        if (duration == null || !duration.isPositive()) {
            context.diagnostics()
                    .error(
                            element,
                            "TIMEOUT-1",
                            "@Timeout of %s is \"%s\", which is not a duration."
                                    .formatted(element.getSimpleName(), text),
                            DurationText.REMEDY);
            return Optional.empty();
        }
        return Optional.of(duration);
    }
}
