package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The code of the constraints of Jakarta Validation, and of ours. */
final class ConstraintCode {
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
    private final CheckReader checks;

    ConstraintCode(Context context) {
        this.context = context;
        this.checks = new CheckReader(context);
    }

    /**
     * The rule of a constraint by its simple name; null if it does not fit the type: an error has
     * been reported then.
     */
    @Nullable CodeBlock rule(
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
            BigDecimal number = Decimals.parse(bound);
            if (name.equals("MultipleOf") && number.signum() <= 0) {
                throw new NumberFormatException();
            }
        } catch (NumberFormatException e) {
            context.diagnostics()
                    .error(
                            where,
                            "TYPE-8",
                            "\"%s\" is not a valid number for @%s.".formatted(bound, name),
                            "Write it as 0.5 or 100, with at most 1,000 digits.");
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

    /** What a type is called in a message. */
    static String plain(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? declared.asElement().toString()
                : type.getKind().name().toLowerCase(Locale.ROOT);
    }
}
