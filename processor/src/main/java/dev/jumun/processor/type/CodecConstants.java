package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import javax.lang.model.element.Modifier;

/** The codecs that a generated class makes once: each is a constant, and equal ones are one. */
final class CodecConstants {
    /** The constants by what they hold. */
    private final Map<Constant, String> names = new LinkedHashMap<>();

    private final List<FieldSpec> fresh = new ArrayList<>();
    private final BiFunction<Object, String, String> naming;

    private record Constant(TypeName type, CodeBlock value) {}

    /**
     * Makes an empty set.
     *
     * @param naming finds the name of a thing, given a proposal
     */
    CodecConstants(BiFunction<Object, String, String> naming) {
        this.naming = naming;
    }

    /** Returns the name of a codec's constant. Adds the constant if it is missing. */
    String of(TypeModel type, String proposal) {
        Constant constant = new Constant(type.name(), type.codec());
        return names.computeIfAbsent(
                constant,
                _ ->
                        add(
                                constant,
                                ParameterizedTypeName.get(CodecNames.CODEC, constant.type()),
                                proposal,
                                constant.value()));
    }

    /** The name of a codec's constant; null if there is none. */
    @Nullable String find(TypeModel type) {
        return names.get(new Constant(type.name(), type.codec()));
    }

    /** Adds a constant. */
    String add(Object thing, TypeName type, String proposal, CodeBlock value) {
        String name = naming.apply(thing, proposal);
        fresh.add(
                FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(value)
                        .build());
        return name;
    }

    /** Moves what was added to the fields of a class. */
    void addTo(List<FieldSpec> fields) {
        fields.addAll(fresh);
        fresh.clear();
    }
}
