package dev.jumun.processor.route;

import dev.jumun.processor.model.RouteLimits;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Reads what routes may take: time, bodies, requests at once. */
final class LimitReader {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*(B|KB|MB|GB)?");

    private final Context context;
    private final TimeoutReader timeouts;
    private final Map<Element, Optional<Long>> bodies = new HashMap<>();

    LimitReader(Context context) {
        this.context = context;
        this.timeouts = new TimeoutReader(context);
    }

    /** Returns the limits of a route: its own, else those of the nearest class. */
    RouteLimits of(ExecutableElement route, List<TypeElement> around) {
        boolean opensSocket = Annotations.own(route, "WebSocketRoute") != null;
        return new RouteLimits(
                opensSocket ? null : timeouts.of(route, around),
                opensSocket ? null : maxBody(route, around),
                maxConcurrent(route));
    }

    private @Nullable Long maxBody(ExecutableElement route, List<TypeElement> around) {
        Optional<Long> found = bodies.computeIfAbsent(route, this::maxBody);
        for (TypeElement each : around.reversed()) {
            Optional<Long> outer = bodies.computeIfAbsent(each, this::maxBody);
            found = found.or(() -> outer);
        }
        return found.orElse(null);
    }

    private Optional<Long> maxBody(Element element) {
        AnnotationMirror annotation = Annotations.own(element, "MaxBody");
        if (annotation == null) {
            return Optional.empty();
        }
        String text = Annotations.text(annotation, "value", "");
        Matcher matcher = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            context.diagnostics()
                    .error(
                            element,
                            "LIMIT-1",
                            "@MaxBody of %s is \"%s\", which is not a size."
                                    .formatted(element.getSimpleName(), text),
                            "Write it as 500, 64KB, 5MB or 1GB.");
            return Optional.empty();
        }
        long unit =
                switch (matcher.group(2)) {
                    case "KB" -> 1L << 10;
                    case "MB" -> 1L << 20;
                    case "GB" -> 1L << 30;
                    case null, default -> 1;
                };
        return Optional.of(Long.parseLong(matcher.group(1)) * unit);
    }

    private @Nullable Integer maxConcurrent(ExecutableElement route) {
        AnnotationMirror annotation = Annotations.own(route, "MaxConcurrent");
        if (annotation == null) {
            return null;
        }
        int count = (int) Annotations.number(annotation, "value", 0);
        if (count < 1) {
            context.diagnostics()
                    .error(
                            route,
                            "LIMIT-2",
                            "@MaxConcurrent of %s is %d, so no request would ever be handled."
                                    .formatted(route.getSimpleName(), count),
                            "Set it to 1 or more.");
            return null;
        }
        return count;
    }
}
