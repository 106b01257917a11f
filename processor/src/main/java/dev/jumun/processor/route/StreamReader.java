package dev.jumun.processor.route;

import dev.jumun.processor.model.StreamModel;
import dev.jumun.processor.model.StreamModel.Kind;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.type.TypeModel;
import dev.jumun.processor.type.TypeReader;

import org.jspecify.annotations.Nullable;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads how a handler's generator is sent. */
final class StreamReader {
    private static final String GENERATOR = "dev.jumun.async.Generator";

    private final Context context;
    private final TypeReader types;

    StreamReader(Context context, TypeReader types) {
        this.context = context;
        this.types = types;
    }

    /** Whether it is a generator whose values have no type of their own: raw, or of a wildcard. */
    static boolean isOpen(TypeMirror type) {
        if (!(type instanceof DeclaredType declared && JavaTypes.is(type, GENERATOR))) {
            return false;
        }
        return declared.getTypeArguments().isEmpty()
                || declared.getTypeArguments().getFirst().getKind() == TypeKind.WILDCARD;
    }

    /** How a method's values are sent; null if it returns no generator, or an open one. */
    @Nullable StreamModel read(ExecutableElement method, String title) {
        AnnotationMirror streamed = Annotations.own(method, "Streamed");
        boolean events = Annotations.own(method, "ServerSentEvents") != null;
        if (isOpen(method.getReturnType())) {
            refuse(
                    method,
                    title + " returns a generator without the type of its values.",
                    "Write it as Generator<Item>.");
            return null;
        }
        TypeMirror value = valueOf(method.getReturnType(), GENERATOR);
        if (value == null) {
            if (streamed != null || events) {
                refuse(
                        method,
                        title + " is declared as a stream, but does not return a generator.",
                        "Return a Generator, or remove the annotation.");
            }
            return null;
        }
        if (streamed != null) {
            boolean raw = JavaTypes.is(value, "java.lang.String") || JavaTypes.isBytes(value);
            if (!raw || events) {
                refuse(
                        method,
                        title
                                + " sends raw pieces, but its generator yields "
                                + (events ? "events" : JavaTypes.text(value))
                                + ".",
                        "Yield byte[] or String, or remove @Streamed.");
                return null;
            }
            return new StreamModel(Kind.PIECES, Annotations.text(streamed, "value", ""));
        }
        if (valueOf(value, "dev.jumun.ServerSentEvent") != null) {
            return new StreamModel(Kind.EVENTS, "");
        }
        return new StreamModel(events ? Kind.DATA : Kind.LINES, "");
    }

    /** The type of what is sent as JSON. */
    @Nullable TypeModel item(ExecutableElement method, String title, StreamModel stream) {
        TypeMirror value = valueOf(method.getReturnType(), GENERATOR);
        if (value == null || stream.kind() == Kind.PIECES) {
            return null;
        }
        TypeMirror data =
                stream.kind() == Kind.EVENTS ? valueOf(value, "dev.jumun.ServerSentEvent") : value;
        if (data == null) {
            return null;
        }
        return types.readPart(
                data,
                method,
                new TypeReader.Unfit("TYPE-2", title + " sends a %s, which has no JSON form."));
    }

    private static @Nullable TypeMirror valueOf(TypeMirror type, String generic) {
        return type instanceof DeclaredType declared
                        && JavaTypes.is(type, generic)
                        && !declared.getTypeArguments().isEmpty()
                ? declared.getTypeArguments().getFirst()
                : null;
    }

    private void refuse(ExecutableElement method, String fact, String remedy) {
        context.diagnostics().error(method, "STREAM-1", fact, remedy);
    }
}
