package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;

import dev.jumun.processor.source.NameSpace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The code that reads a record. */
final class DecodeCode {
    /** The constant with the rules of the whole record; no component can be called so. */
    static final String RULES = "RECORD$RULES";

    private final RecordModel record;
    private final TypeName type;
    private final NameSpace locals;

    DecodeCode(RecordModel record) {
        this.record = record;
        this.type = TypeName.get(record.element().asType());
        this.locals = record.names().within();
        locals.reserve(Set.of("reader", "problems", "mark", "seen", "field", "refusal"));
    }

    private String local(RecordField field) {
        return locals.local(field, field.name());
    }

    MethodSpec decode() {
        List<RecordField> fields = record.declared();
        RecordField extras = record.extras();
        MethodSpec.Builder method =
                GeneratedCode.override("decode")
                        .returns(GeneratedCode.nullable(type))
                        .addParameter(CodecNames.JSON_READER, "reader");
        method.beginControlFlow("if (!reader.beginObject())")
                .addStatement("return null")
                .endControlFlow();
        method.addStatement("$T problems = reader.problems()", CodecNames.PROBLEMS);
        method.addStatement("int mark = problems.size()");
        method.addStatement("boolean[] seen = new boolean[$L]", fields.size());
        for (RecordField field : fields) {
            method.addStatement(
                    "$T $N = $L",
                    field.isPrimitive() ? TypeName.get(field.type().mirror()) : field.type().name(),
                    local(field),
                    switch (field.kind()) {
                        case INT, LONG, SHORT, BYTE, DOUBLE -> "0";
                        case BOOLEAN -> "false";
                        default -> "null";
                    });
        }
        if (extras != null) {
            method.addStatement(
                    "$T $N = new $T<>()", extras.type().name(), local(extras), LinkedHashMap.class);
        }
        method.beginControlFlow(
                "for (int field = reader.nextField(FIELDS, 0); field != $T.END; field ="
                        + " reader.nextField(FIELDS, field + 1))",
                CodecNames.FIELD_NAMES);
        method.beginControlFlow("switch (field)");
        for (int i = 0; i < fields.size(); i++) {
            RecordField field = fields.get(i);
            method.beginControlFlow("case $L ->", i);
            method.beginControlFlow("if (seen[$L])", i)
                    .addStatement("problems.forget(mark, $S)", field.wireName())
                    .endControlFlow();
            method.addStatement("seen[$L] = true", i);
            method.addStatement("$N = $L", local(field), read(field));
            method.endControlFlow();
        }
        if (extras != null) {
            method.addStatement(
                    "default -> $N.put(reader.fieldName(), reader.field(reader.fieldName(), $N))",
                    local(extras),
                    extras.constant());
        } else {
            method.addStatement(
                    record.closed()
                            ? "default -> reader.extra(reader.fieldName())"
                            : "default -> reader.skip()");
        }
        method.endControlFlow().endControlFlow();
        for (int i = 0; i < fields.size(); i++) {
            RecordField field = fields.get(i);
            if (field.required()) {
                method.beginControlFlow("if (!seen[$L])", i)
                        .addStatement("reader.missing($S)", field.wireName())
                        .endControlFlow();
            } else if (field.otherwise() != null) {
                method.beginControlFlow("if (!seen[$L])", i)
                        .addStatement("$N = $L", local(field), field.otherwise())
                        .endControlFlow();
            }
        }
        method.beginControlFlow("if (!reader.endObject(mark, FIELDS.list()))")
                .addStatement("return null")
                .endControlFlow();
        return construct(method, "reader").build();
    }

    /** Reads the value of a field: by its codec, or first by the short way. */
    private static CodeBlock read(RecordField field) {
        QuickRead quick = field.type().quick();
        CodeBlock slow =
                CodeBlock.of(
                        "reader.$L($S, $N)",
                        switch (field.kind()) {
                            case INT -> "wholeField";
                            case LONG -> "wholeField";
                            case SHORT -> "wholeField";
                            case BYTE -> "wholeField";
                            case DOUBLE -> "numberField";
                            case BOOLEAN -> "truthField";
                            default -> "field";
                        },
                        field.wireName(),
                        field.constant());
        CodeBlock cast =
                switch (field.kind()) {
                    case INT, SHORT, BYTE ->
                            CodeBlock.of(
                                    "($L) ",
                                    field.type()
                                            .mirror()
                                            .getKind()
                                            .name()
                                            .toLowerCase(Locale.ROOT));
                    default -> CodeBlock.of("");
                };
        boolean boxed = !field.isPrimitive() && !field.isText();
        return quick == null || boxed
                ? CodeBlock.of("$L$L", cast, slow)
                : CodeBlock.of("$L ? $L : $L$L", quick.test(), quick.value(), cast, slow);
    }

    MethodSpec decodeText() {
        return GeneratedCode.override("decodeText")
                .returns(GeneratedCode.nullable(type))
                .addParameter(String.class, "text")
                .addParameter(CodecNames.PROBLEMS, "problems")
                .addStatement(
                        "problems.add($S, $S)",
                        "model_attributes_type",
                        "Input should be a valid dictionary or object to extract fields from")
                .addStatement("return null")
                .build();
    }

    /** Of the parameters of a request. */
    MethodSpec decodeParameters() {
        MethodSpec.Builder method =
                GeneratedCode.override("decodeParameters")
                        .returns(GeneratedCode.nullable(type))
                        .addParameter(CodecNames.PARAMETER_SOURCE, "reader")
                        .addStatement("$T problems = reader.problems()", CodecNames.PROBLEMS)
                        .addStatement("int mark = problems.size()");
        for (RecordField field : record.declared()) {
            CodeBlock otherwise = field.otherwise();
            method.addStatement(
                    "$T $N = reader.$L($S, $N$L)",
                    field.type().name(),
                    local(field),
                    field.required() ? "required" : "optional",
                    field.wireName(),
                    field.constant(),
                    field.required()
                            ? CodeBlock.of("")
                            : CodeBlock.of(
                                    ", $L", otherwise == null ? CodeBlock.of("null") : otherwise));
        }
        RecordField extras = record.extras();
        if (extras != null) {
            method.addStatement(
                    "$T $N = reader.others(FIELDS.list(), $N)",
                    extras.type().name(),
                    local(extras),
                    extras.constant());
        }
        method.addStatement("reader.end(FIELDS.list(), $L)", record.closed());
        method.beginControlFlow("if (problems.size() > mark)")
                .addStatement("return null")
                .endControlFlow();
        return construct(method, "problems").build();
    }

    /** Ends a method with the new record, or the words with which its constructor refused. */
    private MethodSpec.Builder construct(MethodSpec.Builder method, String refusedBy) {
        CodeBlock made =
                CodeBlock.of(
                        "new $T($L)",
                        type,
                        record.fields().stream()
                                .map(f -> CodeBlock.of("$N", local(f)))
                                .collect(CodeBlock.joining(", ")));
        return method.beginControlFlow("try")
                .addStatement(
                        "return $L",
                        record.rules() == null
                                ? made
                                : CodeBlock.of("$N.checked($L, problems)", RULES, made))
                .nextControlFlow("catch ($T refusal)", IllegalArgumentException.class)
                .addStatement("$N.refused(refusal)", refusedBy)
                .addStatement("return null")
                .endControlFlow();
    }
}
