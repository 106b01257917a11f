package dev.jumun.processor.type;

import dev.jumun.processor.source.Annotations;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.type.TypeMirror;

/**
 * The value of a {@code @Default}, as far as rules look at it.
 *
 * @param text as it is written
 * @param isText whether its type is text
 * @param size how many items, entries or characters it has
 */
record DefaultValue(String text, boolean isText, long size) {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    DefaultValue(String text, TypeMirror type) {
        this(
                text,
                TypeTests.isType(type, "java.lang.String"),
                text.equals("{}") && TypeTests.isType(type, "java.util.Map")
                        ? 0
                        : text.codePointCount(0, text.length()));
    }

    DefaultValue(String text, int items) {
        this(text, false, items);
    }

    /** Whether it keeps a constraint. One that does not fit its type is reported elsewhere. */
    boolean keeps(String constraint, AnnotationMirror annotation) {
        return switch (constraint) {
            case "Min" -> compare(annotation) >= 0;
            case "Max" -> compare(annotation) <= 0;
            case "DecimalMin" -> compare(annotation) >= (isInclusive(annotation) ? 0 : 1);
            case "DecimalMax" -> compare(annotation) <= (isInclusive(annotation) ? 0 : -1);
            case "Positive" -> sign(1) > 0;
            case "PositiveOrZero" -> sign(1) >= 0;
            case "Negative" -> sign(-1) < 0;
            case "NegativeOrZero" -> sign(-1) <= 0;
            case "MultipleOf" -> isMultiple(Decimals.orNull(text), bound(annotation));
            case "Digits" ->
                    hasDigits(
                            Decimals.orNull(text),
                            Annotations.number(annotation, "integer", 0),
                            Annotations.number(annotation, "fraction", 0));
            case "Size" ->
                    size >= Annotations.number(annotation, "min", 0)
                            && size <= Annotations.number(annotation, "max", Integer.MAX_VALUE);
            case "NotEmpty" -> size > 0;
            case "NotBlank" -> !text.isBlank();
            case "Pattern" -> !isText || fits(annotation);
            case "Email" -> !isText || EMAIL.matcher(text).matches();
            case "AssertTrue" -> !text.equals("false");
            case "AssertFalse" -> !text.equals("true");
            case "Null" -> false;
            default -> true;
        };
    }

    private static boolean isInclusive(AnnotationMirror annotation) {
        return Annotations.flag(annotation, "inclusive", true);
    }

    /** The number of a constraint; null if it isn't one. */
    static @Nullable BigDecimal bound(AnnotationMirror annotation) {
        return Decimals.orNull(Annotations.text(annotation, "value", "0"));
    }

    private int compare(AnnotationMirror annotation) {
        BigDecimal number = Decimals.orNull(text);
        BigDecimal bound = bound(annotation);
        return number == null || bound == null ? 0 : number.compareTo(bound);
    }

    private int sign(int otherwise) {
        BigDecimal number = Decimals.orNull(text);
        return number == null ? otherwise : number.signum();
    }

    private static boolean isMultiple(@Nullable BigDecimal number, @Nullable BigDecimal of) {
        return number == null
                || of == null
                || of.signum() <= 0
                || number.remainder(of).signum() == 0;
    }

    private static boolean hasDigits(@Nullable BigDecimal number, long integer, long fraction) {
        return number == null
                || (number.precision() - number.scale() <= integer && number.scale() <= fraction);
    }

    private boolean fits(AnnotationMirror annotation) {
        try {
            return ConstraintCode.pattern(annotation).matcher(text).matches();
        } catch (PatternSyntaxException invalid) {
            return true;
        }
    }
}
