package dev.jumun.processor.type;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Decimal numbers of annotations, within the limits that numbers of requests have: a number with a
 * large exponent is short to write, and takes gigabytes to compute with.
 */
final class Decimals {
    /** How many digits, and which exponent, a number may have. */
    private static final int LIMIT = 1_000;

    private Decimals() {}

    /** Throws a {@code NumberFormatException} if a text is not such a number. */
    static BigDecimal parse(String text) {
        BigDecimal number = new BigDecimal(text);
        if (isLong(number)) {
            throw new NumberFormatException("a number of more than 1,000 digits");
        }
        return number;
    }

    /** The same of a whole number. */
    static BigInteger whole(String text) {
        if (text.length() > LIMIT) {
            throw new NumberFormatException("a number of more than 1,000 digits");
        }
        return new BigInteger(text);
    }

    /** The same, or null. */
    static @Nullable BigDecimal orNull(String text) {
        try {
            return parse(text);
        } catch (NumberFormatException notOne) {
            return null;
        }
    }

    /** Whether it is too long to compute with. */
    static boolean isLong(BigDecimal number) {
        return number.precision() > LIMIT || Math.abs((long) number.scale()) > LIMIT;
    }
}
