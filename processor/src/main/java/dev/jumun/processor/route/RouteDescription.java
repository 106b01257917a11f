package dev.jumun.processor.route;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.model.ProviderModel;
import dev.jumun.processor.model.RouteModel;
import dev.jumun.processor.model.StreamModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.Details;
import dev.jumun.processor.source.Javadoc;
import dev.jumun.processor.source.ResponseStatus;
import dev.jumun.processor.type.CodecNames;
import dev.jumun.processor.type.TypeModel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.type.TypeMirror;

/** The code that describes one route. */
final class RouteDescription {
    private final Context context;
    private final RouteMembers members;
    private final FailureCode failures;
    private final RouteInputs inputs;
    private final RouteModel route;
    private final InputDescription taken;
    private final Javadoc javadoc;

    RouteDescription(
            Context context, RouteMembers members, FailureCode failures, RouteInputs inputs) {
        this.context = context;
        this.members = members;
        this.failures = failures;
        this.inputs = inputs;
        this.route = inputs.route();
        this.taken = new InputDescription(context, inputs);
        this.javadoc = context.javadoc(route.element());
    }

    CodeBlock description() {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add("description.operation($L)", names());
        describeRoute(code);
        for (RouteModel callback : route.callbacks()) {
            RouteInputs called = new RouteInputs(context, members, callback);
            code.add(new RouteDescription(context, members, failures, called).callback());
        }
        return code.build();
    }

    CodeBlock webhook() {
        return call("webhook");
    }

    private CodeBlock callback() {
        return call("callback");
    }

    /** A call that this API makes elsewhere: only described. */
    private CodeBlock call(String kind) {
        if (route.answer() != null) {
            inputs.answerCodec(route.answer());
        }
        if (inputs.embedsBodies()) {
            inputs.bodyFields();
        }
        CodeBlock.Builder code = CodeBlock.builder();
        code.add("description.$L($L)", kind, names());
        describeRoute(code);
        return code.build();
    }

    /** What it is called, and what it does. */
    private CodeBlock names() {
        AnnotationMirror said = Annotations.own(route.element(), "Operation");
        String description = said == null ? "" : Annotations.text(said, "description", "");
        return CodeBlock.of(
                "$S, $S, $S, $S",
                route.method(),
                route.path(),
                context.wireName(route.element().getSimpleName().toString()),
                description.isEmpty() ? javadoc.text() : description);
    }

    private void describeRoute(CodeBlock.Builder code) {
        code.indent().indent();
        AnnotationMirror said = Annotations.own(route.element(), "Operation");
        describeOperation(said, code);
        describeSecurity(code);
        taken.describe(route.parameters(), javadoc, code);
        for (ProviderModel provider : inputs.providers()) {
            if (provider.scheme() != null) {
                continue;
            }
            Javadoc own = context.javadoc(provider.source());
            taken.describe(provider.parameters(), own, code);
        }
        taken.describeBody(code);
        describeAnswer(said, code);
        describeOthers(code);
        CodeBlock invalid = failures.invalid(route);
        if (invalid != null) {
            code.add("\n$L", invalid);
        }
        code.unindent().unindent().add(";\n");
    }

    private void describeAnswer(@Nullable AnnotationMirror said, CodeBlock.Builder code) {
        TypeModel answer = route.answer();
        boolean empty = MediaTypes.hasNoBody(route.status());
        boolean content = said == null || Annotations.flag(said, "content", true);
        String own = said == null ? "" : Annotations.text(said, "response", "");
        String result = own.isEmpty() ? javadoc.result() : own;
        String mediaType = MediaTypes.of(route.element());
        boolean model = answer != null && MediaTypes.isJson(mediaType);
        if (model) {
            code.add("\n.mediaType($S)", mediaType);
        }
        if (!content) {
            code.add("\n.answers($L, null, $S)", route.status(), result);
        } else if (route.stream() != null) {
            describeStream(route.stream(), result, code);
        } else if (!mediaType.isEmpty() && !empty && !model) {
            code.add("\n.answersWith($L, $S, $S)", route.status(), mediaType, result);
        } else if (route.answersByHand() && route.status() < 300 && !empty) {
            code.add("\n.answers($L, $T.ANY, $S)", route.status(), CodecNames.CODECS, result);
        } else if (route.answersByHand()
                || empty
                || (answer == null && route.method().equals("HEAD"))) {
            code.add("\n.answers($L, null, $S)", route.status(), result);
        } else if (answer == null) {
            code.add("\n.answers($L, $T.ANY, $S)", route.status(), CodecNames.CODECS, result);
        } else {
            code.add("\n.answers($L, $L, $S)", route.status(), inputs.answer(), result);
        }
    }

