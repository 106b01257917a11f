package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;

import dev.jumun.processor.source.NameSpace;

import java.util.LinkedHashMap;
import java.util.List;

/** The code that reads a record. */
final class DecodeCode {
    private final RecordModel record;
    private final MemberCodecs codecs;
    private final TypeName type;
    private final NameSpace locals;

    DecodeCode(RecordModel record, MemberCodecs codecs) {
        this.record = record;
        this.codecs = codecs;
        this.type = TypeName.get(record.element().asType());
        this.locals = record.names().within("from", "in", "field");
    }

    private String local(RecordField field) {
        return locals.local(field.name(), field.name());
    }

    /** The method, of which the name is there. */
    MethodSpec read(MethodSpec.Builder method) {
        List<RecordField> fields = record.declared();
        method.returns(type)
                .addParameter(CodecNames.OBJECT_SOURCE, "from")
                .addStatement("$T in = $L", CodecNames.MEMBER_READER, codecs.reader());
        for (RecordField field : fields) {
            method.addStatement(
                    "$T $N = $L",
                    field.isPrimitive() ? TypeName.get(field.type().mirror()) : field.type().name(),
                    local(field),
                    beginning(field));
        }
        RecordField extras = record.extras();
        if (extras != null) {
            method.addStatement(
                    "$T $N = new $T<>()", extras.type().name(), local(extras), LinkedHashMap.class);
        }
        if (fields.isEmpty() && extras == null) {
            method.addStatement("in.next()"); // skips them all
        } else {
            readMembers(method);
        }
        for (int i = 0; i < fields.size(); i++) {
            RecordField field = fields.get(i);
            if (field.otherwise() != null && !isLiteral(field)) {
                method.beginControlFlow("if (!in.has($L))", i)
                        .addStatement("$N = $L", local(field), field.otherwise())
                        .endControlFlow();
            }
        }
        return construct(method);
    }

    private void readMembers(MethodSpec.Builder method) {
        List<RecordField> fields = record.declared();
        method.beginControlFlow(
                "for (int field = in.next(); field != $T.END; field = in.next())",
                CodecNames.MEMBER_READER);
        method.beginControlFlow("switch (field)");
        for (int i = 0; i < fields.size(); i++) {
            method.addStatement("case $L -> $N = $L", i, local(fields.get(i)), read(fields.get(i)));
        }
        RecordField extras = record.extras();
        if (extras != null) {
            method.addStatement(
                    "default -> $N.put(in.name(), in.other($L))", local(extras), codecs.others());
        }
        method.endControlFlow().endControlFlow();
    }

    /** Numbers and text cost nothing, even if they are replaced. */
    private static boolean isLiteral(RecordField field) {
        return field.isPrimitive() || field.isText();
    }

    /** What the variable of a field is before the field is read. */
    private static CodeBlock beginning(RecordField field) {
        if (field.otherwise() != null && isLiteral(field)) {
            return field.otherwise();
        }
        return switch (field.kind()) {
            case INT, LONG, SHORT, BYTE, DOUBLE -> CodeBlock.of("0");
            case BOOLEAN -> CodeBlock.of("false");
            default -> CodeBlock.of("null");
        };
    }

    /** Reads the value of a field: by the short way, or by its codec. */
    private CodeBlock read(RecordField field) {
        QuickRead quick = field.type().quick();
        if (quick != null && (field.isPrimitive() || field.isText())) {
            return quick.read();
        }
        return switch (field.kind()) {
            case INT -> CodeBlock.of("(int) in.anyWhole()");
            case LONG -> CodeBlock.of("in.anyWhole()");
            case SHORT -> CodeBlock.of("(short) in.anyWhole()");
            case BYTE -> CodeBlock.of("(byte) in.anyWhole()");
            case DOUBLE -> CodeBlock.of("in.anyNumber()");
            case BOOLEAN -> CodeBlock.of("in.anyTruth()");
            default -> CodeBlock.of("in.value($L)", codecs.of(field));
        };
    }

    /** Ends the method with the new record. */
    private MethodSpec construct(MethodSpec.Builder method) {
        CodeBlock made =
                CodeBlock.of(
                        "new $T($L)",
                        type,
                        record.fields().stream()
                                .map(f -> CodeBlock.of("$N", local(f)))
                                .collect(CodeBlock.joining(", ")));
        return method.addStatement(
                        "return in.isWhole() ? $L : null",
                        record.rules() == null
                                ? made
                                : CodeBlock.of(
                                        "in.checked($L, $L)", codecs.rules(record.rules()), made))
                .build();
    }
}
