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
    /** How much is described in one method, whose code may have 64 KB. */
    private static final int ROOM = 400;

    private final Context context;
    private final RouteMembers members;
    private final ApiModel api;

    /** The number of methods that describe operations. */
    private int methods;

    ApiDescription(Context context, RouteMembers members, ApiModel api) {
        this.context = context;
        this.members = members;
        this.api = api;
    }

    /**
     * The method.
     *
     * @param operations the code that describes them, or calls what does
     * @param invalid the description of the answer to invalid requests; null for none
     */
    MethodSpec describe(CodeBlock operations, @Nullable CodeBlock invalid) {
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
        return method.addCode(operations).build();
    }

    /** The code that describes some operations; if they are many, it calls methods that do. */
    CodeBlock operations(List<OperationCode> operations) {
        CodeBlock.Builder calls = CodeBlock.builder();
        CodeBlock.Builder some = CodeBlock.builder();
        boolean many = members.areSeveral() || size(operations) > ROOM;
        int size = 0;
        for (OperationCode operation : operations) {
            if (many && size > 0 && size + operation.size() > ROOM) {
                calls.add(part(some.build()));
                some = CodeBlock.builder();
                size = 0;
            }
            some.add(operation.code());
            size += operation.size();
        }
        if (!many || some.isEmpty()) {
            return some.build();
        }
        return calls.add(part(some.build())).build();
    }

    private static int size(List<OperationCode> operations) {
        return operations.stream().mapToInt(OperationCode::size).sum();
    }

    private CodeBlock part(CodeBlock code) {
        methods++;
        String part = members.part("describe" + methods);
        members.add(
                MethodSpec.methodBuilder(part)
                        .addModifiers(Modifier.STATIC)
                        .addParameter(RouteNames.API_DESCRIPTION, "description")
                        .addCode(code)
                        .build());
        return CodeBlock.of("$N(description);\n", part);
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
