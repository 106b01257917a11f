package dev.jumun.processor.route;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.model.StreamModel;
import dev.jumun.processor.type.TypeModel;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** The code that answers with what a handler returns. */
final class AnswerCode {
    private final RouteInputs inputs;

    AnswerCode(RouteInputs inputs) {
        this.inputs = inputs;
    }

    /** The statement that answers with a value. */
    CodeBlock of(CodeBlock invocation, TypeModel answer) {
        String mediaType = MediaTypes.of(inputs.route().element());
        CodeBlock value = CodeBlock.of("$L, $L", inputs.route().status(), invocation);
        if (mediaType.isEmpty() || MediaTypes.hasNoBody(inputs.route().status())) {
            return CodeBlock.of("call.answer($L, $L);\n", value, inputs.answerCodec(answer));
        }
        return MediaTypes.isJson(mediaType)
                ? CodeBlock.of(
                        "call.answer($L, $L, $S);\n", value, inputs.answerCodec(answer), mediaType)
                : CodeBlock.of("call.answerAsIs($L, $S);\n", value, mediaType);
    }

    /** The format of a stream. */
    CodeBlock format(StreamModel stream, @Nullable TypeModel answer) {
        return switch (stream.kind()) {
            case LINES -> CodeBlock.of("new $T<>($L)", RouteNames.JSON_LINES, item(answer));
            case EVENTS -> CodeBlock.of("$T.of($L)", RouteNames.EVENT_STREAM, item(answer));
            case DATA -> CodeBlock.of("$T.ofData($L)", RouteNames.EVENT_STREAM, item(answer));
            case PIECES -> CodeBlock.of("new $T($S)", RouteNames.PIECES, stream.mediaType());
        };
    }

    private CodeBlock item(@Nullable TypeModel answer) {
        return inputs.answerCodec(Objects.requireNonNull(answer));
    }
}
