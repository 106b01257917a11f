package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;

/**
 * Integers as text, by pydantic's rules: spaces around, a sign, single underscores between digits,
 * ".0" at the end, {@value #MAX_DIGITS} digits at most.
 */
final class IntegerText {
    /** As Python's: time to compute with digits grows with their square. */
    static final int MAX_DIGITS = 4300;

    /** Represents an integer of more digits. */
    static final Number TOO_LONG = Double.NaN;

    private IntegerText() {}

    /**
     * Returns a {@code Long}, or a {@code BigInteger} if it is longer, or {@link #TOO_LONG}, or
     * null if it isn't an integer.
     */
    static @Nullable Number parse(String text) {
        int end = text.length();
        int at = 0;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        while (end > at && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        boolean negative = at < end && text.charAt(at) == '-';
        if (negative || (at < end && text.charAt(at) == '+')) {
            at++;
        }
        StringBuilder digits = null;
        long value = 0;
        int count = 0; // without zeros in front
        boolean anyDigit = false;
        boolean underscore = true; // none may come first
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                underscore = false;
                anyDigit = true;
                if (count > 0 || c != '0') {
                    count++;
                }
                if (count > MAX_DIGITS) {
                    continue; // what follows may still not be a digit
                }
                if (digits != null) {
                    digits.append(c);
                } else if (count <= 18) {
                    value = value * 10 + (c - '0');
                } else {
                    digits = new StringBuilder().append(value).append(c);
                }
            } else if (c == '_' && !underscore) {
                underscore = true;
            } else if (c == '.' && !underscore && zeros(text, at + 1, end)) {
                break;
            } else {
                return null;
            }
        }
        if (!anyDigit || underscore) {
            return null;
        }
        if (count > MAX_DIGITS) {
            return TOO_LONG;
        }
        if (digits == null) {
            return negative ? -value : value;
        }
        BigInteger big = new BigInteger(digits.toString());
        return negative ? big.negate() : big;
    }

    private static boolean zeros(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return from < to;
    }
}