    private void describeOperation(@Nullable AnnotationMirror said, CodeBlock.Builder code) {
        List<String> tags = new ArrayList<>(route.tags());
        boolean deprecated =
                route.settings().deprecated() || context.elements().isDeprecated(route.element());
        if (said != null) {
            Annotations.list(said, "tags").forEach(tag -> tags.add(tag.toString()));
            deprecated |= Annotations.flag(said, "deprecated", false);
            String summary = Annotations.text(said, "summary", "");
            if (!summary.isEmpty()) {
                code.add("\n.summary($S)", summary);
            }
            String id = Annotations.text(said, "id", "");
            if (!id.isEmpty()) {
                code.add("\n.id($S)", id);
            }
            String extra = Annotations.text(said, "extra", "");
            if (!extra.isEmpty()) {
                code.add("\n.extra($S)", extra);
            }
            if (Annotations.flag(said, "hidden", false)) {
                code.add("\n.hidden()");
            }
        }
        if (!tags.isEmpty()) {
            code.add(
                    "\n.tags($L)",
                    tags.stream().map(t -> CodeBlock.of("$S", t)).collect(CodeBlock.joining(", ")));
        }
        if (deprecated) {
            code.add("\n.deprecated()");
        }
    }

    private void describeSecurity(CodeBlock.Builder code) {
        route.schemes()
                .forEach((scheme, scopes) ->
                        code.add(
                                "\n.security($N$L)",
                                members.scheme(scheme),
                                Details.texts(List.copyOf(scopes))));
    }

    private void describeStream(StreamModel stream, String result, CodeBlock.Builder code) {
        switch (stream.kind()) {
            case LINES -> describeItems("answersLines", result, code);
            case EVENTS -> describeItems("answersOwnEvents", result, code);
            case DATA -> describeItems("answersEvents", result, code);
            case PIECES -> {
                if (stream.mediaType().isEmpty()) {
                    code.add("\n.answers($L, null, $S)", route.status(), result);
                } else {
                    code.add(
                            "\n.answersWith($L, $S, $S)",
                            route.status(),
                            stream.mediaType(),
                            result);
                }
            }
        }
    }

    private void describeItems(String method, String result, CodeBlock.Builder code) {
        code.add("\n.$L($L, $L, $S)", method, route.status(), inputs.answer(), result);
    }

    /** What else it may answer: of its router, then of its own. */
    private void describeOthers(CodeBlock.Builder code) {
        for (AnnotationMirror other : route.responds()) {
            TypeMirror model = ResponseModels.of(context, other);
            CodeBlock codec =
                    model == null ? CodeBlock.of("null") : members.codecOf(model, route.element());
            code.add(
                    "\n.mayAnswer($S, $S, $L, $S, $S)",
                    ResponseStatus.of(other),
                    Annotations.text(other, "description", ""),
                    codec,
                    Annotations.text(other, "mediaType", ""),
                    Annotations.text(other, "example", ""));
        }
        describeLimit(code, route.limits().maxBody(), "413", "Content Too Large");
        describeLimit(code, route.limits().maxConcurrent(), "503", "Service Unavailable");
    }

    /** What is answered beyond a limit, unless that is said already. */
    private void describeLimit(
            CodeBlock.Builder code, @Nullable Object limit, String status, String text) {
        if (limit != null
                && route.responds().stream()
                        .noneMatch(other -> ResponseStatus.of(other).equals(status))) {
            code.add("\n.mayAnswer($S, $S, null, $S, $S)", status, text, "", "");
        }
    }
}
