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
import com.palantir.javapoet.TypeVariableName;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.Details;
import dev.jumun.processor.source.Javadoc;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Writes the codec of a record. */
public final class CodecWriter {
    private record Field(
            String name,
            String wireName,
            String writtenName,
            Details details,
            String constant,
            TypeModel type,
            TypeKind kind,
            @Nullable CodeBlock otherwise,
            boolean documented,
            String description) {
        boolean required() {
            return otherwise == null && !type.mayBeLeftOut();
        }
    }

    private static final ClassName MAYBE = ClassName.get("dev.jumun", "Maybe");

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
        List<Computed> computed = computed(record);
        Field extras = extras(record, fields);
        if (extras != null && valueOfExtras(extras) == null) {
            context.diagnostics()
                    .error(
                            record,
                            "TYPE-15",
                            "The extras of %s are a %s."
                                    .formatted(record.getSimpleName(), extras.type().mirror()),
                            "Let them be a Map<String, V>.");
        }
        return context.diagnostics().errors() > errors
                ? null
                : write(record, fields, computed, extras, javadoc);
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
        boolean documented = true;
        if (annotation != null) {
            documented = Annotations.flag(annotation, "documented", true);
            otherwise =
                    defaults.read(
                            Annotations.text(annotation, "value", ""),
                            component.asType(),
                            component);
        } else if (type.optional() && type.mayBeLeftOut()) {
            otherwise = CodeBlock.of("$T.empty()", java.util.Optional.class);
        } else if (isMaybe(type)) {
            otherwise = CodeBlock.of("$T.unset()", MAYBE);
            documented = false;
        }
        AnnotationMirror field = Annotations.own(component, "Field");
        String alias = field == null ? "" : Annotations.text(field, "value", "");
        String wireName = alias.isEmpty() ? context.wireName(name) : alias;
        String written = field == null ? "" : Annotations.text(field, "written", "");
        Details details = Details.of(component, "Field");
        return new Field(
                name,
                wireName,
                written.isEmpty() ? wireName : written,
                details,
                isGeneric(record) ? name + "Codec" : constant(name),
                type,
                component.asType().getKind(),
                otherwise,
                documented,
                details.describedOr(javadoc.parameter(name)));
    }

    private static boolean isGeneric(TypeElement record) {
        return !record.getTypeParameters().isEmpty();
    }

    /** The component that takes what nobody declared, if there is one. */
    private static @Nullable Field extras(TypeElement record, List<Field> fields) {
        List<? extends RecordComponentElement> components = record.getRecordComponents();
        for (int i = 0; i < fields.size(); i++) {
            if (Annotations.own(components.get(i), "Extras") != null) {
                return fields.get(i);
            }
        }
        return null;
    }

    /** A method whose result is written. */
    private record Computed(
            String method, String wireName, String constant, TypeModel type, String text) {}

    private List<Computed> computed(TypeElement record) {
        List<Computed> all = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(record.getEnclosedElements())) {
            if (Annotations.own(method, "Computed") == null) {
                continue;
            }
            String name = method.getSimpleName().toString();
            if (!method.getParameters().isEmpty()
                    || method.getModifiers().contains(Modifier.PRIVATE)
                    || method.getModifiers().contains(Modifier.STATIC)) {
                context.diagnostics()
                        .error(
                                method,
                                "TYPE-14",
                                "%s.%s cannot be written as a member."
                                        .formatted(record.getSimpleName(), name),
                                "Let it be an instance method without parameters that is not"
                                        + " private.");
                continue;
            }
            TypeModel type =
                    types.read(
                            method.getReturnType(),
                            method,
                            new TypeReader.Unfit(
                                    "TYPE-1",
                                    "The computed "
                                            + name
                                            + " of "
                                            + record.getSimpleName()
                                            + " is a %s, which has no JSON form."));
            if (type != null) {
                Javadoc javadoc = Javadoc.of(context.elements(), method);
                all.add(
                        new Computed(
                                name,
                                context.wireName(name),
                                isGeneric(record) ? name + "Codec" : constant(name),
                                type,
                                javadoc.text().isEmpty() ? javadoc.result() : javadoc.text()));
            }
        }
        return all;
    }

    private static boolean isMaybe(TypeModel type) {
        return type.mirror() instanceof DeclaredType declared
                && ((TypeElement) declared.asElement())
                        .getQualifiedName()
                        .contentEquals("dev.jumun.Maybe");
    }

    private static boolean forbidsExtra(TypeElement record) {
        AnnotationMirror model = Annotations.own(record, "Model");
        return model != null && Annotations.text(model, "extra", "").endsWith("FORBID");
    }

    private JavaFile write(
            TypeElement record,
            List<Field> fields,
            List<Computed> computed,
            @Nullable Field extras,
            Javadoc javadoc) {
        ClassName name = TypeReader.codecName(record);
        TypeName type = TypeName.get(record.asType());
        boolean generic = isGeneric(record);
        TypeSpec.Builder codec =
                TypeSpec.classBuilder(name)
                        .addJavadoc("The codec of {@link $T}.\n", ClassName.get(record))
                        .addAnnotation(generated())
                        .addModifiers(modifiers(record))
                        .addSuperinterface(ParameterizedTypeName.get(CodecNames.OBJECT_CODEC, type))
                        .addOriginatingElement(record);
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        if (generic) {
            beginGeneric(record, codec, constructor);
        } else {
            constructor.addModifiers(Modifier.PRIVATE);
        }
        for (Field field : fields) {
            if (field != extras) {
                addCodec(
                        codec,
                        generic ? constructor : null,
                        field.type().name(),
                        field.constant(),
                        field.type().codec());
            }
        }
        for (Computed member : computed) {
            addCodec(
                    codec,
                    generic ? constructor : null,
                    member.type().name(),
                    member.constant(),
                    member.type().codec());
        }
        if (extras != null) {
            TypeModel value = Objects.requireNonNull(valueOfExtras(extras));
            addCodec(
                    codec,
                    generic ? constructor : null,
                    value.name(),
                    extras.constant(),
                    value.codec());
        }
        List<Field> declared = fields.stream().filter(field -> field != extras).toList();
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
        for (Field field : declared) {
            codec.addField(
                    FieldSpec.builder(
                                    byte[].class,
                                    nameOf(field),
                                    Modifier.PRIVATE,
                                    Modifier.STATIC,
                                    Modifier.FINAL)
                            .initializer(
                                    "$T.encodedName($S)",
                                    CodecNames.JSON_WRITER,
                                    field.writtenName())
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
        boolean closed = forbidsExtra(record);
        codec.addMethod(decode(type, fields, extras, closed));
        codec.addMethod(decodeText(type));
        codec.addMethod(encode(type, declared, computed, extras));
        if (types.isParameterModel(record.asType())) {
            codec.addMethod(decodeParameters(type, fields, closed));
        }
        codec.addMethod(schema(record, javadoc));
        codec.addMethod(describe(record, declared, computed, extras, closed));
        return JavaFile.builder(name.packageName(), codec.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
    }

    /** A generic codec is made for its type arguments: their names and codecs. */
    private static void beginGeneric(
            TypeElement record, TypeSpec.Builder codec, MethodSpec.Builder constructor) {
        constructor
                .addJavadoc("Of the type with this name, made of these.\n")
                .addParameter(String.class, "name")
                .addStatement("this.name = name");
        if (isPublic(record)) {
            constructor.addModifiers(Modifier.PUBLIC);
        }
        codec.addField(String.class, "name", Modifier.PRIVATE, Modifier.FINAL);
        for (TypeParameterElement parameter : record.getTypeParameters()) {
            codec.addTypeVariable(TypeVariableName.get(parameter));
            constructor
                    .addParameter(String.class, "nameOf" + parameter.getSimpleName())
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

    /** How the values of extra members cross the wire. */
    private @Nullable TypeModel valueOfExtras(Field extras) {
        if (extras.type().mirror() instanceof DeclaredType map
                && map.toString()
                        .replaceAll("@\\S+ ", "")
                        .startsWith("java.util.Map<java.lang.String")
                && map.getTypeArguments().size() == 2) {
            return types.ofExtras(map);
        }
        return null;
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

    private static MethodSpec decodeParameters(TypeName type, List<Field> fields, boolean closed) {
        MethodSpec.Builder method =
                override("decodeParameters")
                        .returns(nullable(type))
                        .addParameter(CodecNames.PARAMETER_SOURCE, "reader")
                        .addStatement("$T problems = reader.problems()", CodecNames.PROBLEMS)
                        .addStatement("int mark = problems.size()");
        for (Field field : fields) {
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
        method.addStatement("reader.end(FIELDS.list(), $L)", closed);
        method.beginControlFlow("if (problems.size() > mark)")
                .addStatement("return null")
                .endControlFlow();
        return construct(method, type, fields, "problems").build();
    }

    /** Ends a method with the new record, or the words with which its constructor refused. */
    private static MethodSpec.Builder construct(
            MethodSpec.Builder method, TypeName type, List<Field> fields, String refusedBy) {
        return method.beginControlFlow("try")
                .addStatement(
                        "return new $T($L)",
                        type,
                        fields.stream()
                                .map(f -> CodeBlock.of("$N", local(f)))
                                .collect(CodeBlock.joining(", ")))
                .nextControlFlow("catch ($T refusal)", IllegalArgumentException.class)
                .addStatement("$N.refused(refusal)", refusedBy)
                .addStatement("return null")
                .endControlFlow();
    }

    private MethodSpec decode(
            TypeName type, List<Field> all, @Nullable Field extras, boolean closed) {
        List<Field> fields = all.stream().filter(field -> field != extras).toList();
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
            method.addStatement(
                    "$T $N = $L",
                    isPrimitive(field) ? TypeName.get(field.type().mirror()) : field.type().name(),
                    local(field),
                    switch (field.kind()) {
                        case INT, LONG, SHORT, BYTE, DOUBLE -> "0";
                        case BOOLEAN -> "false";
                        default -> "null";
                    });
        }
        if (extras != null) {
            method.addStatement(
                    "$T $N = new $T<>()",
                    extras.type().name(),
                    local(extras),
                    java.util.LinkedHashMap.class);
        }
        method.beginControlFlow(
                "for (int field = reader.nextField(FIELDS, 0); field != $T.END; field ="
                        + " reader.nextField(FIELDS, field + 1))",
                CodecNames.FIELD_NAMES);
        method.beginControlFlow("switch (field)");
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
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
                    closed
                            ? "default -> reader.extra(reader.fieldName())"
                            : "default -> reader.skip()");
        }
        method.endControlFlow().endControlFlow();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
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
        return construct(method, type, all, "reader").build();
    }

    private static boolean isPrimitive(Field field) {
        return switch (field.kind()) {
            case INT, LONG, SHORT, BYTE, DOUBLE, BOOLEAN -> true;
            default -> false;
        };
    }

    /** Reads the value of a field: by its codec, or first by the short way. */
    private static CodeBlock read(Field field) {
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
        boolean boxed = !isPrimitive(field) && !isText(field);
        return quick == null || boxed
                ? CodeBlock.of("$L$L", cast, slow)
                : CodeBlock.of("$L ? $L : $L$L", quick.test(), quick.value(), cast, slow);
    }

    private static boolean isText(Field field) {
        return field.type().name().toString().equals("java.lang.String");
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

    private static MethodSpec encode(
            TypeName type, List<Field> fields, List<Computed> computed, @Nullable Field extras) {
        MethodSpec.Builder method =
                override("encode")
                        .addParameter(type, "value")
                        .addParameter(CodecNames.JSON_WRITER, "writer")
                        .addStatement("writer.beginObject()");
        for (Field field : fields) {
            switch (field.kind()) {
                case INT, LONG, SHORT, BYTE, DOUBLE ->
                        method.addStatement(
                                "writer.member($N).number(value.$N())",
                                nameOf(field),
                                field.name());
                case BOOLEAN ->
                        method.addStatement(
                                "writer.member($N).bool(value.$N())", nameOf(field), field.name());
                default -> {
                    if (isMaybe(field.type())) {
                        method.beginControlFlow("if (value.$N().isSet())", field.name())
                                .addStatement("writer.member($N)", nameOf(field))
                                .addStatement(
                                        "$N.encode(value.$N(), writer)",
                                        field.constant(),
                                        field.name())
                                .endControlFlow();
                        continue;
                    }
                    if (field.type().quick() != null && isText(field)) {
                        method.addStatement(
                                "writer.member($N).string(value.$N())",
                                nameOf(field),
                                field.name());
                        continue;
                    }
                    method.addStatement("writer.member($N)", nameOf(field));
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
        for (Computed member : computed) {
            method.addStatement("writer.name($S)", member.wireName())
                    .addStatement(
                            "$N.encode(value.$N(), writer)", member.constant(), member.method());
        }
        return method.addStatement("writer.endObject()").build();
    }

    /** The constant with the encoded name of a member; no component can be called so. */
    private static String nameOf(Field field) {
        return constant(field.name()) + "$NAME";
    }

    private static String title(TypeElement record) {
        AnnotationMirror model = Annotations.own(record, "Model");
        String own = model == null ? "" : Annotations.text(model, "title", "");
        return own.isEmpty() ? record.getSimpleName().toString() : own;
    }

    private static MethodSpec schema(TypeElement record, Javadoc javadoc) {
        return override("schema")
                .returns(CodecNames.SCHEMA)
                .addParameter(CodecNames.SCHEMAS, "schemas")
                .addStatement(
                        "return schemas.named($L, $L, () -> describe(new $T(schemas, $L,"
                                + " $S)).toSchema())",
                        isGeneric(record)
                                ? CodeBlock.of("name.replaceAll($S, $S)", "\\W", "_")
                                : CodeBlock.of("$S", record.getSimpleName().toString()),
                        isGeneric(record)
                                ? CodeBlock.of("$S + name", record.getQualifiedName().toString())
                                : CodeBlock.of("$S", record.getQualifiedName().toString()),
                        CodecNames.OBJECT_SCHEMA,
                        isGeneric(record)
                                ? CodeBlock.of("name")
                                : CodeBlock.of("$S", title(record)),
                        javadoc.text())
                .build();
    }

    private static MethodSpec describe(
            TypeElement record,
            List<Field> fields,
            List<Computed> computed,
            @Nullable Field extras,
            boolean closed) {
        CodeBlock.Builder object = CodeBlock.builder().add("object").indent().indent();
        for (Field field : fields) {
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
            }
            if (!field.writtenName().equals(field.wireName())) {
                object.add("\n.written($S)", field.writtenName());
            }
            CodeBlock details = field.details().arguments();
            if (details != null) {
                object.add("\n.details($L)", details);
            }
        }
        for (Computed member : computed) {
            object.add(
                    "\n.computed($S, $N, $S)", member.wireName(), member.constant(), member.text());
        }
        if (extras != null) {
            object.add("\n.open($N)", extras.constant());
        } else if (closed) {
            object.add("\n.closed()");
        }
        AnnotationMirror model = Annotations.own(record, "Model");
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
        return override("describe")
                .returns(CodecNames.OBJECT_SCHEMA)
                .addParameter(CodecNames.OBJECT_SCHEMA, "object")
                .addStatement("return $L", object.build())
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
            case "reader", "problems", "mark", "seen", "field", "refusal", "object", "name" ->
                    field.name() + "Value";
            default -> field.name();
        };
    }

    /** {@code unitPrice} becomes {@code UNIT_PRICE}. */
    public static String constant(String name) {
        String constant = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        return constant.equals("CODEC") || constant.equals("FIELDS") ? constant + "_" : constant;
    }
}
