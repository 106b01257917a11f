package dev.jumun.processor.route;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.source.ResponseStatus;
import dev.jumun.processor.type.TypeModel;
import dev.jumun.processor.type.TypeReader;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Further answers, from {@code @ApiResponse}. */
final class ResponseModels {
    private ResponseModels() {}

    /** Reads the models of annotations. */
    static void read(
            Context context, TypeReader types, List<AnnotationMirror> responses, Element where) {
        for (AnnotationMirror response : responses) {
            TypeMirror model = of(context, response);
            if (model != null) {
                types.readModel(model, where);
            }
        }
    }

    /** The type of the route's own response is its result: another model would contradict it. */
    static void checkOwn(
            Context context,
            List<AnnotationMirror> responses,
            int status,
            @Nullable TypeModel answer,
            ExecutableElement method) {
        for (AnnotationMirror response : responses) {
            TypeMirror model = of(context, response);
            if (answer != null
                    && model != null
                    && ResponseStatus.of(response).equals(Integer.toString(status))
                    && !context.boxedName(model).equals(context.boxedName(answer.mirror()))) {
                context.diagnostics()
                        .error(
                                method,
                                "RESPONSE-4",
                                "@ApiResponse declares a %s for the status %d, with which %s returns a %s."
                                        .formatted(
                                                JavaTypes.text(model),
                                                status,
                                                method.getSimpleName(),
                                                JavaTypes.text(answer.mirror())),
                                "Remove the model, or return a Response.");
            }
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
