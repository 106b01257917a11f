package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import javax.lang.model.element.Modifier;

/**
 * The codecs of a record's members, as the code of its own codec names them. One that has to be
 * made is a constant; equal ones are one constant. A codec that is made for type arguments makes
 * those of its members, and finds them by their numbers.
 */
final class MemberCodecs {
    private final RecordModel record;

    /** The constants by what they hold, in the order in which they were asked for. */
    private final Map<Constant, String> constants = new LinkedHashMap<>();

    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

    private record Constant(TypeName type, CodeBlock value) {}

    MemberCodecs(RecordModel record) {
        this.record = record;
        record.declared().forEach(field -> numbers.put(field, numbers.size()));
        record.computed().forEach(member -> numbers.put(member, numbers.size()));
    }

    /** The number of a member among all that are written. */
    int number(Object member) {
        return Objects.requireNonNull(numbers.get(member));
    }

    CodeBlock of(RecordField field) {
        return of(field, field.type(), field.constant());
    }

    CodeBlock of(ComputedMember member) {
        return of(member, member.type(), member.constant());
    }

    private CodeBlock of(Object member, TypeModel type, String constant) {
        return record.isGeneric()
                ? CodeBlock.of("codec($L)", number(member))
                : constant(type, constant);
    }

    private CodeBlock constant(TypeModel type, String constant) {
        return GeneratedCode.isName(type.codec())
                ? type.codec()
                : CodeBlock.of(
                        "$N",
                        constants.computeIfAbsent(
                                new Constant(type.name(), type.codec()), _ -> constant));
    }

    /**
     * The codec of a member's type where the members are declared: its constant, if the code that
     * reads and writes has asked for it.
     */
    CodeBlock declared(TypeModel type) {
        String constant = constants.get(new Constant(type.name(), type.codec()));
        return constant == null ? type.codec() : CodeBlock.of("$N", constant);
    }

    void addConstants(TypeSpec.Builder codec) {
        constants.forEach((constant, name) ->
                codec.addField(
                        FieldSpec.builder(
                                        ParameterizedTypeName.get(
                                                CodecNames.CODEC, constant.type()),
                                        name,
                                        Modifier.PRIVATE,
                                        Modifier.STATIC,
                                        Modifier.FINAL)
                                .initializer(constant.value())
                                .build()));
    }
}
