package dev.jumun.processor.route;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;

/** The media types of a route's answer and body, from annotations. */
final class MediaTypes {
    private MediaTypes() {}

    /** Empty if nothing is said. */
    static String of(ExecutableElement handler) {
        AnnotationMirror said = Annotations.own(handler, "Operation");
        return said == null ? "" : Annotations.text(said, "mediaType", "");
    }

    /** That of a body; empty if nothing is said. */
    static String ofBody(ParameterModel body) {
        AnnotationMirror said = Annotations.own(body.element(), "Body");
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
        route.parameters().stream()
                .filter(parameter -> parameter.kind() == ParameterModel.Kind.BODY)
                .filter(body -> !ofBody(body).isEmpty() && !isJson(ofBody(body)))
                .forEach(body ->
                        context.diagnostics()
                                .error(
                                        body.element(),
                                        "BODY-5",
                                        "%s takes %s as JSON, but declares the media type %s."
                                                .formatted(
                                                        route.title(), body.name(), ofBody(body)),
                                        "Name a JSON media type, or take the body as an"
                                                + " InputStream."));
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
                            "Return a String, a byte[] or a Response, or name a JSON media"
                                    + " type.");
        }
    }
}
