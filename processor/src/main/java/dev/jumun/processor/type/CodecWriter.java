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

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;

/** Writes the codec of a record. */
public final class CodecWriter {
    private final Context context;
    private final TypeReader types;
    private final RecordReader records;

    /** Creates a writer, which passes the records of components to the reader. */
    public CodecWriter(Context context, TypeReader types) {
        this.context = context;
        this.types = types;
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
        RecordField extras = model.extras();
        ClassName name = context.codecName(record);
        TypeName type = TypeName.get(record.asType());
        boolean generic = model.isGeneric();
        TypeSpec.Builder codec =
                TypeSpec.classBuilder(name)
                        .addJavadoc("The codec of {@link $T}.\n", ClassName.get(record))
                        .addAnnotations(GeneratedCode.annotations(context, record))
                        .addModifiers(modifiers(record))
                        .addSuperinterface(ParameterizedTypeName.get(CodecNames.OBJECT_CODEC, type))
                        .addOriginatingElement(record);
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        if (generic) {
            beginGeneric(record, codec, constructor);
        } else {
            constructor.addModifiers(Modifier.PRIVATE);
        }
        List<RecordField> declared = model.declared();
        for (RecordField field : declared) {
            addCodec(
                    codec,
                    generic ? constructor : null,
                    field.type().name(),
                    field.constant(),
                    field.type().codec());
        }
        for (ComputedMember member : model.computed()) {
            addCodec(
                    codec,
                    generic ? constructor : null,
                    member.type().name(),
                    member.constant(),
                    member.type().codec());
        }
        if (extras != null) {
            TypeModel value = Objects.requireNonNull(model.extra());
            addCodec(
                    codec,
                    generic ? constructor : null,
                    value.name(),
                    extras.constant(),
                    value.codec());
        }
        codec.addField(
                FieldSpec.builder(
                                CodecNames.FIELD_NAMES,
                                "FIELDS",
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer(
                                "$T.of($L)",
                                CodecNames.FIELD_NAMES,
                                declared.stream()
                                        .map(f -> CodeBlock.of("$S", f.wireName()))
                                        .collect(CodeBlock.joining(", ")))
                        .build());
        for (RecordField field : declared) {
            codec.addField(
                    FieldSpec.builder(
                                    byte[].class,
                                    nameOf(model, field),
                                    Modifier.PRIVATE,
                                    Modifier.STATIC,
                                    Modifier.FINAL)
                            .initializer(
                                    "$T.encodedName($S)",
                                    CodecNames.JSON_WRITER,
                                    field.writtenName())
                            .build());
        }
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
        if (!generic) {
            codec.addField(
                    FieldSpec.builder(
                                    ParameterizedTypeName.get(CodecNames.OBJECT_CODEC, type),
                                    "CODEC",
                                    Modifier.PUBLIC,
                                    Modifier.STATIC,
                                    Modifier.FINAL)
                            .initializer("new $T()", name)
                            .build());
        }
        codec.addMethod(constructor.build());
        DecodeCode decoding = new DecodeCode(model);
        codec.addMethod(decoding.decode());
        codec.addMethod(decoding.decodeText());
        codec.addMethod(encode(model));
        if (types.isParameterModel(record.asType())) {
            codec.addMethod(decoding.decodeParameters());
        }
        codec.addMethod(schema(model));
        codec.addMethod(describe(model));
        return GeneratedCode.file(context, name.packageName(), codec.build());
    }

    /** A generic codec is made for its type arguments: their names and codecs. */
    private static void beginGeneric(
            TypeElement record, TypeSpec.Builder codec, MethodSpec.Builder constructor) {
        constructor
                .addJavadoc("Of the type with this name, made of these.\n")
                .addParameter(CodecNames.SCHEMA_NAME, "name")
                .addStatement("this.name = name");
        if (isPublic(record)) {
            constructor.addModifiers(Modifier.PUBLIC);
        }
        codec.addField(CodecNames.SCHEMA_NAME, "name", Modifier.PRIVATE, Modifier.FINAL);
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

    /** A field that holds a codec; of a generic one, set by its constructor. */
    private static void addCodec(
            TypeSpec.Builder codec,
            MethodSpec.@Nullable Builder constructor,
            TypeName type,
            String name,
            CodeBlock value) {
        FieldSpec.Builder field =
                FieldSpec.builder(
                        ParameterizedTypeName.get(CodecNames.CODEC, type), name, Modifier.PRIVATE);
        if (constructor == null) {
            field.addModifiers(Modifier.STATIC).initializer(value);
        } else {
            constructor.addStatement("this.$N = $L", name, value);
        }
        codec.addField(field.addModifiers(Modifier.FINAL).build());
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

    private static MethodSpec encode(RecordModel record) {
        RecordField extras = record.extras();
        MethodSpec.Builder method =
                GeneratedCode.override("encode")
                        .addParameter(TypeName.get(record.element().asType()), "value")
                        .addParameter(CodecNames.JSON_WRITER, "writer")
                        .addStatement("writer.beginObject()");
        for (RecordField field : record.declared()) {
            switch (field.kind()) {
                case INT, LONG, SHORT, BYTE, DOUBLE ->
                        method.addStatement(
                                "writer.member($N).number(value.$N())",
                                nameOf(record, field),
                                field.name());
                case BOOLEAN ->
                        method.addStatement(
                                "writer.member($N).bool(value.$N())",
                                nameOf(record, field),
                                field.name());
                default -> {
                    if (field.isMaybe()) {
                        method.beginControlFlow("if (value.$N().isSet())", field.name())
                                .addStatement("writer.member($N)", nameOf(record, field))
                                .addStatement(
                                        "$N.encode(value.$N(), writer)",
                                        field.constant(),
                                        field.name())
                                .endControlFlow();
                        continue;
                    }
                    if (field.type().quick() != null && field.isText()) {
                        method.addStatement(
                                "writer.member($N).string(value.$N())",
                                nameOf(record, field),
                                field.name());
                        continue;
                    }
                    method.addStatement("writer.member($N)", nameOf(record, field));
                    method.addStatement(
                            "$N.encode(value.$N(), writer)", field.constant(), field.name());
                }
            }
        }
        if (extras != null) {
            method.beginControlFlow("value.$N().forEach((name, each) ->", extras.name())
                    .addStatement("writer.name(name)")
                    .addStatement("$N.encode(each, writer)", extras.constant())
                    .endControlFlow(")");
        }
        for (ComputedMember member : record.computed()) {
            method.addStatement("writer.name($S)", member.wireName())
                    .addStatement(
                            "$N.encode(value.$N(), writer)", member.constant(), member.method());
        }
        return method.addStatement("writer.endObject()").build();
    }

    /** The constant with the encoded name of a member. */
    private static String nameOf(RecordModel record, RecordField field) {
        return record.names().of(field, GeneratedCode.constant(field.name()) + "_NAME");
    }

    private static String title(TypeElement record) {
        AnnotationMirror model = Annotations.own(record, "Model");
        String own = model == null ? "" : Annotations.text(model, "title", "");
        return own.isEmpty() ? record.getSimpleName().toString() : own;
    }

    private static MethodSpec schema(RecordModel model) {
        TypeElement record = model.element();
        return GeneratedCode.override("schema")
                .returns(CodecNames.SCHEMA)
                .addParameter(CodecNames.SCHEMAS, "schemas")
                .addStatement(
                        "return schemas.named($L, () -> describe(new $T(schemas, $L,"
                                + " $S)).toSchema())",
                        model.isGeneric()
                                ? CodeBlock.of("name")
                                : CodeBlock.of(
                                        "$S, $S",
                                        record.getSimpleName().toString(),
                                        JavaTypes.qualifiedName(record)),
                        CodecNames.OBJECT_SCHEMA,
                        model.isGeneric()
                                ? CodeBlock.of("name.title()")
                                : CodeBlock.of("$S", title(record)),
                        model.javadoc().text())
                .build();
    }

    private static boolean requiresDefaults(TypeElement record) {
        AnnotationMirror model = Annotations.own(record, "Model");
        return model != null && Annotations.flag(model, "requiredInResponses", false);
    }

    private static MethodSpec describe(RecordModel record) {
        boolean requiresDefaults = requiresDefaults(record.element());
        CodeBlock.Builder object = CodeBlock.builder().add("object").indent().indent();
        for (RecordField field : record.declared()) {
            if (field.required()) {
                object.add(
                        "\n.required($S, $N, $S)",
                        field.wireName(),
                        field.constant(),
                        field.description());
            } else {
                CodeBlock otherwise = field.otherwise();
                object.add(
                        "\n.optional($S, $N, $L, $S)",
                        field.wireName(),
                        field.constant(),
                        otherwise == null || !field.documented() || field.type().optional()
                                ? CodeBlock.of("null")
                                : otherwise,
                        field.description());
                if (requiresDefaults && !field.isMaybe()) {
                    object.add("\n.alwaysWritten()");
                }
            }
            if (!field.writtenName().equals(field.wireName())) {
                object.add("\n.written($S)", field.writtenName());
            }
            CodeBlock details = field.details().arguments();
            if (details != null) {
                object.add("\n.details($L)", details);
            }
        }
        for (ComputedMember member : record.computed()) {
            object.add(
                    "\n.computed($S, $N, $S)", member.wireName(), member.constant(), member.text());
        }
        if (record.extras() != null) {
            object.add("\n.open($N)", record.extras().constant());
        } else if (record.closed()) {
            object.add("\n.closed()");
        }
        AnnotationMirror model = Annotations.own(record.element(), "Model");
        if (model != null) {
            List<String> examples =
                    Annotations.list(model, "examples").stream().map(Object::toString).toList();
            if (!examples.isEmpty()) {
                object.add(
                        "\n.examples($L)",
                        examples.stream()
                                .map(e -> CodeBlock.of("$S", e))
                                .collect(CodeBlock.joining(", ")));
            }
        }
        object.unindent().unindent();
        return GeneratedCode.override("describe")
                .returns(CodecNames.OBJECT_SCHEMA)
                .addParameter(CodecNames.OBJECT_SCHEMA, "object")
                .addStatement("return $L", object.build())
                .build();
    }
}
