package dev.jumun.codec;

import dev.jumun.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The rules of Jakarta Validation's annotations, reported as pydantic reports its own. */
public final class Constraints {
    private Constraints() {}

    /** Not less than: {@code ge}. */
    public static Constraint<Number> atLeast(String bound) {
        return new Bound(
                "greater_than_equal",
                "greater than or equal to",
                "ge",
                "minimum",
                bound,
                order -> order >= 0);
    }

    /** Not more than: {@code le}. */
    public static Constraint<Number> atMost(String bound) {
        return new Bound(
                "less_than_equal",
                "less than or equal to",
                "le",
                "maximum",
                bound,
                order -> order <= 0);
    }

    /** More than: {@code gt}. */
    public static Constraint<Number> moreThan(String bound) {
        return new Bound(
                "greater_than",
                "greater than",
                "gt",
                "exclusiveMinimum",
                bound,
                order -> order > 0);
    }

    /** Less than: {@code lt}. */
    public static Constraint<Number> lessThan(String bound) {
        return new Bound(
                "less_than", "less than", "lt", "exclusiveMaximum", bound, order -> order < 0);
    }

    /** A whole number of times: {@code multiple_of}. */
    public static Constraint<Number> multipleOf(String bound) {
        return new Bound("multiple_of", "a multiple of", "multiple_of", "multipleOf", bound, null);
    }

    /** A number of so many digits at most. */
    public static Constraint<Number> digits(int integer, int fraction) {
        return new Digits(integer, fraction);
    }

    /** Text of a length, in characters (code points). */
    public static Constraint<String> length(int least, int most) {
        return new Length(least, most);
    }

    /** Text that has something beside blanks. */
    public static Constraint<String> notBlank() {
        return new Rule<String>(
                text -> !text.isBlank(),
                "must not be blank",
                schema -> schema.with("minLength", 1).with("pattern", "\\S"));
    }

    /** Text that fits a regular expression as a whole. */
    public static Constraint<String> pattern(String regex, int flags) {
        return new Regex(Pattern.compile(regex, flags));
    }

    /** An address of e-mail: a name, an at-sign, a domain with a dot. */
    public static Constraint<String> email() {
        return new Email();
    }

    /** A list or set of a size. */
    public static Constraint<Collection<?>> items(String kind, int least, int most) {
        return new Items(kind, least, most);
    }

    /** A map of a size. */
    public static Constraint<Map<?, ?>> entries(int least, int most) {
        return new Entries(new Items("Dictionary", least, most), least, most);
    }

    /** Another rule, told in words. */
    public static <T> Constraint<T> rule(Predicate<T> test, String message) {
        return new Rule<>(test, message, schema -> schema);
    }

    /** A number without a fraction is written without one. */
    private static Object plain(BigDecimal number) {
        if (number.stripTrailingZeros().scale() <= 0) {
            BigInteger whole = number.toBigIntegerExact();
            if (whole.bitLength() < 64) {
                return whole.longValue();
            }
            return whole;
        }
        return number.doubleValue();
    }

    /**
     * A bound. Those that are small whole numbers, as almost all are, do without decimals until
     * they are asked for: to load {@link BigDecimal} takes thirty milliseconds.
     */
    private static final class Bound implements Constraint<Number> {
        /** Whole numbers up to this one are exact as a double. */
        private static final long EXACT = 1L << 53;

        private static final Pattern SMALL = Pattern.compile("-?\\d{1,15}");

        private final String type;
        private final String words;
        private final String key;
        private final String keyword;
        private final @Nullable BigDecimal decimal;
        private final boolean whole;
        private final long number;
        private final @Nullable IntPredicate order;

        Bound(
                String type,
                String words,
                String key,
                String keyword,
                String bound,
                @Nullable IntPredicate order) {
            this.type = type;
            this.words = words;
            this.key = key;
            this.keyword = keyword;
            this.order = order;
            if (SMALL.matcher(bound).matches()) {
                decimal = null;
                whole = true;
                number = Long.parseLong(bound);
            } else {
                decimal = new BigDecimal(bound);
                whole = isSmall(decimal);
                number = whole ? decimal.longValue() : 0;
            }
        }

