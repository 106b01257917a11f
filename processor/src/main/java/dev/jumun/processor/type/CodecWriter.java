package dev.jumun.processor.type;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;

import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;

/** Writes the codec of a record. */
public final class CodecWriter {
    /** The constant with the encoded names of the members. */
    private static final String NAMES = "NAMES";

    private final Context context;
    private final RecordReader records;

    /** Creates a writer, which passes the records of components to the reader. */
    public CodecWriter(Context context, TypeReader types) {
        this.context = context;
        this.records = new RecordReader(context, types);
    }

    /**
     * Returns the source of a record's codec, or null if a component has no codec; an error has
     * been reported then.
     */
    public @Nullable JavaFile write(TypeElement element) {
        RecordModel record = records.read(element);
        return record == null ? null : write(record);
    }

    private JavaFile write(RecordModel model) {
        TypeElement record = model.element();
        ClassName name = context.codecName(record);
        TypeName type = TypeName.get(record.asType());
        TypeSpec.Builder codec =
                TypeSpec.classBuilder(name)
                        .addJavadoc("The codec of {@link $T}.\n", ClassName.get(record))
                        .addAnnotations(GeneratedCode.annotations(context, record))
                        .addModifiers(modifiers(record))
                        .superclass(ParameterizedTypeName.get(CodecNames.RECORD_CODEC, type))
                        .addOriginatingElement(record);
        MemberCodecs codecs = new MemberCodecs(model);
        MethodSpec read = new DecodeCode(model, codecs).read();
        MethodSpec write = encode(model, codecs);
        codecs.addConstants(codec);
        if (model.rules() != null) {
            codec.addField(
                    FieldSpec.builder(
                                    ParameterizedTypeName.get(
                                            CodecNames.CONSTRAINT, ClassName.get(Object.class)),
                                    DecodeCode.RULES,
                                    Modifier.PRIVATE,
                                    Modifier.STATIC,
                                    Modifier.FINAL)
                            .initializer(model.rules())
                            .build());
        }
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        if (model.isGeneric()) {
            beginGeneric(record, codec, constructor);
        } else {
            constructor.addModifiers(Modifier.PRIVATE);
            codec.addField(
                    FieldSpec.builder(
                                    name, "CODEC", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                            .initializer("new $T()", name)
                            .build());
            codec.addField(
                    FieldSpec.builder(
                                    ParameterizedTypeName.get(List.class, byte[].class),
                                    NAMES,
                                    Modifier.PRIVATE,
                                    Modifier.STATIC,
                                    Modifier.FINAL)
                            .initializer("CODEC.names()")
                            .build());
        }
        codec.addMethod(constructor.addCode(new MembersCode(model, codecs).code()).build());
        codec.addMethod(read);
        codec.addMethod(write);
        return GeneratedCode.file(context, name.packageName(), codec.build());
    }

    /** A generic codec is made for its type arguments: their names and codecs. */
    private static void beginGeneric(
            TypeElement record, TypeSpec.Builder codec, MethodSpec.Builder constructor) {
        constructor
                .addJavadoc("Of the type with this name, made of these.\n")
                .addParameter(CodecNames.SCHEMA_NAME, "name");
        if (isPublic(record)) {
            constructor.addModifiers(Modifier.PUBLIC);
        }
        for (TypeParameterElement parameter : record.getTypeParameters()) {
            codec.addTypeVariable(TypeVariableName.get(parameter));
            codec.alwaysQualify(parameter.getSimpleName().toString()); // also before the class
            constructor
                    .addParameter(CodecNames.SCHEMA_NAME, "nameOf" + parameter.getSimpleName())
                    .addParameter(
                            ParameterizedTypeName.get(
                                    CodecNames.CODEC, TypeVariableName.get(parameter)),
                            TypeReader.typeVariable(parameter.asType()));
        }
    }

    /** A codec is as visible as its record. */
    private static Modifier[] modifiers(TypeElement record) {
        return isPublic(record)
                ? new Modifier[] {Modifier.PUBLIC, Modifier.FINAL}
                : new Modifier[] {Modifier.FINAL};
    }

    /** Whether a record, and so its codec, can be used from every package. */
    public static boolean isPublic(TypeElement record) {
        for (Element e = record; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (!e.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    private static MethodSpec encode(RecordModel record, MemberCodecs codecs) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder("write")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .addParameter(TypeName.get(record.element().asType()), "value")
                        .addParameter(CodecNames.JSON_WRITER, "writer");
        String names = record.isGeneric() ? "names()" : NAMES;
        for (RecordField field : record.declared()) {
            int number = codecs.number(field);
            String direct = direct(field);
            CodeBlock written =
                    direct == null
                            ? CodeBlock.of(
                                    "writer.member($L.get($L), $L, value.$N());\n",
                                    names,
                                    number,
                                    codecs.of(field),
                                    field.name())
                            : CodeBlock.of(
                                    "writer.member($L.get($L)).$L(value.$N());\n",
                                    names,
                                    number,
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
                    .addStatement("others().encode(each, writer)")
                    .endControlFlow(")");
        }
        for (ComputedMember member : record.computed()) {
            method.addStatement(
                    "writer.member($L.get($L), $L, value.$N())",
                    names,
                    codecs.number(member),
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
