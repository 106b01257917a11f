package dev.jumun.processor.type;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.Javadoc;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/** Writes the codec of a record. */
public final class CodecWriter {
    private record Field(
            String name,
            String constant,
            TypeModel type,
            TypeKind kind,
            @Nullable CodeBlock otherwise,
            String description) {
        boolean required() {
            return otherwise == null && !type.mayBeLeftOut();
        }
    }

    private final Context context;
    private final TypeReader types;
    private final DefaultReader defaults;

    /** Makes a writer; records that components are made of are told to the reader. */
    public CodecWriter(Context context, TypeReader types) {
        this.context = context;
        this.types = types;
        this.defaults = new DefaultReader(context);
    }

    /**
     * Returns the source of a record's codec, or null if a component has no codec; an error has
     * been reported then.
     */
    public @Nullable JavaFile write(TypeElement record) {
        List<Field> fields = new ArrayList<>();
        int errors = context.diagnostics().errors();
        Javadoc javadoc = Javadoc.of(context.elements(), record);
        for (RecordComponentElement component : record.getRecordComponents()) {
            Field field = read(component, javadoc, record);
            if (field != null) {
                fields.add(field);
            }
        }
        return context.diagnostics().errors() > errors ? null : write(record, fields, javadoc);
    }

    private @Nullable Field read(
            RecordComponentElement component, Javadoc javadoc, TypeElement record) {
        String name = component.getSimpleName().toString();
        TypeModel type =
                types.read(
                        component.asType(),
                        component,
                        new TypeReader.Unfit(
                                "TYPE-1",
                                "The component "
                                        + name
                                        + " of "
                                        + record.getSimpleName()
                                        + " is a %s, which has no JSON form."));
        if (type == null) {
            return null;
        }
        AnnotationMirror annotation = Annotations.own(component, "Default");
        CodeBlock otherwise = null;
        if (annotation != null) {
            otherwise =
                    defaults.read(
                            Annotations.text(annotation, "value", ""),
                            component.asType(),
                            component);
        } else if (type.optional()) {
            otherwise = CodeBlock.of("$T.empty()", java.util.Optional.class);
        }
        return new Field(
                name,
                constant(name),
                type,
                component.asType().getKind(),
                otherwise,
                javadoc.parameter(name));
    }

