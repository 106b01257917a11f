package dev.jumun.processor.route;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;
import dev.jumun.processor.type.TypeModel;
import dev.jumun.processor.type.TypeReader;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;

import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Parameters that take the body as it comes: bytes, or JSON Lines. */
final class BodyStreams {
    private final Context context;

    BodyStreams(Context context) {
        this.context = context;
    }

    static boolean isStream(TypeMirror type) {
        return isInput(type) || item(type) != null;
    }

    private static boolean isInput(TypeMirror type) {
        return named(type, "java.io.InputStream") != null;
    }

    private static @Nullable DeclaredType named(TypeMirror type, String name) {
        return type instanceof DeclaredType declared && JavaTypes.is(type, name) ? declared : null;
    }

    /** The items of a generator; null if it isn't a generator. */
    private static @Nullable TypeMirror item(TypeMirror type) {
        DeclaredType generator = named(type, "dev.jumun.async.Generator");
        return generator == null || generator.getTypeArguments().isEmpty()
                ? null
                : generator.getTypeArguments().getFirst();
    }

    /** Reads a parameter that takes a stream. */
    static @Nullable ParameterModel read(
            VariableElement parameter, String function, TypeReader types) {
        String name = parameter.getSimpleName().toString();
        TypeMirror item = item(parameter.asType());
        TypeModel lines = null;
        if (item != null && !JavaTypes.isBytes(item)) {
            lines =
                    types.readPart(
                            item,
                            parameter,
                            new TypeReader.Unfit(
                                    "TYPE-1",
                                    "The stream "
                                            + name
                                            + " of "
                                            + function
                                            + " consists of %s, which has no JSON form."));
            if (lines == null) {
                return null;
            }
        }
        return new ParameterModel(
                parameter, Kind.BODY_STREAM, name, name, lines, null, true, null, false);
    }

    /** A stream is read once: nothing else can come from the body. */
    void check(List<ParameterModel> models, Collection<ProviderModel> providers, String title) {
        for (ParameterModel stream : models) {
            if (stream.kind() != Kind.BODY_STREAM) {
                continue;
            }
            ParameterModel other = other(stream, models);
            for (ProviderModel provider : providers) {
                other = other == null ? other(stream, provider.parameters()) : other;
            }
            if (other != null) {
                context.diagnostics()
                        .error(
                                stream.element(),
                                "BODY-3",
                                "%s takes the body as a stream, but %s comes from it as well."
                                        .formatted(title, other.name()),
                                "Read everything from the stream, or remove one of the two"
                                        + " parameters.");
                return;
            }
        }
    }

    private static @Nullable ParameterModel other(
            ParameterModel stream, List<ParameterModel> models) {
        return models.stream()
                .filter(model -> model != stream && model.kind().isOfBody())
                .findFirst()
                .orElse(null);
    }

    /** The expression for the stream. */
    static CodeBlock argument(ParameterModel stream, @Nullable CodeBlock codec) {
        if (codec != null) {
            return CodeBlock.of("call.bodyLines($L)", codec);
        }
        return isInput(stream.element().asType())
                ? CodeBlock.of("call.bodyStream()")
                : CodeBlock.of("call.bodyPieces()");
    }

    /** Its description in the document. */
    static CodeBlock description(@Nullable CodeBlock codec) {
        return codec == null
                ? CodeBlock.of("\n.bodyBytes()")
                : CodeBlock.of("\n.bodyLines($L)", codec);
    }
}