        private static boolean isSmall(BigDecimal bound) {
            return bound.stripTrailingZeros().scale() <= 0
                    && bound.abs().compareTo(BigDecimal.valueOf(EXACT)) <= 0;
        }

        private BigDecimal decimal() {
            return decimal == null ? BigDecimal.valueOf(number) : decimal;
        }

        private Object shown() {
            return whole ? (Object) number : plain(decimal());
        }

        @Override
        public boolean check(Number value, Problems problems) {
            if (holdsFor(value)) {
                return true;
            }
            Object shown = shown();
            Object context =
                    value instanceof Double || value instanceof Float
                            ? (Object) decimal().doubleValue()
                            : shown;
            problems.add(type, "Input should be " + words + " " + shown, Map.of(key, context));
            return false;
        }

        /** Almost all bounds and values are small, and need no decimals to be compared. */
        private boolean holdsFor(Number value) {
            if (whole && order != null) {
                if (value instanceof Integer || value instanceof Long) {
                    return order.test(Long.compare(value.longValue(), number));
                }
                if (value instanceof Double d && !d.isNaN()) {
                    double v = d;
                    return order.test(v < number ? -1 : v > number ? 1 : 0);
                }
            }
            return holdsExactly(value);
        }

        private boolean holds(BigDecimal value) {
            return order == null
                    ? value.remainder(decimal()).signum() == 0
                    : order.test(value.compareTo(decimal()));
        }

        private boolean holdsExactly(Number value) {
            return switch (value) {
                case BigDecimal big -> holds(big);
                case BigInteger big -> holds(new BigDecimal(big));
                case Double d when d.isNaN() -> false;
                case Double d when d.isInfinite() ->
                        holds(BigDecimal.valueOf(Math.copySign(Double.MAX_VALUE, d)));
                case Double d -> holds(BigDecimal.valueOf(d));
                case Float f when f.isNaN() || f.isInfinite() ->
                        !f.isNaN() && holds(BigDecimal.valueOf(Math.copySign(Double.MAX_VALUE, f)));
                case Float f -> holds(new BigDecimal(f.toString()));
                default -> holds(BigDecimal.valueOf(value.longValue()));
            };
        }

        @Override
        public Schema describe(Schema schema) {
            Object shown =
                    "number".equals(schema.get("type"))
                            ? (Object) decimal().doubleValue()
                            : shown();
            if (schema.get("anyOf") instanceof java.util.List<?> options
                    && options.getFirst() instanceof Schema first
                    && options.getLast() instanceof Schema last) {
                return schema.with(
                        "anyOf",
                        java.util.List.of(first.with(keyword, decimal().doubleValue()), last));
            }
            return schema.with(keyword, shown);
        }
    }

    private record Digits(int integer, int fraction) implements Constraint<Number> {
        @Override
        public boolean check(Number value, Problems problems) {
            BigDecimal number = new BigDecimal(value.toString()).stripTrailingZeros();
            int places = Math.max(number.scale(), 0);
            int whole = Math.max(number.precision() - number.scale(), 0);
            if (whole + places > integer + fraction) {
                int most = integer + fraction;
                problems.add(
                        "decimal_max_digits",
                        "Decimal input should have no more than "
                                + most
                                + " digit"
                                + (most == 1 ? "" : "s")
                                + " in total",
                        Map.of("max_digits", most));
                return false;
            }
            if (places > fraction) {
                problems.add(
                        "decimal_max_places",
                        "Decimal input should have no more than "
                                + fraction
                                + " decimal place"
                                + (fraction == 1 ? "" : "s"),
                        Map.of("decimal_places", fraction));
                return false;
            }
            if (whole > integer) {
                problems.add(
                        "decimal_whole_digits",
                        "Decimal input should have no more than "
                                + integer
                                + " digit"
                                + (integer == 1 ? "" : "s")
                                + " before the decimal point",
                        Map.of("whole_digits", integer));
                return false;
            }
            return true;
        }

