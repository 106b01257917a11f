package dev.jumun.processor.type;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Writes the codecs that the records of a class share a class for. */
final class SharedCodecsWriter {
    private final CodecHome home;
    private final List<TypeElement> records;
    private final List<FieldSpec> fields = new ArrayList<>();
    private final List<MethodSpec> methods = new ArrayList<>();
    private final CodecConstants constants;

    // Which method is called for a number.
    private final CodeBlock.Builder reading = CodeBlock.builder();
    private final CodeBlock.Builder writing = CodeBlock.builder();

    SharedCodecsWriter(CodecHome home, Needs needs) {
        this.home = home;
        this.records = needs.inOrder(home.records().keySet());
        this.constants = new CodecConstants((thing, proposal) -> home.constant(thing, proposal));
    }

    JavaFile write() {
        for (int i = 0; i < records.size(); i++) {
            add(records.get(i), i);
        }
        boolean isPublic = records.stream().anyMatch(CodecWriter::isPublic);
        TypeSpec.Builder type =
                TypeSpec.classBuilder(home.name())
                        .addJavadoc(
                                "The codecs of the records in {@link $T}.\n",
                                ClassName.get(home.outermost()))
                        .addAnnotations(GeneratedCode.annotations(home.context(), home.outermost()))
                        .addModifiers(CodecWriter.modifiers(isPublic))
                        .superclass(CodecNames.SHARED_CODECS)
                        .addOriginatingElement(home.outermost())
                        .addField(
                                FieldSpec.builder(
                                                home.name(),
                                                home.all(),
                                                Modifier.PRIVATE,
                                                Modifier.STATIC,
                                                Modifier.FINAL)
                                        .initializer("new $T()", home.name())
                                        .build())
                        .alwaysQualify(home.all());
        fields.forEach(field -> {
            type.addField(field);
            type.alwaysQualify(field.name()); // a type of that name, which the constant hides
        });
        type.addMethod(
                dispatch("read")
                        .returns(Object.class)
                        .addParameter(CodecNames.OBJECT_SOURCE, "from")
                        .addCode("return switch (record) {\n$>$L$<};\n", reading.build())
                        .build());
        type.addMethod(
                dispatch("write")
                        .addParameter(Object.class, "value")
                        .addParameter(CodecNames.JSON_WRITER, "writer")
                        .addCode("switch (record) {\n$>$L$<}\n", writing.build())
                        .build());
        methods.forEach(type::addMethod);
        return GeneratedCode.file(home.context(), home.name().packageName(), type.build());
    }

    private static MethodSpec.Builder dispatch(String name) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(int.class, "record");
    }

    private void add(TypeElement element, int number) {
        RecordModel record = Objects.requireNonNull(home.records().get(element));
        String constant = home.constantOf(element);
        MemberCodecs codecs = new MemberCodecs(record, constants, constant);
        ClassName type = ClassName.get(element);
        String read = home.method("read", element);
        String write = home.method("write", element);
        methods.add(new DecodeCode(record, codecs).read(method(read)));
        methods.add(new EncodeCode(record, codecs).write(method(write)));
        String label = number == records.size() - 1 ? "default" : "case " + number;
        reading.addStatement("$L -> $N(from)", label, read);
        writing.addStatement("$L -> $N(($T) value, writer)", label, write, type);
        constants.addTo(fields);
        fields.add(
                FieldSpec.builder(
                                ParameterizedTypeName.get(CodecNames.SHARED_CODEC, type),
                                constant,
                                CodecWriter.isPublic(element)
                                        ? new Modifier[] {
                                            Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL
                                        }
                                        : new Modifier[] {Modifier.STATIC, Modifier.FINAL})
                        .initializer(new MembersCode(record, codecs).shared(home.all(), number))
                        .build());
    }

    private static MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    }
}
