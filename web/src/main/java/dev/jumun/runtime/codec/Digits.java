package dev.jumun.runtime.codec;

/** Writes the digits of numbers to an array of bytes that has room for them. */
final class Digits {
    /** The most characters that a whole number has, with its sign. */
    static final int MOST = 20;

    /** How many places a short decimal has at most. */
    static final int SHORT_PLACES = 4;

    private static final double SHORT = 10_000;
    private static final long[] POWERS_OF_TEN = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private Digits() {}

    /** Writes a whole number other than the least one, which has no positive; returns its end. */
    static int whole(long value, byte[] to, int from) {
        int start = from;
        if (value < 0) {
            to[start++] = '-';
        }
        long rest = Math.abs(value);
        int end = start + count(rest);
        int at = end;
        do {
            long tens = rest / 10;
            to[--at] = (byte) ('0' + (rest - tens * 10));
            rest = tens;
        } while (rest != 0);
        return end;
    }

    /**
     * Whether the value is a decimal of at most four places. Its digits are the shortest that read
     * back the same then: decimals of up to fifteen digits are all different doubles.
     */
    static boolean isShort(double value) {
        return Math.abs(value) < 1e7
                && Math.round(value * SHORT) / SHORT == value
                && (value != 0 || 1 / value > 0); // minus zero keeps its sign
    }

    /** The whole number that a short decimal is with its places. */
    static long unscaled(double value) {
        return Math.round(value * SHORT);
    }

    /** Writes a decimal of some places, without zeros at its end, but for one; returns its end. */
    static int decimal(long unscaled, int places, byte[] to, int from) {
        int start = from;
        if (unscaled < 0) {
            to[start++] = '-';
        }
        long power = POWERS_OF_TEN[places];
        long rest = Math.abs(unscaled % power);
        start = whole(Math.abs(unscaled / power), to, start);
        to[start++] = '.';
        int end = start + places;
        for (int at = end; at > start; rest /= 10) {
            to[--at] = (byte) ('0' + rest % 10);
        }
        while (end > start + 1 && to[end - 1] == '0') {
            end--;
        }
        return end;
    }

    private static int count(long positive) {
        int count = 1;
        for (long power = 10; positive >= power; power *= 10) {
            if (++count == 19) {
                break;
            }
        }
        return count;
    }
}
