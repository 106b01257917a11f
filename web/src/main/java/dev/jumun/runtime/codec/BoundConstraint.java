package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * A bound. Those that are small whole numbers, as almost all are, do without decimals until they
 * are asked for: to load {@link BigDecimal} takes thirty milliseconds.
 */
final class BoundConstraint implements Constraint<Number> {
    /** Whole numbers up to this one are exact as a double. */
    private static final long EXACT = 1L << 53;

    private static final int EXACT_DIGITS = 15;

    private final String type;
    private final String words;
    private final String key;
    private final String keyword;
    private final @Nullable BigDecimal decimal;
    private final boolean whole;
    private final long number;
    private final @Nullable IntPredicate order;

    BoundConstraint(
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
        if (isShortInteger(bound)) {
            decimal = null;
            whole = true;
            number = Long.parseLong(bound);
        } else {
            decimal = new BigDecimal(bound);
            whole = isSmall(decimal);
            number = whole ? decimal.longValue() : 0;
        }
    }

    /** Without a pattern: a large application has many bounds, and its start is short. */
    private static boolean isShortInteger(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > from && text.length() <= from + EXACT_DIGITS;
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
                "number".equals(schema.get("type")) ? (Object) decimal().doubleValue() : shown();
        if (schema.get("anyOf") instanceof List<?> options
                && options.getFirst() instanceof Schema first
                && options.getLast() instanceof Schema last) {
            return schema.with(
                    "anyOf", List.of(first.with(keyword, decimal().doubleValue()), last));
        }
        return schema.with(keyword, shown);
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
}
