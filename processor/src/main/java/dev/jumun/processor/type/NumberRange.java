package dev.jumun.processor.type;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Set;
import java.util.TreeSet;

/** The numbers that some rules allow together, and the names of the rules that set the bounds. */
final class NumberRange {
    private record Bound(BigDecimal value, boolean open, @Nullable String by) {}

    private @Nullable Bound least;
    private @Nullable Bound most;
    private @Nullable BigDecimal step;
    private final Set<String> steppedBy = new TreeSet<>();

    /**
     * Leaves out what is less.
     *
     * @param value null for none
     * @param open whether the value itself is left out as well
     * @param by the name of the rule; null for the type
     */
    void atLeast(@Nullable BigDecimal value, boolean open, @Nullable String by) {
        if (value == null) {
            return;
        }
        int compared = least == null ? 1 : value.compareTo(least.value());
        if (compared > 0 || (compared == 0 && open && least != null && !least.open())) {
            least = new Bound(value, open, by);
        }
    }

    /** Leaves out what is more, in the same way. */
    void atMost(@Nullable BigDecimal value, boolean open, @Nullable String by) {
        if (value == null) {
            return;
        }
        int compared = most == null ? -1 : value.compareTo(most.value());
        if (compared < 0 || (compared == 0 && open && most != null && !most.open())) {
            most = new Bound(value, open, by);
        }
    }

    /** Leaves only multiples. */
    void stepsOf(@Nullable BigDecimal of, @Nullable String by) {
        if (of == null || of.signum() <= 0 || Decimals.isLong(of)) {
            return;
        }
        step = step == null ? of : commonMultiple(step, of);
        if (by != null) {
            steppedBy.add(by);
        }
    }

    private static BigDecimal commonMultiple(BigDecimal one, BigDecimal other) {
        int scale = Math.max(one.scale(), other.scale());
        BigInteger a = one.setScale(scale).unscaledValue();
        BigInteger b = other.setScale(scale).unscaledValue();
        return new BigDecimal(a.multiply(b).divide(a.gcd(b)), scale);
    }

    /** The names of the rules that leave no number together; empty if there is one. */
    Set<String> exclusive() {
        Set<String> names = new TreeSet<>();
        if (least == null || most == null) {
            return names;
        }
        boolean none = isBeyond(least.value(), least.open() || most.open(), most.value());
        if (!none
                && step != null
                && !Decimals.isLong(least.value())
                && !Decimals.isLong(most.value())) {
            none = isBeyond(firstMultiple(least, step), most.open(), most.value());
            if (none) {
                names.addAll(steppedBy);
            }
        }
        if (none) {
            addName(least, names);
            addName(most, names);
        }
        return names;
    }

    private static void addName(Bound bound, Set<String> names) {
        if (bound.by() != null) {
            names.add(bound.by());
        }
    }

    private static boolean isBeyond(BigDecimal value, boolean open, BigDecimal most) {
        int compared = value.compareTo(most);
        return compared > 0 || (compared == 0 && open);
    }

    private static BigDecimal firstMultiple(Bound least, BigDecimal step) {
        BigDecimal count = least.value().divide(step, 0, RoundingMode.CEILING);
        BigDecimal first = count.multiply(step);
        return least.open() && first.compareTo(least.value()) == 0 ? first.add(step) : first;
    }
}
