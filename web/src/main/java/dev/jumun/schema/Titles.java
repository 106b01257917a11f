package dev.jumun.schema;

/** Titles made from names, as pydantic makes them. */
public final class Titles {
    private Titles() {}

    /** {@code item_id}, {@code itemId} and {@code item-id} become {@code Item Id}. */
    public static String of(String name) {
        StringBuilder title = new StringBuilder(name.length() + 4);
        boolean start = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_' || c == '-' || c == ' ') {
                start = true;
                continue;
            }
            boolean hump =
                    i > 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
            if ((start || hump) && title.length() > 0) {
                title.append(' ');
            }
            title.append(start || hump ? Character.toUpperCase(c) : c);
            start = false;
        }
        return title.toString();
    }
}
