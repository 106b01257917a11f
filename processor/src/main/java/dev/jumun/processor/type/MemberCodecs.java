package dev.jumun.processor.type;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;

import org.jspecify.annotations.Nullable;

import java.util.IdentityHashMap;
import java.util.Objects;

/**
 * The members of a record, as the code of its codec names them and their codecs. A codec that has
 * to be made is a constant. A codec that is made for type arguments makes those of its members, and
 * finds them by their numbers.
 */
final class MemberCodecs {
    /** The constant with the rules of the whole record; no component can be called so. */
    private static final String RULES = "RECORD$RULES";

    private final RecordModel record;
    private final CodecConstants constants;

    /** The constant of the record's codec in a class that others share; null if it has its own. */
    private final @Nullable String shared;

    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

    /** The codecs that the code has asked for, by their members. */
    private final IdentityHashMap<Object, CodeBlock> asked = new IdentityHashMap<>();

    MemberCodecs(RecordModel record, CodecConstants constants, @Nullable String shared) {
        this.record = record;
        this.constants = constants;
        this.shared = shared;
        record.declared().forEach(field -> numbers.put(field, numbers.size()));
        record.computed().forEach(member -> numbers.put(member, numbers.size()));
    }

    /** The arguments that name a member to the writer. */
    CodeBlock name(Object member) {
        int number = Objects.requireNonNull(numbers.get(member));
        if (shared != null) {
            return CodeBlock.of("$N, $L", shared, number);
        }
        return CodeBlock.of(
                record.isGeneric() ? "names().get($L)" : CodecWriter.NAMES + ".get($L)", number);
    }

    CodeBlock of(RecordField field) {
        return of(field, field.type(), field.constant());
    }

    CodeBlock of(ComputedMember member) {
        return of(member, member.type(), member.constant());
    }

    private CodeBlock of(Object member, TypeModel type, String constant) {
        if (record.isGeneric()) {
            return CodeBlock.of("codec($L)", numbers.get(member));
        }
        return asked.computeIfAbsent(member, _ -> named(type, constant));
    }

    private CodeBlock named(TypeModel type, String constant) {
        return GeneratedCode.isName(type.codec())
                ? type.codec()
                : CodeBlock.of("$N", constants.of(type, constant));
    }

    /** The reader of the members. */
    CodeBlock reader() {
        return shared == null
                ? CodeBlock.of("reader(from)")
                : CodeBlock.of("$N.reader(from)", shared);
    }

    /** The codec of what the record does not declare. */
    CodeBlock others() {
        return shared == null ? CodeBlock.of("others()") : CodeBlock.of("$N.others()", shared);
    }

    /** The constant with the rules of the whole record. */
    CodeBlock rules(CodeBlock rules) {
        return CodeBlock.of(
                "$N",
                constants.add(
                        record.element(),
                        ParameterizedTypeName.get(
                                CodecNames.CONSTRAINT, ClassName.get(Object.class)),
                        shared == null ? RULES : shared + "_RULES",
                        rules));
    }

    /**
     * The codec of a member's type where the members are declared: its constant, if the code that
     * reads and writes has asked for it.
     */
    CodeBlock declared(Object member, TypeModel type) {
        CodeBlock known = asked.get(member);
        if (known != null) {
            return known;
        }
        String constant = GeneratedCode.isName(type.codec()) ? null : constants.find(type);
        return constant == null ? type.codec() : CodeBlock.of("$N", constant);
    }
}
