package dev.jumun.runtime.schema;

import java.util.regex.Pattern;

/** Titles made from names, as pydantic makes them. */
public final class Titles {
    private static final Pattern WORD_END = Pattern.compile("([a-z0-9])([A-Z])");

    private Titles() {}

    /**
     * Of a name in Java or on the wire, for people: {@code item_id}, {@code itemId} and {@code
     * item-id} become {@code Item Id}.
     */
    public static String ofName(String name) {
        return of(WORD_END.matcher(name.replace('-', '_')).replaceAll("$1_$2"));
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
            boolean letter = Character.isLetter(c);
            if (letter && !within) {
                title.append(Character.toUpperCase(c));
            } else {
                title.append(c == '_' ? ' ' : Character.toLowerCase(c));
            }
            within = letter;
        }
        return title.toString();
    }
}
