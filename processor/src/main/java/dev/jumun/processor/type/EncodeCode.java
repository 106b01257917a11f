package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;

import org.jspecify.annotations.Nullable;

/** The code that writes a record. */
final class EncodeCode {
    private final RecordModel record;
    private final MemberCodecs codecs;

    EncodeCode(RecordModel record, MemberCodecs codecs) {
        this.record = record;
        this.codecs = codecs;
    }

    /** The method, of which the name is there. */
    MethodSpec write(MethodSpec.Builder method) {
        method.addParameter(TypeName.get(record.element().asType()), "value")
                .addParameter(CodecNames.JSON_WRITER, "writer");
        for (RecordField field : record.declared()) {
            String direct = direct(field);
            CodeBlock written =
                    direct == null
                            ? CodeBlock.of(
                                    "writer.member($L, $L, value.$N());\n",
                                    codecs.name(field),
                                    codecs.of(field),
                                    field.name())
                            : CodeBlock.of(
                                    "writer.member($L).$L(value.$N());\n",
                                    codecs.name(field),
                                    direct,
                                    field.name());
            if (field.isMaybe()) {
                method.beginControlFlow("if (value.$N().isSet())", field.name())
                        .addCode(written)
                        .endControlFlow();
            } else {
                method.addCode(written);
            }
        }
        RecordField extras = record.extras();
        if (extras != null) {
            method.beginControlFlow("value.$N().forEach((name, each) ->", extras.name())
                    .addStatement("writer.name(name)")
                    .addStatement("$L.encode(each, writer)", codecs.others())
                    .endControlFlow(")");
        }
        for (ComputedMember member : record.computed()) {
            method.addStatement(
                    "writer.member($L, $L, value.$N())",
                    codecs.name(member),
                    codecs.of(member),
                    member.method());
        }
        return method.build();
    }

    /** Returns the method of the writer that takes the value itself; null if only a codec does. */
    private static @Nullable String direct(RecordField field) {
        return switch (field.kind()) {
            case INT, LONG, SHORT, BYTE, DOUBLE -> "number";
            case BOOLEAN -> "bool";
            default -> field.type().quick() != null && field.isText() ? "string" : null;
        };
    }
}
