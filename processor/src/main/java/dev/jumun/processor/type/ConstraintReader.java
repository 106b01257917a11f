package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Turns Jakarta Validation's annotations, and those it lacks, into rules of a codec. */
final class ConstraintReader {
    private static final Set<String> NUMBERS =
            Set.of(
                    "java.lang.Integer",
                    "java.lang.Long",
                    "java.lang.Short",
                    "java.lang.Byte",
                    "java.lang.Double",
                    "java.lang.Float",
                    "java.math.BigInteger",
                    "java.math.BigDecimal");

    /** Null is not empty or blank to Jumun, but Jakarta Validation refuses it with these. */
    private static final Set<String> NOT_NULL =
            Set.of(ConstraintUses.JAKARTA + "NotBlank", ConstraintUses.JAKARTA + "NotEmpty");

    private static final Set<String> MOMENTS =
            Set.of(
                    "java.time.LocalDate",
                    "java.time.LocalDateTime",
                    "java.time.OffsetDateTime",
                    "java.time.Instant",
                    "java.time.LocalTime",
                    "java.time.OffsetTime",
                    "java.time.ZonedDateTime",
                    "java.time.YearMonth",
                    "java.time.Year");

    private final Context context;
    private final ConstraintUses uses;
    private final ValidatorReader validators;
    private final CheckReader checks;
    private final ImpossibleRules impossible;

    ConstraintReader(Context context) {
        this.context = context;
        this.uses = new ConstraintUses(context);
        this.validators = new ValidatorReader(context);
        this.checks = new CheckReader(context);
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
        CodeBlock rule = rule(use.simpleName(), use.annotation(), type, where);
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
                                    .formatted(plain(type)),
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

    private @Nullable CodeBlock rule(
            String name, AnnotationMirror annotation, TypeMirror type, Element where) {
        return switch (name) {
            case "Min" -> number(name, type, where, "atLeast", bound(annotation));
            case "Max" -> number(name, type, where, "atMost", bound(annotation));
            case "DecimalMin" ->
                    number(
                            name,
                            type,
                            where,
                            Annotations.flag(annotation, "inclusive", true)
                                    ? "atLeast"
                                    : "moreThan",
                            bound(annotation));
            case "DecimalMax" ->
                    number(
                            name,
                            type,
                            where,
                            Annotations.flag(annotation, "inclusive", true) ? "atMost" : "lessThan",
                            bound(annotation));
            case "Positive" -> number(name, type, where, "moreThan", "0");
            case "PositiveOrZero" -> number(name, type, where, "atLeast", "0");
            case "Negative" -> number(name, type, where, "lessThan", "0");
            case "NegativeOrZero" -> number(name, type, where, "atMost", "0");
            case "MultipleOf" -> number(name, type, where, "multipleOf", bound(annotation));
            case "Finite" ->
                    NUMBERS.contains(context.boxedName(type))
                            ? CodeBlock.of("$T.finite()", CodecNames.CONSTRAINTS)
                            : misfit(name, type, where, "a number");
            case "Check" -> checks.rule(annotation, type, where);
            case "Digits" -> digits(annotation, type, where);
            case "Size" ->
                    size(
                            name,
                            type,
                            where,
                            Annotations.number(annotation, "min", 0),
                            Annotations.number(annotation, "max", Integer.MAX_VALUE));
            case "NotEmpty" -> size(name, type, where, 1, Integer.MAX_VALUE);
            case "NotBlank" ->
                    text(name, type, where, CodeBlock.of("$T.notBlank()", CodecNames.CONSTRAINTS));
            case "Email" ->
                    text(name, type, where, CodeBlock.of("$T.email()", CodecNames.CONSTRAINTS));
            case "Pattern" -> pattern(annotation, type, where);
            case "Past", "PastOrPresent", "Future", "FutureOrPresent" -> moment(name, type, where);
            case "AssertTrue" -> truth(name, type, where, "must be true", "value -> value");
            case "AssertFalse" -> truth(name, type, where, "must be false", "value -> !value");
            default -> throw new IllegalStateException(name); // AnnotationPageTest knows them all
        };
    }

    private static String bound(AnnotationMirror annotation) {
        return Annotations.text(annotation, "value", "0");
    }

    private @Nullable CodeBlock number(
            String name, TypeMirror type, Element where, String rule, String bound) {
        if (!NUMBERS.contains(context.boxedName(type))) {
            return misfit(name, type, where, "a number");
        }
        try {
            java.math.BigDecimal number = new java.math.BigDecimal(bound);
            if (name.equals("MultipleOf") && number.signum() <= 0) {
                throw new NumberFormatException();
            }
        } catch (NumberFormatException e) {
            context.diagnostics()
                    .error(
                            where,
                            "TYPE-8",
                            "\"%s\" is not a valid number for @%s.".formatted(bound, name),
                            "Write it as 0.5 or 100.");
            return null;
        }
        return CodeBlock.of("$T.$L($S)", CodecNames.CONSTRAINTS, rule, bound);
    }

    private @Nullable CodeBlock digits(
            AnnotationMirror annotation, TypeMirror type, Element where) {
        if (!NUMBERS.contains(context.boxedName(type))) {
            return misfit("Digits", type, where, "a number");
        }
        long integer = Annotations.number(annotation, "integer", 0);
        long fraction = Annotations.number(annotation, "fraction", 0);
        if (integer < 0 || fraction < 0) {
            context.diagnostics()
                    .error(
                            where,
                            "TYPE-8",
                            "@Digits has a number of digits below 0.",
                            "Write 0 for none.");
            return null;
        }
        return CodeBlock.of("$T.digits($L, $L)", CodecNames.CONSTRAINTS, integer, fraction);
    }

    private @Nullable CodeBlock size(
            String name, TypeMirror type, Element where, long least, long most) {
        if (least > most || least < 0) {
            context.diagnostics()
                    .error(
                            where,
                            "TYPE-8",
                            "@%s allows no value: from %d to %d.".formatted(name, least, most),
                            "Set min to at least 0, and max to at least min.");
            return null;
        }
        return switch (context.boxedName(type)) {
            case "java.lang.String" ->
                    CodeBlock.of("$T.length($L, $L)", CodecNames.CONSTRAINTS, least, most(most));
            case "java.util.List", "java.util.Collection" ->
                    CodeBlock.of(
                            "$T.items($S, $L, $L)",
                            CodecNames.CONSTRAINTS,
                            "List",
                            least,
                            most(most));
            case "java.util.Set" ->
                    CodeBlock.of(
                            "$T.items($S, $L, $L)",
                            CodecNames.CONSTRAINTS,
                            "Set",
                            least,
                            most(most));
            case "java.util.Map" ->
                    CodeBlock.of("$T.entries($L, $L)", CodecNames.CONSTRAINTS, least, most(most));
            case "java.net.URI" ->
                    CodeBlock.of("$T.uriLength($L, $L)", CodecNames.CONSTRAINTS, least, most(most));
            default -> misfit(name, type, where, "text, a list, a set or a map");
        };
    }

    private static CodeBlock most(long most) {
        return most == Integer.MAX_VALUE
                ? CodeBlock.of("$T.MAX_VALUE", Integer.class)
                : CodeBlock.of("$L", most);
    }

    private @Nullable CodeBlock text(String name, TypeMirror type, Element where, CodeBlock rule) {
        return context.boxedName(type).equals("java.lang.String")
                ? rule
                : misfit(name, type, where, "text");
    }

    private @Nullable CodeBlock pattern(
            AnnotationMirror annotation, TypeMirror type, Element where) {
        String regex = Annotations.text(annotation, "regexp", "");
        int flags = 0;
        try {
            flags = pattern(annotation).flags();
        } catch (PatternSyntaxException e) {
            context.diagnostics()
                    .error(
                            where,
                            "TYPE-4",
                            "\"%s\" is not a regular expression: %s near index %d."
                                    .formatted(regex, e.getDescription(), e.getIndex()),
                            "Correct it as java.util.regex.Pattern describes.");
            return null;
        }
        return text(
                "Pattern",
                type,
                where,
                CodeBlock.of("$T.pattern($S, $L)", CodecNames.CONSTRAINTS, regex, flags));
    }

    /** The pattern of Jakarta's {@code @Pattern}. */
    static Pattern pattern(AnnotationMirror annotation) {
        int flags = 0;
        for (Object flag : Annotations.list(annotation, "flags")) {
            flags |= flag(flag.toString());
        }
        return Pattern.compile(Annotations.text(annotation, "regexp", ""), flags);
    }

    private static int flag(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "UNIX_LINES" -> Pattern.UNIX_LINES;
            case "CASE_INSENSITIVE" -> Pattern.CASE_INSENSITIVE;
            case "COMMENTS" -> Pattern.COMMENTS;
            case "MULTILINE" -> Pattern.MULTILINE;
            case "DOTALL" -> Pattern.DOTALL;
            case "UNICODE_CASE" -> Pattern.UNICODE_CASE;
            case "CANON_EQ" -> Pattern.CANON_EQ;
            default -> 0;
        };
    }

