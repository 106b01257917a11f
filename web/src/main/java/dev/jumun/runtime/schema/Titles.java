package dev.jumun.runtime.schema;

/** Titles made from names, as pydantic makes them. */
public final class Titles {
    private Titles() {}

    /**
     * Of a name in Java or on the wire, for people: {@code item_id}, {@code itemId} and {@code
     * item-id} become {@code Item Id}.
     */
    public static String ofName(String name) {
        StringBuilder words = new StringBuilder(name.length() + 4);
        char before = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z' && isSmallOrDigit(before)) {
                words.append('_');
            }
            words.append(c == '-' ? '_' : c);
            before = c;
        }
        return of(words.toString());
    }

    private static boolean isSmallOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /**
     * Of a name on the wire, exactly as pydantic makes it: {@code item_id} becomes {@code Item Id},
     * {@code x-token} {@code X-Token}, {@code itemId} {@code Itemid}.
     */
    public static String of(String name) {
        StringBuilder title = new StringBuilder(name.length());
        boolean within = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean small = c >= 'a' && c <= 'z';
            boolean letter = small || Character.isLetter(c);
            if (letter && !within) {
                title.append(Character.toUpperCase(c));
            } else {
                title.append(small ? c : c == '_' ? ' ' : Character.toLowerCase(c));
            }
            within = letter;
        }
        return title.toString();
    }
}
