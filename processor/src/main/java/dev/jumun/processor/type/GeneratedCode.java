package dev.jumun.processor.type;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;

import java.util.Locale;

import javax.lang.model.element.Modifier;

/** What all generated classes have in common. */
public final class GeneratedCode {
    private GeneratedCode() {}

    /** Marks source as written by the processor. */
    public static AnnotationSpec annotation() {
        return AnnotationSpec.builder(CodecNames.GENERATED)
                .addMember("value", "$S", "dev.jumun.processor.JumunProcessor")
                .build();
    }

    /** Begins a method that the generated class overrides. */
    public static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC);
    }

    /** A type that may be null; an array is not marked. */
    static TypeName nullable(TypeName type) {
        if (type instanceof ArrayTypeName) {
            return type;
        }
        return type.annotated(AnnotationSpec.builder(CodecNames.NULLABLE).build());
    }

    /** {@code unitPrice} becomes {@code UNIT_PRICE}. */
    public static String constant(String name) {
        String constant = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        return constant.equals("CODEC") || constant.equals("FIELDS") ? constant + "_" : constant;
    }
}
