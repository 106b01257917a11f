package dev.jumun.runtime.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every codec that reads a single value, bare and with every constraint that fits it. */
final class Scalars {
    /** {@code (a+)+b} takes 2^n steps in Java's engine, and {@code (a|b)*} a frame for each. */
    private static final List<String> COSTLY_PATTERNS = List.of("(a+)+b", "(a|b)*");

    private enum Size {
        SMALL,
        LARGE
    }

    private enum Level {
        LOW,
        HIGH
    }

    private Scalars() {}

    /** By a name for messages. */
    static Map<String, Codec<?>> all() throws IllegalAccessException {
        Map<String, Codec<?>> all = new TreeMap<>();
        for (Field field : Codecs.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.get(null) instanceof Codec<?> c) {
                all.put(field.getName(), c);
            }
        }
        numbers(all);
        texts(all);
        all.put("ENUM", Codecs.enumeration(Size.class, "Size", Size.values(), "small", "large"));
        all.put(
                "ENUM of numbers",
                Codecs.enumeration(Level.class, "Level", Level.values(), "0", "9"));
        all.put("ONE_OF texts", Codecs.oneOf(Codecs.STRING, List.of("a", "b")));
        all.put("ONE_OF numbers", Codecs.oneOf(Codecs.INTEGER, List.of(1, 2)));
        all.put("NULLABLE", Codecs.nullable(Codecs.DURATION));
        all.put("OPTIONAL", Codecs.optional(Codecs.BIG_INTEGER));
        all.put("STRICT integer", Codecs.strictInteger(Codecs.LONG));
        all.put("STRICT number", Codecs.strictNumber(Codecs.DOUBLE));
        all.put("STRICT text", Codecs.strictText(Codecs.STRING));
        all.put(
                "ANY_OF",
                Codecs.anyOf(
                        List.of("int", "decimal", "timedelta"),
                        Codecs.LONG,
                        Codecs.BIG_DECIMAL,
                        Codecs.DURATION));
        all.put("LIST of durations", Codecs.list(Codecs.DURATION));
        all.put("MAP of decimals", Codecs.map(Codecs.BIG_DECIMAL, Codecs.BIG_INTEGER));
        return all;
    }

    private static void numbers(Map<String, Codec<?>> all) {
        for (String bound :
                List.of("3", "0.1", "1e-30", "7e300", "123456789012345678901234567890")) {
            all.put(
                    "DECIMAL @MultipleOf " + bound,
                    Codecs.BIG_DECIMAL.with(Constraints.multipleOf(bound)));
            all.put(
                    "INTEGER @MultipleOf " + bound,
                    Codecs.BIG_INTEGER.with(Constraints.multipleOf(bound)));
            all.put(
                    "DOUBLE @MultipleOf " + bound,
                    Codecs.DOUBLE.with(Constraints.multipleOf(bound)));
            all.put("FLOAT @Max " + bound, Codecs.FLOAT.with(Constraints.atMost(bound)));
            all.put("DECIMAL @Min " + bound, Codecs.BIG_DECIMAL.with(Constraints.atLeast(bound)));
        }
        all.put("DECIMAL @Digits", Codecs.BIG_DECIMAL.with(Constraints.digits(5, 2)));
        all.put("INTEGER @Digits", Codecs.BIG_INTEGER.with(Constraints.digits(5, 0)));
        all.put("DOUBLE @Digits", Codecs.DOUBLE.with(Constraints.digits(5, 2)));
        all.put("DOUBLE @Finite", Codecs.DOUBLE.with(Constraints.finite()));
    }

    private static void texts(Map<String, Codec<?>> all) {
        all.put("STRING @Email", Codecs.STRING.with(Constraints.email()));
        all.put("STRING @Size", Codecs.STRING.with(Constraints.length(1, 10)));
        all.put("STRING @NotBlank", Codecs.STRING.with(Constraints.notBlank()));
        all.put("URI @Size", Codecs.URI.with(Constraints.uriLength(1, 10)));
        for (String pattern : COSTLY_PATTERNS) {
            all.put(
                    "STRING @Pattern " + pattern,
                    Codecs.STRING.with(Constraints.pattern(pattern, 0)));
        }
    }
}
