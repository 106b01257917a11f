package dev.jumun.processor.type;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.JavaTypes;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/** The code that names a record and declares its members, for reading, writing and the document. */
final class MembersCode {
    private final RecordModel record;
    private final MemberCodecs codecs;
    private final @Nullable AnnotationMirror said;

    MembersCode(RecordModel record, MemberCodecs codecs) {
        this.record = record;
        this.codecs = codecs;
        this.said = Annotations.own(record.element(), "Model");
    }

    /** The call of the super constructor, in a class that has one codec. */
    CodeBlock code() {
        CodeBlock.Builder code = CodeBlock.builder().add("super(").add(name()).add("$>$>");
        if (!record.javadoc().text().isEmpty()) {
            code.add("\n.described($S)", record.javadoc().text());
        }
        declareAll(code);
        return code.add("$<$<);\n").build();
    }

    /**
     * The expression that makes the codec, in a class that has several. The members are no argument
     * of a call: javac would read them twice.
     */
    CodeBlock shared(String home, int number) {
        CodeBlock.Builder code =
                CodeBlock.builder()
                        .add(
                                "members($T.class, $S)",
                                ClassName.get(record.element()),
                                record.javadoc().text())
                        .add(title())
                        .add("$>$>");
        declareAll(code);
        return code.add("\n.codec($N, $L)$<$<", home, number).build();
    }

    private void declareAll(CodeBlock.Builder code) {
        for (RecordField field : record.declared()) {
            declare(field, code);
        }
        for (ComputedMember member : record.computed()) {
            code.add(
                    "\n.computed($S, $L, $S)",
                    member.wireName(),
                    codecs.declared(member, member.type()),
                    member.text());
        }
        if (record.extra() != null) {
            code.add("\n.open($L)", record.extra().codec());
        } else if (record.closed()) {
            code.add("\n.closed()");
        }
        List<String> examples =
                said == null
                        ? List.of()
                        : Annotations.list(said, "examples").stream()
                                .map(Object::toString)
                                .toList();
        if (!examples.isEmpty()) {
            code.add(
                    "\n.examples($L)",
                    examples.stream()
                            .map(example -> CodeBlock.of("$S", example))
                            .collect(CodeBlock.joining(", ")));
        }
    }

    private CodeBlock name() {
        if (record.isGeneric()) {
            return CodeBlock.of("members(name)");
        }
        TypeElement element = record.element();
        String simple = element.getSimpleName().toString();
        return CodeBlock.of("members($S, $S)$L", simple, JavaTypes.qualifiedName(element), title());
    }

    private CodeBlock title() {
        String title = said == null ? "" : Annotations.text(said, "title", "");
        return title.isEmpty() ? CodeBlock.of("") : CodeBlock.of(".titled($S)", title);
    }

    private void declare(RecordField field, CodeBlock.Builder code) {
        if (field.required()) {
            code.add(
                    "\n.required($S, $L, $S)",
                    field.wireName(),
                    codecs.declared(field, field.type()),
                    field.description());
        } else {
            code.add(
                    "\n.optional($S, $L, $L, $S)",
                    field.wireName(),
                    codecs.declared(field, field.type()),
                    field.otherwise() == null ? CodeBlock.of("null") : field.otherwise(),
                    field.description());
            if (!field.documented()) {
                code.add(".undocumented()");
            }
            if (requiresDefaults() && !field.isMaybe()) {
                code.add(".alwaysWritten()");
            }
        }
        if (!field.writtenName().equals(field.wireName())) {
            code.add(".written($S)", field.writtenName());
        }
        CodeBlock details = field.details().arguments();
        if (details != null) {
            code.add("\n.details($L)", details);
        }
    }

    private boolean requiresDefaults() {
        return said != null && Annotations.flag(said, "requiredInResponses", false);
    }
}
