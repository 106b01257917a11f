package dev.jumun.processor.type;

import com.palantir.javapoet.CodeBlock;

import dev.jumun.processor.source.Annotations;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

import javax.lang.model.element.AnnotationMirror;

/**
 * How the reader reads what almost every value of a simple type is: by a method that knows the
 * type's rules, and turns to the codec for values that break them. For types and rules without one
 * there is the codec.
 *
 * @param read an expression, of the primitive type or text
 */
record QuickRead(CodeBlock read) {
    private static final String JAKARTA = "jakarta.validation.constraints.";

    /** A number that is exact as a double, whatever is done with it here. */
    private static final BigDecimal EXACT = BigDecimal.valueOf(1L << 52);

    /**
     * Returns the short way of a type, if it has one.
     *
     * @param scalar the constant with the codec without rules, if it is a simple type
     * @param constraints where its rules come from
     */
    static @Nullable QuickRead of(
            @Nullable String scalar, List<? extends AnnotationMirror> constraints) {
        return switch (scalar) {
            case "LONG" -> whole(Long.MIN_VALUE, Long.MAX_VALUE, "in.whole", constraints);
            case "INTEGER" ->
                    whole(Integer.MIN_VALUE, Integer.MAX_VALUE, "in.integer", constraints);
            case "SHORT" ->
                    whole(Short.MIN_VALUE, Short.MAX_VALUE, "(short) in.integer", constraints);
            case "BYTE" -> whole(Byte.MIN_VALUE, Byte.MAX_VALUE, "(byte) in.integer", constraints);
            case "DOUBLE" -> number(constraints);
            case "STRING" -> text(constraints);
            case "BOOLEAN" ->
                    rules(constraints).isEmpty() ? new QuickRead(CodeBlock.of("in.truth()")) : null;
            case null, default -> null;
        };
    }

    private static List<? extends AnnotationMirror> rules(
            List<? extends AnnotationMirror> constraints) {
        return constraints.stream()
                .filter(a -> !Annotations.name(a).equals(JAKARTA + "NotNull"))
                .toList();
    }

    /** A bound of a number; null if the annotation isn't one. */
    private record Bound(boolean lower, boolean inclusive, BigDecimal value) {
        static @Nullable Bound of(AnnotationMirror annotation) {
            String name = Annotations.name(annotation).replace(JAKARTA, "");
            return switch (name) {
                case "Min" -> of(annotation, true, true);
                case "Max" -> of(annotation, false, true);
                case "DecimalMin" ->
                        of(annotation, true, Annotations.flag(annotation, "inclusive", true));
                case "DecimalMax" ->
                        of(annotation, false, Annotations.flag(annotation, "inclusive", true));
                case "Positive" -> new Bound(true, false, BigDecimal.ZERO);
                case "PositiveOrZero" -> new Bound(true, true, BigDecimal.ZERO);
                case "Negative" -> new Bound(false, false, BigDecimal.ZERO);
                case "NegativeOrZero" -> new Bound(false, true, BigDecimal.ZERO);
                default -> null;
            };
        }

        private static @Nullable Bound of(
                AnnotationMirror annotation, boolean lower, boolean inclusive) {
            try {
                BigDecimal value = new BigDecimal(Annotations.text(annotation, "value", "0"));
                boolean small =
                        value.stripTrailingZeros().scale() <= 0
                                && value.abs().compareTo(EXACT) <= 0;
                return small ? new Bound(lower, inclusive, value) : null;
            } catch (NumberFormatException e) {
                return null; // reported where the rule is read
            }
        }
    }

    private static @Nullable QuickRead whole(
            long least, long most, String method, List<? extends AnnotationMirror> annotations) {
        long from = least;
        long to = most;
        for (AnnotationMirror annotation : rules(annotations)) {
            Bound bound = Bound.of(annotation);
            if (bound == null) {
                return null;
            }
            long value = bound.value().longValueExact();
            if (bound.lower()) {
                from = Math.max(from, bound.inclusive() ? value : value + 1);
            } else {
                to = Math.min(to, bound.inclusive() ? value : value - 1);
            }
        }
        boolean isWithoutRules =
                from == least
                        && to == most
                        && (most == Integer.MAX_VALUE || most == Long.MAX_VALUE);
        return new QuickRead(
                isWithoutRules
                        ? CodeBlock.of("$L()", method)
                        : CodeBlock.of("$L($L, $L)", method, literal(from), literal(to)));
    }

    private static CodeBlock literal(long value) {
        if (value == Long.MIN_VALUE) {
            return CodeBlock.of("$T.MIN_VALUE", Long.class);
        }
        if (value == Long.MAX_VALUE) {
            return CodeBlock.of("$T.MAX_VALUE", Long.class);
        }
        return CodeBlock.of(Math.abs(value) > Integer.MAX_VALUE ? "$LL" : "$L", value);
    }

    private static @Nullable QuickRead number(List<? extends AnnotationMirror> annotations) {
        CodeBlock from = CodeBlock.of("-$T.MAX_VALUE", Double.class);
        CodeBlock to = CodeBlock.of("$T.MAX_VALUE", Double.class);
        boolean lower = false;
        boolean upper = false;
        for (AnnotationMirror annotation : rules(annotations)) {
            Bound bound = Bound.of(annotation);
            if (bound == null || (bound.lower() ? lower : upper)) {
                return null;
            }
            long value = bound.value().longValueExact();
            if (bound.lower()) {
                from =
                        CodeBlock.of(
                                bound.inclusive() ? "$L" : "$T.nextUp($Ld)", pair(bound, value));
                lower = true;
            } else {
                to =
                        CodeBlock.of(
                                bound.inclusive() ? "$L" : "$T.nextDown($Ld)", pair(bound, value));
                upper = true;
            }
        }
        return new QuickRead(
                lower || upper
                        ? CodeBlock.of("in.number($L, $L)", from, to)
                        : CodeBlock.of("in.number()"));
    }

    private static Object[] pair(Bound bound, long value) {
        return bound.inclusive() ? new Object[] {value} : new Object[] {Math.class, value};
    }

    private static @Nullable QuickRead text(List<? extends AnnotationMirror> annotations) {
        List<? extends AnnotationMirror> rules = rules(annotations);
        long least = 0;
        long most = Integer.MAX_VALUE;
        boolean blank = true;
        for (AnnotationMirror rule : rules) {
            switch (Annotations.name(rule).replace(JAKARTA, "")) {
                case "Size" -> {
                    least = Math.max(least, Annotations.number(rule, "min", 0));
                    most = Math.min(most, Annotations.number(rule, "max", Integer.MAX_VALUE));
                }
                case "NotEmpty" -> least = Math.max(least, 1);
                case "NotBlank" -> blank = false;
                default -> {
                    return null;
                }
            }
        }
        if (blank && least == 0 && most == Integer.MAX_VALUE) {
            return new QuickRead(CodeBlock.of("in.text()"));
        }
        return new QuickRead(
                CodeBlock.of(
                        "in.$L($L, $L)",
                        blank ? "text" : "words",
                        least,
                        most == Integer.MAX_VALUE
                                ? CodeBlock.of("$T.MAX_VALUE", Integer.class)
                                : CodeBlock.of("$L", most)));
    }
}
