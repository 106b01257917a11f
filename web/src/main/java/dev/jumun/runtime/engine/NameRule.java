package dev.jumun.runtime.engine;

/**
 * What may be the name or the key of something that is stored, or that other nodes find by it: one
 * rule for jobs, topics, feeds, limits and idempotency keys. Two texts that look the same are not
 * two names, and each can be shown in one line of a log.
 */
public final class NameRule {
    /** The most characters that a name has where there is no lower limit. */
    public static final int LONGEST = 200;

    private NameRule() {}

    /**
     * Returns a text that may be a name.
     *
     * @param what names the text, as the subject of a sentence
     * @param longest how many characters it may have
     * @throws IllegalArgumentException if it has none or more, begins or ends with a blank, or has
     *     a control character, a separator of lines, or half of a surrogate pair
     */
    public static String check(String text, String what, int longest) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is empty. Give 1 to %d characters.".formatted(what, longest));
        }
        if (text.length() > longest) {
            throw new IllegalArgumentException(
                    "%s has %d characters. Give 1 to %d.".formatted(what, text.length(), longest));
        }
        if (isBlank(text.codePointAt(0)) || isBlank(text.codePointBefore(text.length()))) {
            throw new IllegalArgumentException(
                    "%s begins or ends with a blank. Leave the blanks out.".formatted(what));
        }
        int character;
        for (int i = 0; i < text.length(); i += Character.charCount(character)) {
            character = text.codePointAt(i);
            if (isUnprintable(character)) {
                throw new IllegalArgumentException(
                        "%s has the character U+%04X, which cannot be shown. Leave it out."
                                .formatted(what, character));
            }
        }
        return text;
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean isUnprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
