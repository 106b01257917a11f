package dev.jumun.processor.route;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.type.TypeReader;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Further answers, from {@code @ApiResponse}. */
final class ResponseModels {
    private ResponseModels() {}

    /** Reads the models of annotations, and reports what is wrong with these. */
    static void read(
            Context context, TypeReader types, List<AnnotationMirror> responses, Element where) {
        for (AnnotationMirror response : responses) {
            checkStatus(context, response, where);
            TypeMirror model = of(context, response);
            if (model != null) {
                types.readModel(model, where);
            }
        }
    }

    /** The status, or the range of statuses, as the document names it. */
    static String status(AnnotationMirror response) {
        String range = Annotations.text(response, "range", "");
        return range.isEmpty()
                ? Long.toString(Annotations.number(response, "status", 0))
                : range.equalsIgnoreCase("default") ? "default" : range.toUpperCase(Locale.ROOT);
    }

    private static void checkStatus(Context context, AnnotationMirror response, Element where) {
        String range = Annotations.text(response, "range", "");
        long status = Annotations.number(response, "status", 0);
        boolean fits =
                range.isEmpty()
                        ? status >= 100 && status <= 599
                        : status == 0 && range.matches("(?i)[1-5]XX|default");
        if (!fits) {
            context.diagnostics()
                    .error(
                            where,
                            "RESPONSE-2",
                            "@ApiResponse of %s is for \"%s\", which is not a status."
                                    .formatted(
                                            where.getSimpleName(),
                                            range.isEmpty() || status == 0
                                                    ? status(response)
                                                    : status + " and " + range),
                            "Name a status from 100 to 599, a range such as 4XX, or default.");
        }
    }

    /** The type of the body: a list for an array; null for none. */
    static @Nullable TypeMirror of(Context context, AnnotationMirror response) {
        return Annotations.member(response, "model") instanceof TypeMirror model
                        && model.getKind() != TypeKind.VOID
                ? context.ofLiteral(model)
                : null;
    }
}
