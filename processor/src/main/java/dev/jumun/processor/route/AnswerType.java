package dev.jumun.processor.route;

import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;

/** The media type of a route's answer, as {@code @Operation} says it. */
final class AnswerType {
    private AnswerType() {}

    /** Empty if nothing is said. */
    static String of(ExecutableElement handler) {
        AnnotationMirror said = Annotations.own(handler, "Operation");
        return said == null ? "" : Annotations.text(said, "mediaType", "");
    }

    static boolean isJson(String mediaType) {
        String type = mediaType.split(";", 2)[0].strip();
        return type.endsWith("/json") || type.endsWith("+json");
    }

    static boolean hasNoBody(int status) {
        return status == 204 || status == 205 || status == 304;
    }

    /** What is returned is sent as JSON, or as it is: text and bytes. */
    static void check(Context context, RouteModel route) {
        String mediaType = of(route.element());
        if (mediaType.isEmpty() || isJson(mediaType) || route.answersByHand()) {
            return;
        }
        String type = route.element().getReturnType().toString();
        if (!type.equals("java.lang.String") && !type.equals("byte[]")) {
            context.diagnostics()
                    .error(
                            route.element(),
                            "RESPONSE-1",
                            "%s returns a %s, which isn't sent as %s."
                                    .formatted(route.title(), type, mediaType),
                            "Return a String, a byte[] or a Response, or name a media type of"
                                    + " JSON.");
        }
    }
}