    private @Nullable CodeBlock moment(String name, TypeMirror type, Element where) {
        if (!MOMENTS.contains(context.boxedName(type))) {
            return misfit(name, type, where, "a date or time");
        }
        String test =
                switch (name) {
                    case "Past" -> "value.isBefore($T.now())";
                    case "PastOrPresent" -> "!value.isAfter($T.now())";
                    case "Future" -> "value.isAfter($T.now())";
                    default -> "!value.isBefore($T.now())";
                };
        String words =
                switch (name) {
                    case "Past" -> "must be in the past";
                    case "PastOrPresent" -> "must be in the past or present";
                    case "Future" -> "must be in the future";
                    default -> "must be in the present or future";
                };
        return CodeBlock.of(
                "$T.<$T>rule(value -> " + test + ", $S)",
                CodecNames.CONSTRAINTS,
                type,
                type,
                words);
    }

    private @Nullable CodeBlock truth(
            String name, TypeMirror type, Element where, String words, String test) {
        return context.boxedName(type).equals("java.lang.Boolean")
                ? CodeBlock.of(
                        "$T.<$T>rule($L, $S)", CodecNames.CONSTRAINTS, Boolean.class, test, words)
                : misfit(name, type, where, "true or false");
    }

    private @Nullable CodeBlock misfit(String name, TypeMirror type, Element where, String wanted) {
        context.diagnostics()
                .error(
                        where,
                        "TYPE-3",
                        "@%s is for %s, but this is %s.".formatted(name, wanted, plain(type)),
                        "Remove it, or change the type.");
        return null;
    }

    private static String plain(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? declared.asElement().toString()
                : type.getKind().name().toLowerCase(java.util.Locale.ROOT);
    }
}