        @Override
        public Schema describe(Schema schema) {
            if (schema.get("anyOf") instanceof java.util.List<?> options
                    && options.getLast() instanceof Schema last) {
                return Schema.anyOf((Schema) options.getFirst(), text(last));
            }
            return schema.get("pattern") == null ? schema : text(schema);
        }

        /** As pydantic has it. */
        private Schema text(Schema schema) {
            String whole = "\\d{0," + integer + "}";
            return schema.with(
                    "pattern",
                    "^(?!^[-+.]*$)[+-]?0*(?:%s|(?=[\\d.]{1,%d}0*$)%s\\.\\d{0,%d}0*$)"
                            .formatted(whole, integer + fraction + 1, whole, fraction));
        }
    }

    private record Length(int least, int most) implements Constraint<String> {
        @Override
        public boolean check(String value, Problems problems) {
            int units = value.length();
            if (units <= most && units / 2 >= least) {
                return true; // however many of them are pairs
            }
            int length = value.codePointCount(0, units);
            if (length < least) {
                problems.add(
                        "string_too_short",
                        "String should have at least " + characters(least),
                        Map.of("min_length", least));
                return false;
            }
            if (length > most) {
                problems.add(
                        "string_too_long",
                        "String should have at most " + characters(most),
                        Map.of("max_length", most));
                return false;
            }
            return true;
        }

        private static String characters(int count) {
            return count + (count == 1 ? " character" : " characters");
        }

        @Override
        public Schema describe(Schema schema) {
            Schema from = least > 0 ? schema.with("minLength", least) : schema;
            return most < Integer.MAX_VALUE ? from.with("maxLength", most) : from;
        }
    }

    private record Regex(Pattern pattern) implements Constraint<String> {
        @Override
        public boolean check(String value, Problems problems) {
            if (pattern.matcher(value).matches()) {
                return true;
            }
            problems.add(
                    "string_pattern_mismatch",
                    "String should match pattern '" + pattern.pattern() + "'",
                    Map.of("pattern", pattern.pattern()));
            return false;
        }

        @Override
        public Schema describe(Schema schema) {
            String regex = pattern.pattern();
            boolean anchored = regex.startsWith("^") && regex.endsWith("$");
            return schema.with("pattern", anchored ? regex : "^(?:" + regex + ")$");
        }
    }

    private record Email() implements Constraint<String> {
        private static final Pattern BAD_IN_NAME = Pattern.compile("[\\s@\"(),:;<>\\[\\]\\\\]");
        private static final Pattern BAD_IN_DOMAIN = Pattern.compile("[^\\p{L}\\p{N}.-]");
        private static final Pattern NAME =
                Pattern.compile("[^\\s@\"(),:;<>\\[\\]\\\\.]+(\\.[^\\s@\"(),:;<>\\[\\]\\\\.]+)*");
        private static final Pattern DOMAIN =
                Pattern.compile(
                        "([\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}-]*[\\p{L}\\p{N}]");

        @Override
        public boolean check(String value, Problems problems) {
            String reason = reason(value);
            if (reason == null) {
                return true;
            }
            problems.add(
                    "value_error",
                    "value is not a valid email address: " + reason,
                    Map.of("reason", reason));
            return false;
        }

        private static @org.jspecify.annotations.Nullable String reason(String value) {
            int at = value.indexOf('@');
            if (at < 0) {
                return "An email address must have an @-sign.";
            }
            String domain = value.substring(at + 1);
            if (at == 0) {
                return "There must be something before the @-sign.";
            }
            if (domain.isEmpty()) {
                return "There must be something after the @-sign.";
            }
            if (domain.indexOf('.') < 0) {
                return "The part after the @-sign is not valid. It should have a period.";
            }
            if (!DOMAIN.matcher(domain).matches() || domain.length() > 253) {
                return "The part after the @-sign contains invalid characters"
                        + listed(BAD_IN_DOMAIN, domain);
            }
            if (!NAME.matcher(value.substring(0, at)).matches() || at > 64) {
                return "The email address contains invalid characters before the @-sign"
                        + listed(BAD_IN_NAME, value.substring(0, at));
            }
            return null;
        }

