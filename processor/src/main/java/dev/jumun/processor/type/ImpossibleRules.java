package dev.jumun.processor.type;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/**
 * Reports constraints that no value can meet together, such as {@code @Min(3) @Max(1)}: every
 * request would be refused. Patterns and the constraints of the user's own are not looked into.
 */
final class ImpossibleRules {
    private static final Map<String, Integer> WHOLE_BITS =
            Map.of(
                    "java.lang.Byte", 8,
                    "java.lang.Short", 16,
                    "java.lang.Integer", 32,
                    "java.lang.Long", 64,
                    "java.math.BigInteger", 0);

    /** The shortest address: one character on each side of the at sign. */
    private static final long SHORTEST_EMAIL = 3;

    private final Context context;

    ImpossibleRules(Context context) {
        this.context = context;
    }

    /** Reports the first rules that exclude each other, if there are any. */
    void check(List<ConstraintUse> uses, TypeMirror type, Element where) {
        List<ConstraintUse> all = new ArrayList<>();
        collect(uses, all);
        String simple = context.boxedName(type);
        Set<String> broken = numbers(all, simple);
        if (broken.isEmpty()) {
            broken = sizes(all, simple);
        }
        if (broken.isEmpty()) {
            broken = opposites(all);
        }
        if (!broken.isEmpty()) {
            context.diagnostics()
                    .error(
                            where,
                            "TYPE-8",
                            "No value of %s meets %s."
                                    .formatted(
                                            where.getSimpleName(),
                                            broken.stream()
                                                    .map(name -> "@" + name)
                                                    .collect(Collectors.joining(" and "))),
                            broken.size() == 1
                                    ? "Correct it, or change the type."
                                    : "Correct one of them.");
        }
    }

    private static void collect(List<ConstraintUse> uses, List<ConstraintUse> all) {
        for (ConstraintUse use : uses) {
            all.add(use);
            collect(use.parts(), all);
        }
    }

    private static Set<String> numbers(List<ConstraintUse> uses, String type) {
        NumberRange range = new NumberRange();
        for (ConstraintUse use : uses) {
            narrow(range, use.simpleName(), use.annotation());
        }
        Integer bits = WHOLE_BITS.get(type);
        if (bits != null) {
            range.stepsOf(BigDecimal.ONE, null);
        }
        if (bits != null && bits > 0) {
            BigDecimal limit = BigDecimal.TWO.pow(bits - 1);
            range.atLeast(limit.negate(), false, null);
            range.atMost(limit, true, null);
        }
        return range.exclusive();
    }

    private static void narrow(NumberRange range, String name, AnnotationMirror annotation) {
        BigDecimal bound = DefaultValue.bound(annotation);
        boolean open = !Annotations.flag(annotation, "inclusive", true);
        switch (name) {
            case "Min", "DecimalMin" -> range.atLeast(bound, open, name);
            case "Max", "DecimalMax" -> range.atMost(bound, open, name);
            case "Positive" -> range.atLeast(BigDecimal.ZERO, true, name);
            case "PositiveOrZero" -> range.atLeast(BigDecimal.ZERO, false, name);
            case "Negative" -> range.atMost(BigDecimal.ZERO, true, name);
            case "NegativeOrZero" -> range.atMost(BigDecimal.ZERO, false, name);
            case "MultipleOf" -> range.stepsOf(bound, name);
            case "Digits" -> {
                int whole = (int) Annotations.number(annotation, "integer", 0);
                int fraction = (int) Annotations.number(annotation, "fraction", 0);
                BigDecimal limit = BigDecimal.ONE.scaleByPowerOfTen(whole);
                range.atLeast(limit.negate(), true, name);
                range.atMost(limit, true, name);
                range.stepsOf(BigDecimal.ONE.scaleByPowerOfTen(-fraction), name);
            }
            default -> {}
        }
    }

    private static Set<String> sizes(List<ConstraintUse> uses, String type) {
        long least = 0;
        long most = Integer.MAX_VALUE;
        String by = "";
        String limitedBy = "";
        for (ConstraintUse use : uses) {
            String name = use.simpleName();
            long min =
                    switch (name) {
                        case "Size" -> Annotations.number(use.annotation(), "min", 0);
                        case "NotEmpty" -> 1;
                        case "NotBlank" -> type.equals("java.lang.String") ? 1 : 0;
                        case "Email" -> type.equals("java.lang.String") ? SHORTEST_EMAIL : 0;
                        default -> 0;
                    };
            long max =
                    name.equals("Size")
                            ? Annotations.number(use.annotation(), "max", Integer.MAX_VALUE)
                            : Integer.MAX_VALUE;
            if (min > max) {
                return Set.of(); // reported as one that allows no value by itself
            }
            if (min > least) {
                least = min;
                by = name;
            }
            if (max < most) {
                most = max;
                limitedBy = name;
            }
        }
        return least > most ? new TreeSet<>(List.of(by, limitedBy)) : Set.of();
    }

    /** Today meets both {@code @PastOrPresent} and {@code @FutureOrPresent}. */
    private static Set<String> opposites(List<ConstraintUse> uses) {
        Set<String> names =
                uses.stream().map(ConstraintUse::simpleName).collect(Collectors.toSet());
        for (List<String> pair :
                List.of(
                        List.of("AssertTrue", "AssertFalse"),
                        List.of("Past", "Future"),
                        List.of("Past", "FutureOrPresent"),
                        List.of("PastOrPresent", "Future"))) {
            if (names.containsAll(pair)) {
                return new TreeSet<>(pair);
            }
        }
        return Set.of();
    }
}
