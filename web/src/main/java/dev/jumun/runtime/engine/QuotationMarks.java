package dev.jumun.runtime.engine;

/** Quotation marks around a value of a field: with or without them, it is the same value. */
public final class QuotationMarks {
    private QuotationMarks() {}

    /** Returns a text without the quotation marks around it, if it has both. */
    public static String removed(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