        private static String listed(Pattern bad, String text) {
            String all =
                    bad.matcher(text)
                            .results()
                            .map(found -> shown(found.group().codePointAt(0)))
                            .distinct()
                            .sorted()
                            .collect(java.util.stream.Collectors.joining(", "));
            return all.isEmpty() ? "." : ": " + all + ".";
        }

        private static String shown(int character) {
            String text = Character.toString(character);
            return text.matches("[\\p{L}\\p{N}\\p{P}\\p{S}]")
                    ? "'" + text + "'"
                    : String.valueOf(Character.getName(character));
        }

        /** Names of hosts are the same in capitals; names of mailboxes need not be. */
        @Override
        public Object normal(Object value) {
            String email = (String) value;
            int at = email.indexOf('@');
            return email.substring(0, at) + email.substring(at).toLowerCase(java.util.Locale.ROOT);
        }

        @Override
        public Schema describe(Schema schema) {
            return schema.with("format", "email");
        }
    }

    private record Items(String kind, int least, int most) implements Constraint<Collection<?>> {
        @Override
        public boolean check(Collection<?> value, Problems problems) {
            return check(value.size(), problems);
        }

        boolean check(int size, Problems problems) {
            if (size < least) {
                problems.add(
                        "too_short",
                        kind
                                + " should have at least "
                                + items(least)
                                + " after validation, not "
                                + size,
                        Map.of("field_type", kind, "min_length", least, "actual_length", size));
                return false;
            }
            if (size > most) {
                problems.add(
                        "too_long",
                        kind
                                + " should have at most "
                                + items(most)
                                + " after validation, not "
                                + size,
                        Map.of("field_type", kind, "max_length", most, "actual_length", size));
                return false;
            }
            return true;
        }

        private static String items(int count) {
            return count + (count == 1 ? " item" : " items");
        }

        @Override
        public Schema describe(Schema schema) {
            Schema from = least > 0 ? schema.with("minItems", least) : schema;
            return most < Integer.MAX_VALUE ? from.with("maxItems", most) : from;
        }
    }

    private record Entries(Items items, int least, int most) implements Constraint<Map<?, ?>> {
        @Override
        public boolean check(Map<?, ?> value, Problems problems) {
            return items.check(value.size(), problems);
        }

        @Override
        public Schema describe(Schema schema) {
            Schema from = least > 0 ? schema.with("minProperties", least) : schema;
            return most < Integer.MAX_VALUE ? from.with("maxProperties", most) : from;
        }
    }

    private record Rule<T>(Predicate<T> test, String message, UnaryOperator<Schema> keywords)
            implements Constraint<T> {
        @Override
        public boolean check(T value, Problems problems) {
            if (test.test(value)) {
                return true;
            }
            problems.add("value_error", "Value error, " + message, Map.of("error", Map.of()));
            return false;
        }

        @Override
        public Schema describe(Schema schema) {
            return keywords.apply(schema);
        }
    }

    /** A number that is neither infinite nor none at all. */
    public static Constraint<Number> finite() {
        return new Constraint<>() {
            @Override
            public boolean check(Number value, Problems problems) {
                if (Double.isFinite(value.doubleValue())) {
                    return true;
                }
                problems.add("finite_number", "Input should be a finite number");
                return false;
            }

            @Override
            public Schema describe(Schema schema) {
                return schema;
            }
        };
    }

    /** A function of the user's own, which throws what is wrong. */
    public static <T> Constraint<T> check(Consumer<? super T> function) {
        return new Constraint<>() {
            @Override
            public boolean check(T value, Problems problems) {
                try {
                    function.accept(value);
                    return true;
                } catch (IllegalArgumentException refusal) {
                    problems.refused(refusal);
                    return false;
                }
            }

            @Override
            public Schema describe(Schema schema) {
                return schema;
            }
        };
    }

    /** The length of a URI as text. */
    public static Constraint<URI> uriLength(int least, int most) {
        Constraint<String> length = length(least, most);
        return new Constraint<>() {
            @Override
            public boolean check(URI value, Problems problems) {
                return length.check(value.toString(), problems);
            }

            @Override
            public Schema describe(Schema schema) {
                return length.describe(schema);
            }
        };
    }
}
