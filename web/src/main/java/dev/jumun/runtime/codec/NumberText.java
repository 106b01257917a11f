package dev.jumun.runtime.codec;

/**
 * The text of floating-point numbers: the shortest that reads back the same, in the form that
 * pydantic writes.
 */
final class NumberText {
    private NumberText() {}

    static String of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "null";
        }
        double size = Math.abs(value);
        if (size == 0 || (size >= 1e-3 && size < 1e7)) {
            return Double.toString(value);
        }
        String text = Double.toString(size); // d.dddE±n
        int e = text.indexOf('E');
        int exponent = Integer.parseInt(text.substring(e + 1));
        String digits = text.charAt(0) + (text.startsWith(".0E", 1) ? "" : text.substring(2, e));
        return (value < 0 ? "-" : "") + place(digits, exponent);
    }

    private static String place(String digits, int exponent) {
        if (exponent >= 16 || exponent < -5) {
            String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
            return digits.charAt(0) + fraction + "e" + (exponent > 0 ? "+" : "") + exponent;
        }
        if (exponent < 0) {
            return "0." + "0".repeat(-exponent - 1) + digits;
        }
        if (digits.length() <= exponent + 1) {
            return digits + "0".repeat(exponent + 1 - digits.length()) + ".0";
        }
        return digits.substring(0, exponent + 1) + "." + digits.substring(exponent + 1);
    }
}
