package dev.jumun.processor.type;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The items of a list that is written as text: {@code a, b}, with or without brackets around them.
 * An item that holds a comma, a quotation mark or a bracket is written as a string of JSON, as all
 * of them may be: {@code ["a", "b, c"]}.
 */
final class TextList {
    private static final Pattern ITEM =
            Pattern.compile("\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,\"]*?))\\s*(?:,|$)");

    private TextList() {}

    /**
     * Returns the items.
     *
     * @throws IllegalArgumentException if a quotation mark isn't where one can be
     */
    static List<String> of(String text) {
        String stripped = text.strip();
        boolean brackets = stripped.startsWith("[") && stripped.endsWith("]");
        String inner = brackets ? stripped.substring(1, stripped.length() - 1).strip() : stripped;
        List<String> items = new ArrayList<>();
        if (inner.isEmpty()) {
            return items;
        }
        Matcher matcher = ITEM.matcher(inner);
        int at = 0;
        boolean more = true;
        while (more) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new IllegalArgumentException("a quotation mark is out of place");
            }
            items.add(matcher.group(1) == null ? matcher.group(2) : unescaped(matcher.group(1)));
            at = matcher.end();
            more = matcher.group().endsWith(",");
        }
        return items;
    }

    private static String unescaped(String json) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = json.charAt(++i);
            switch (escape) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'u' -> {
                    text.append((char) Integer.parseInt(json, i + 1, i + 5, 16));
                    i += 4;
                }
                default -> text.append(escape);
            }
        }
        return text.toString();
    }
}