    private JavaFile write(TypeElement record, List<Field> fields, Javadoc javadoc) {
        ClassName name = TypeReader.codecName(record);
        TypeName type = TypeName.get(record.asType());
        TypeSpec.Builder codec =
                TypeSpec.classBuilder(name)
                        .addJavadoc("The codec of {@link $T}.\n", type)
                        .addAnnotation(generated())
                        .addModifiers(modifiers(record))
                        .addSuperinterface(ParameterizedTypeName.get(CodecNames.CODEC, type))
                        .addOriginatingElement(record);
        for (Field field : fields) {
            codec.addField(
                    FieldSpec.builder(
                                    ParameterizedTypeName.get(
                                            CodecNames.CODEC, field.type().name()),
                                    field.constant(),
                                    Modifier.PRIVATE,
                                    Modifier.STATIC,
                                    Modifier.FINAL)
                            .initializer(field.type().codec())
                            .build());
        }
        codec.addField(
                FieldSpec.builder(
                                ParameterizedTypeName.get(List.class, String.class),
                                "FIELDS",
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer(
                                "$T.of($L)",
                                List.class,
                                fields.stream()
                                        .map(f -> CodeBlock.of("$S", f.name()))
                                        .collect(CodeBlock.joining(", ")))
                        .build());
        codec.addField(
                FieldSpec.builder(
                                ParameterizedTypeName.get(CodecNames.CODEC, type),
                                "CODEC",
                                Modifier.PUBLIC,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer("new $T()", name)
                        .build());
        codec.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        codec.addMethod(decode(type, fields));
        codec.addMethod(decodeText(type));
        codec.addMethod(encode(type, fields));
        codec.addMethod(schema(record, fields, javadoc));
        return JavaFile.builder(name.packageName(), codec.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
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

    private MethodSpec decode(TypeName type, List<Field> fields) {
        MethodSpec.Builder method =
                override("decode")
                        .returns(nullable(type))
                        .addParameter(CodecNames.JSON_READER, "reader");
        method.beginControlFlow("if (!reader.beginObject())")
                .addStatement("return null")
                .endControlFlow();
        method.addStatement("$T problems = reader.problems()", CodecNames.PROBLEMS);
        method.addStatement("int mark = problems.size()");
        method.addStatement("boolean[] seen = new boolean[$L]", fields.size());
        for (Field field : fields) {
            method.addStatement("$T $N = null", field.type().name(), local(field));
        }
        method.beginControlFlow(
                "for (String field = reader.nextField(); field != null; field ="
                        + " reader.nextField())");
        method.beginControlFlow("switch (field)");
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            method.beginControlFlow("case $S ->", field.name());
            method.beginControlFlow("if (seen[$L])", i)
                    .addStatement("problems.forget(mark, field)")
                    .endControlFlow();
            method.addStatement("seen[$L] = true", i);
            method.addStatement("$N = reader.field(field, $N)", local(field), field.constant());
            method.endControlFlow();
        }
        method.addStatement("default -> reader.skip()");
        method.endControlFlow().endControlFlow();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (field.required()) {
                method.beginControlFlow("if (!seen[$L])", i)
                        .addStatement("reader.missing($S)", field.name())
                        .endControlFlow();
            } else if (field.otherwise() != null) {
                method.beginControlFlow("if (!seen[$L])", i)
                        .addStatement("$N = $L", local(field), field.otherwise())
                        .endControlFlow();
            }
        }
        method.beginControlFlow("if (!reader.endObject(mark, FIELDS))")
                .addStatement("return null")
                .endControlFlow();
        method.beginControlFlow("try");
        method.addStatement(
                "return new $T($L)",
                type,
                fields.stream()
                        .map(f -> CodeBlock.of("$N", local(f)))
                        .collect(CodeBlock.joining(", ")));
        method.nextControlFlow("catch ($T refusal)", IllegalArgumentException.class)
                .addStatement("reader.refused(refusal)")
                .addStatement("return null")
                .endControlFlow();
        return method.build();
    }

    private static MethodSpec decodeText(TypeName type) {
        return override("decodeText")
                .returns(nullable(type))
                .addParameter(String.class, "text")
                .addParameter(CodecNames.PROBLEMS, "problems")
                .addStatement(
                        "problems.add($S, $S)",
                        "model_attributes_type",
                        "Input should be a valid dictionary or object to extract fields from")
                .addStatement("return null")
                .build();
    }

    private static MethodSpec encode(TypeName type, List<Field> fields) {
        MethodSpec.Builder method =
                override("encode")
                        .addParameter(type, "value")
                        .addParameter(CodecNames.JSON_WRITER, "writer")
                        .addStatement("writer.beginObject()");
        for (Field field : fields) {
            switch (field.kind()) {
                case INT, LONG, SHORT, BYTE, DOUBLE ->
                        method.addStatement(
                                "writer.name($S).number(value.$N())", field.name(), field.name());
                case BOOLEAN ->
                        method.addStatement(
                                "writer.name($S).bool(value.$N())", field.name(), field.name());
                default -> {
                    method.addStatement("writer.name($S)", field.name());
                    method.addStatement(
                            "$N.encode(value.$N(), writer)", field.constant(), field.name());
                }
            }
        }
        return method.addStatement("writer.endObject()").build();
    }

    private static MethodSpec schema(TypeElement record, List<Field> fields, Javadoc javadoc) {
        String title = record.getSimpleName().toString();
        CodeBlock.Builder object =
                CodeBlock.builder()
                        .add(
                                "new $T(schemas, $S, $S)",
                                CodecNames.OBJECT_SCHEMA,
                                title,
                                javadoc.text());
        object.indent().indent();
        for (Field field : fields) {
            if (field.required()) {
                object.add(
                        "\n.required($S, $N, $S)",
                        field.name(),
                        field.constant(),
                        field.description());
            } else {
                CodeBlock otherwise = field.otherwise();
                object.add(
                        "\n.optional($S, $N, $L, $S)",
                        field.name(),
                        field.constant(),
                        otherwise == null || field.type().optional()
                                ? CodeBlock.of("null")
                                : otherwise,
                        field.description());
            }
        }
        object.add("\n.toSchema()").unindent().unindent();
        return override("schema")
                .returns(CodecNames.SCHEMA)
                .addParameter(CodecNames.SCHEMAS, "schemas")
                .addStatement(
                        "return schemas.named($S, $S, () -> $L)",
                        title,
                        record.getQualifiedName().toString(),
                        object.build())
                .build();
    }

    private static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC);
    }

    private static TypeName nullable(TypeName type) {
        if (type instanceof ArrayTypeName) {
            return type;
        }
        return type.annotated(AnnotationSpec.builder(CodecNames.NULLABLE).build());
    }

    /** Marks source as written by the processor. */
    public static AnnotationSpec generated() {
        return AnnotationSpec.builder(CodecNames.GENERATED)
                .addMember("value", "$S", "dev.jumun.processor.JumunProcessor")
                .build();
    }

    /** Components may be called what the method calls its own. */
    private static String local(Field field) {
        return switch (field.name()) {
            case "reader", "problems", "mark", "seen", "field", "refusal" -> field.name() + "Value";
            default -> field.name();
        };
    }

    /** {@code unitPrice} becomes {@code UNIT_PRICE}. */
    public static String constant(String name) {
        String constant = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        return constant.equals("CODEC") || constant.equals("FIELDS") ? constant + "_" : constant;
    }
}
