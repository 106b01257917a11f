package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The rules of Jakarta Validation's annotations, reported as pydantic reports its own. */
public final class Constraints {
    private Constraints() {}

    /** Not less than: {@code ge}. */
    public static Constraint<Number> atLeast(String bound) {
        return new BoundConstraint(
                "greater_than_equal",
                "greater than or equal to",
                "ge",
                "minimum",
                bound,
                order -> order >= 0);
    }

    /** Not more than: {@code le}. */
    public static Constraint<Number> atMost(String bound) {
        return new BoundConstraint(
                "less_than_equal",
                "less than or equal to",
                "le",
                "maximum",
                bound,
                order -> order <= 0);
    }

    /** More than: {@code gt}. */
    public static Constraint<Number> moreThan(String bound) {
        return new BoundConstraint(
                "greater_than",
                "greater than",
                "gt",
                "exclusiveMinimum",
                bound,
                order -> order > 0);
    }

    /** Less than: {@code lt}. */
    public static Constraint<Number> lessThan(String bound) {
        return new BoundConstraint(
                "less_than", "less than", "lt", "exclusiveMaximum", bound, order -> order < 0);
    }

    /** A whole number of times: {@code multiple_of}. */
    public static Constraint<Number> multipleOf(String bound) {
        return new BoundConstraint(
                "multiple_of", "a multiple of", "multiple_of", "multipleOf", bound, null);
    }

    /** A number with a maximum of digits. */
    public static Constraint<Number> digits(int integer, int fraction) {
        return new DigitsConstraint(integer, fraction);
    }

    /** Text of a length, in characters (code points). */
    public static Constraint<String> length(int least, int most) {
        return new LengthConstraint(least, most);
    }

    /** Text that contains more than blanks. */
    public static Constraint<String> notBlank() {
        return new Rule<String>(
                text -> !text.isBlank(),
                "must not be blank",
                schema -> schema.with("minLength", 1).with("pattern", "\\S"));
    }

    /** Text that fits a regular expression as a whole. */
    public static Constraint<String> pattern(String regex, int flags) {
        return new PatternConstraint(Pattern.compile(regex, flags));
    }

    /** An address of e-mail: a name, an at-sign, a domain with a dot. */
    public static Constraint<String> email() {
        return new EmailConstraint();
    }

    /** A list or set of a size. */
    public static Constraint<Collection<?>> items(String kind, int least, int most) {
        return new SizeConstraint(kind, least, most);
    }

    /** A map of a size. */
    public static Constraint<Map<?, ?>> entries(int least, int most) {
        return new EntriesConstraint(new SizeConstraint("Dictionary", least, most));
    }

    /** Another rule, with its message. */
    public static <T> Constraint<T> rule(Predicate<T> test, String message) {
        return new Rule<>(test, message, schema -> schema);
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

    /**
     * The same rule with another message: the type of the error stays the same, as with a {@code
     * PydanticCustomError} of that type.
     */
    public static <T> Constraint<T> message(String message, Constraint<T> constraint) {
        return new RewordedConstraint<>(message, constraint);
    }

    /** Several rules that are reported as one, as {@code @ReportAsSingleViolation} asks. */
    public static <T> Constraint<T> single(String message, List<Constraint<? super T>> rules) {
        return new SingleConstraint<>(message, rules);
    }

    /** Several rules, all of which are checked. */
    public static <T> Constraint<T> all(List<Constraint<? super T>> rules) {
        return new Constraint<>() {
            @Override
            public boolean check(T value, Problems problems) {
                boolean kept = true;
                for (Constraint<? super T> rule : rules) {
                    kept &= rule.check(value, problems);
                }
                return kept;
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
}
