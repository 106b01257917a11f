package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Turns Jakarta Validation's annotations, and those it lacks, into rules of a codec. */
final class ConstraintReader {
    /** Null is not empty or blank to Jumun, but Jakarta Validation refuses it with these. */
    private static final Set<String> NOT_NULL =
            Set.of(ConstraintUses.JAKARTA + "NotBlank", ConstraintUses.JAKARTA + "NotEmpty");

    private final Context context;
    private final ConstraintUses uses;
    private final ValidatorReader validators;
    private final ConstraintCode code;
    private final ImpossibleRules impossible;

    ConstraintReader(Context context) {
        this.context = context;
        this.uses = new ConstraintUses(context);
        this.validators = new ValidatorReader(context);
        this.code = new ConstraintCode(context);
        this.impossible = new ImpossibleRules(context);
    }

    /** A codec with rules, and the constraints that they come from. */
    record Rules(CodeBlock codec, List<AnnotationMirror> constraints) {}

    /**
     * Adds the rules of the annotations to a codec; those that do not fit the type are errors.
     *
     * @param nullable whether null is one of the values
     */
    Rules apply(
            CodeBlock codec,
            TypeMirror type,
            List<? extends AnnotationMirror> annotations,
            Element where,
            boolean nullable) {
        CodeBlock result = codec;
        List<AnnotationMirror> constraints = new ArrayList<>();
        int errors = context.diagnostics().errors();
        List<ConstraintUse> declared = uses.read(annotations, where);
        for (ConstraintUse use : flat(declared)) {
            constraints.add(use.annotation());
            if (use.name().equals(ConstraintUses.JAKARTA + "Null")) {
                result = nothing(result, use, type, where, nullable);
                continue;
            }
            if (use.name().equals(ConstraintUses.JAKARTA + "NotNull")) {
                notNull(use, where, nullable);
                continue;
            }
            if (nullable && NOT_NULL.contains(use.name())) {
                contradict(use, where);
                continue;
            }
            CodeBlock rule = rule(use, type, null, where);
            if (rule != null) {
                result = CodeBlock.of("$L.with($L)", result, rule);
            }
        }
        if (context.diagnostics().errors() == errors) {
            impossible.check(declared, type, where);
        }
        return new Rules(result, constraints);
    }

    /** The rules of a whole record, which are checked once it is made; null if it has none. */
    @Nullable CodeBlock ofRecord(TypeElement record, CodeBlock names) {
        List<CodeBlock> rules = new ArrayList<>();
        for (ConstraintUse use : flat(uses.read(record.getAnnotationMirrors(), record))) {
            CodeBlock rule = rule(use, record.asType(), names, record);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return rules.isEmpty()
                ? null
                : CodeBlock.of(
                        "$T.all($T.of($L))",
                        CodecNames.CONSTRAINTS,
                        List.class,
                        rules.stream().collect(CodeBlock.joining(", ")));
    }

    /** A constraint that is made of others is replaced by them, unless it is reported as one. */
    private static List<ConstraintUse> flat(List<ConstraintUse> uses) {
        List<ConstraintUse> flat = new ArrayList<>();
        for (ConstraintUse use : uses) {
            boolean stands =
                    use.single()
                            || use.parts().isEmpty()
                            || !ValidatorReader.validators(use.annotation()).isEmpty();
            if (!use.single()) {
                flat.addAll(flat(use.parts()));
            }
            if (stands) {
                flat.add(use);
            }
        }
        return flat;
    }

    /** The rule of a constraint with its message. */
    private @Nullable CodeBlock rule(
            ConstraintUse use, TypeMirror type, @Nullable CodeBlock names, Element where) {
        String message = use.message();
        if (use.single()) {
            List<CodeBlock> parts = new ArrayList<>();
            for (ConstraintUse part : flat(use.parts())) {
                CodeBlock rule = rule(part, type, names, where);
                if (rule != null) {
                    parts.add(rule);
                }
            }
            if (!ValidatorReader.validators(use.annotation()).isEmpty()) {
                CodeBlock own = validators.rule(use.annotation(), type, names, where);
                if (own != null) {
                    parts.add(own);
                }
            }
            return parts.isEmpty()
                    ? null
                    : CodeBlock.of(
                            "$T.<$T>single($S, $T.of($L))",
                            CodecNames.CONSTRAINTS,
                            TypeName.get(type).box().withoutAnnotations(),
                            message,
                            List.class,
                            parts.stream().collect(CodeBlock.joining(", ")));
        }
        if (!use.name().startsWith(ConstraintUses.JAKARTA) && !ConstraintUses.isOwn(use.name())) {
            return validators.rule(use.annotation(), type, names, where);
        }
        CodeBlock rule = code.rule(use.simpleName(), use.annotation(), type, where);
        return rule == null || message == null
                ? rule
                : CodeBlock.of("$T.message($S, $L)", CodecNames.CONSTRAINTS, message, rule);
    }

    /** Reports constraints of what is only written: they would not be checked. */
    void refuseAtResult(Element method) {
        for (AnnotationMirror annotation : method.getAnnotationMirrors()) {
            if (ConstraintUses.isConstraint(annotation)
                    && !Annotations.name(annotation).equals(ConstraintUses.JAKARTA + "NotNull")) {
                context.diagnostics()
                        .error(
                                method,
                                "CONSTRAINT-7",
                                "@%s is on the result of %s, but results are not validated."
                                        .formatted(
                                                annotation
                                                        .getAnnotationType()
                                                        .asElement()
                                                        .getSimpleName(),
                                                method.getSimpleName()),
                                "Put it on a parameter or a record's component, or remove it.");
            }
        }
    }

    private CodeBlock nothing(
            CodeBlock codec, ConstraintUse use, TypeMirror type, Element where, boolean nullable) {
        if (!nullable) {
            context.diagnostics()
                    .error(
                            where,
                            "CONSTRAINT-5",
                            "@Null is for a value that may be null, but %s may not."
                                    .formatted(ConstraintCode.plain(type)),
                            "Mark it @Nullable, or remove @Null.");
            return codec;
        }
        String message = use.message();
        return CodeBlock.of(
                "$T.nothing($L, $S)",
                CodecNames.CODECS,
                codec,
                message == null ? "Input should be None" : message);
    }

    /** It states what is true anyway, and the error for a missing value has its own message. */
    private void notNull(ConstraintUse use, Element where, boolean nullable) {
        if (use.message() != null) {
            context.diagnostics()
                    .error(
                            where,
                            "CONSTRAINT-6",
                            "The message of @NotNull is not used: a missing value is reported as"
                                    + " \"Field required\".",
                            "Remove the message.");
        } else if (nullable) {
            context.diagnostics()
                    .error(
                            where,
                            "CONSTRAINT-5",
                            "@NotNull and @Nullable contradict each other.",
                            "Remove one of them. A value that is required, but may be null, is"
                                    + " @Nullable @Required.");
        }
    }

    private void contradict(ConstraintUse use, Element where) {
        context.diagnostics()
                .error(
                        where,
                        "CONSTRAINT-5",
                        "@%s and @Nullable contradict each other.".formatted(use.simpleName()),
                        "Remove one of them. Text that is null or not empty is @Nullable"
                                + " @Size(min = 1).");
    }
}
