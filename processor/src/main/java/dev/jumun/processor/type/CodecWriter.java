package dev.jumun.processor.type;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;

import dev.jumun.processor.source.Context;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;

/** Writes the codec of a record that has a class of its own. */
public final class CodecWriter {
    /** The constant with the encoded names of the members. */
    static final String NAMES = "NAMES";

    private final Context context;

    CodecWriter(Context context) {
        this.context = context;
    }

    JavaFile write(RecordModel model) {
        TypeElement record = model.element();
        ClassName name = context.codecName(record);
        TypeName type = TypeName.get(record.asType());
        TypeSpec.Builder codec =
                TypeSpec.classBuilder(name)
                        .addJavadoc("The codec of {@link $T}.\n", ClassName.get(record))
                        .addAnnotations(GeneratedCode.annotations(context, record))
                        .addModifiers(modifiers(isPublic(record)))
                        .superclass(ParameterizedTypeName.get(CodecNames.RECORD_CODEC, type))
                        .addOriginatingElement(record);
        CodecConstants constants = new CodecConstants((_, proposal) -> proposal);
        MemberCodecs codecs = new MemberCodecs(model, constants, null);
        MethodSpec read = new DecodeCode(model, codecs).read(overriding("read"));
        MethodSpec write = new EncodeCode(model, codecs).write(overriding("write"));
        List<FieldSpec> fields = new ArrayList<>();
        constants.addTo(fields);
        fields.forEach(codec::addField);
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        if (model.isGeneric()) {
            beginGeneric(record, codec, constructor);
        } else {
            constructor.addModifiers(Modifier.PRIVATE);
            codec.addField(
                    FieldSpec.builder(
                                    name,
                                    CodecPlace.ONE,
                                    Modifier.PUBLIC,
                                    Modifier.STATIC,
                                    Modifier.FINAL)
                            .initializer("new $T()", name)
                            .build());
            codec.addField(
                    FieldSpec.builder(
                                    ParameterizedTypeName.get(List.class, byte[].class),
                                    NAMES,
                                    Modifier.PRIVATE,
                                    Modifier.STATIC,
                                    Modifier.FINAL)
                            .initializer("$N.names()", CodecPlace.ONE)
                            .build());
        }
        codec.addMethod(constructor.addCode(new MembersCode(model, codecs).code()).build());
        codec.addMethod(read);
        codec.addMethod(write);
        return GeneratedCode.file(context, name.packageName(), codec.build());
    }

    private static MethodSpec.Builder overriding(String name) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED);
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
                            DeclaredTypes.typeVariable(parameter.asType()));
        }
    }

    /** A codec is as visible as its record. */
    static Modifier[] modifiers(boolean isPublic) {
        return isPublic
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
}
