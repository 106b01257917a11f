package dev.jumun.processor.route;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;

import dev.jumun.processor.model.ApiModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.type.GeneratedCode;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Modifier;

/** The code that describes an API: itself, and its operations. */
final class ApiDescription {
    /** How many operations are described in one method: its code may have 64 KB. */
    private static final int CHUNK = 100;

    private final Context context;
    private final RoutesWriter writer;
    private final ApiModel api;

    ApiDescription(Context context, RoutesWriter writer, ApiModel api) {
        this.context = context;
        this.writer = writer;
        this.api = api;
    }

    /**
     * The method.
     *
     * @param operations the code for each of them
     * @param invalid the description of the answer to invalid requests; null for none
     */
    MethodSpec describe(List<CodeBlock> operations, @Nullable CodeBlock invalid) {
        AnnotationMirror said = Objects.requireNonNull(Annotations.own(api.element(), "Api"));
        String own = Annotations.text(said, "description", "");
        String text = own.isEmpty() ? context.javadoc(api.element()).text() : own;
        MethodSpec.Builder method =
                GeneratedCode.override("describe")
                        .addParameter(RouteNames.API_DESCRIPTION, "description")
                        .addStatement(
                                "description.info($S, $S, $S)", api.title(), api.version(), text);
        for (String keyword : List.of("summary", "termsOfService")) {
            String value = Annotations.text(said, keyword, "");
            if (!value.isEmpty()) {
                method.addStatement("description.info($S, $S)", keyword, value);
            }
        }
        infoObject(method, said, "contact", "name", "url", "email");
        infoObject(method, said, "license", "name", "identifier", "url");
        for (Object server : Annotations.list(said, "servers")) {
            if (server instanceof AnnotationMirror each) {
                method.addStatement(
                        "description.server($S, $S)",
                        Annotations.text(each, "value", ""),
                        Annotations.text(each, "description", ""));
            }
        }
        for (Object tag : Annotations.list(said, "tags")) {
            if (tag instanceof AnnotationMirror each) {
                method.addStatement(
                        "description.tag($S, $S, $S, $S)",
                        Annotations.text(each, "value", ""),
                        Annotations.text(each, "description", ""),
                        Annotations.text(each, "moreAt", ""),
                        Annotations.text(each, "more", ""));
            }
        }
        if (invalid != null) {
            method.addStatement("description$L", invalid);
        }
        for (int i = 0; i < operations.size(); i += CHUNK) {
            List<CodeBlock> some = operations.subList(i, Math.min(i + CHUNK, operations.size()));
            if (operations.size() <= CHUNK) {
                some.forEach(method::addCode);
            } else {
                String part = writer.part("describe" + (i / CHUNK + 1));
                method.addStatement("$N(description)", part);
                writer.add(
                        MethodSpec.methodBuilder(part)
                                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                                .addParameter(RouteNames.API_DESCRIPTION, "description")
                                .addCode(CodeBlock.join(some, ""))
                                .build());
            }
        }
        return method.build();
    }

    private static void infoObject(
            MethodSpec.Builder method, AnnotationMirror said, String keyword, String... names) {
        if (Annotations.member(said, keyword) instanceof AnnotationMirror object) {
            CodeBlock.Builder pairs = CodeBlock.builder();
            for (String name : names) {
                pairs.add(", $S, $S", name, Annotations.text(object, name, ""));
            }
            method.addStatement("description.infoObject($S$L)", keyword, pairs.build());
        }
    }
}
