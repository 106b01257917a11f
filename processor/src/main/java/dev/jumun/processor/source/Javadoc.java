package dev.jumun.processor.source;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A documentation comment, taken apart and turned into Markdown, which OpenAPI has for
 * descriptions.
 *
 * @param text what comes before the tags
 * @param parameters the texts of {@code @param}, by name
 * @param result the text of {@code @return}, or empty
 */
public record Javadoc(String text, Map<String, String> parameters, String result) {
    private static final Pattern CODE = Pattern.compile("\\{@(?:code|literal)\\s+([^{}]*)\\}");
    private static final Pattern LINK =
            Pattern.compile("\\{@link(?:plain)?\\s+([^{}\\s]+)(?:\\s+([^{}]*))?\\}");
    private static final Pattern TAG = Pattern.compile("^\\s*@(\\w+)\\s*");

    /** Reads a comment; everything is empty if it is null. */
    static Javadoc of(@Nullable String comment) {
        if (comment == null) {
            return new Javadoc("", Map.of(), "");
        }
        StringBuilder text = new StringBuilder();
        List<StringBuilder> tags = new ArrayList<>();
        for (String line : comment.split("\n", -1)) {
            if (TAG.matcher(line).find()) {
                tags.add(new StringBuilder(line.strip()));
            } else if (tags.isEmpty()) {
                text.append(line.startsWith(" ") ? line.substring(1) : line).append('\n');
            } else {
                tags.getLast().append(' ').append(line.strip());
            }
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        String result = "";
        for (StringBuilder tag : tags) {
            String[] words = tag.toString().split("\\s+", 3);
            if (words[0].equals("@param") && words.length == 3) {
                parameters.put(words[1], markdown(words[2]));
            } else if (words[0].equals("@return") && words.length > 1) {
                result = markdown(tag.substring("@return".length()));
            }
        }
        return new Javadoc(markdown(text.toString()), parameters, result);
    }

    /** Returns what is said of a parameter, or nothing. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    private static String markdown(String javadoc) {
        String text = CODE.matcher(javadoc).replaceAll("`$1`");
        text =
                LINK.matcher(text)
                        .replaceAll(link ->
                                java.util.regex.Matcher.quoteReplacement(
                                        link.group(2) == null
                                                ? "`" + link.group(1).replace('#', '.') + "`"
                                                : link.group(2)));
        return text.replaceAll(
                        "(?i)\\s*<[uo]l>\\s*<li>\\s*", "\n\n- ") // a list has a line before it
                .replaceAll("(?i)</p>|</li>|</?[uo]l>", "")
                .replaceAll("(?i)\\s*<p>\\s*", "\n\n")
                .replaceAll("(?i)\\s*<li>\\s*", "\n- ")
                .replaceAll("(?i)</?(?:b|strong)>", "**")
                .replaceAll("(?i)</?(?:i|em)>", "*")
                .replaceAll("(?i)</?code>", "`")
                .replaceAll("(?i)<br\\s*/?>", "  \n")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("[ \t]+\n", "\n")
                .strip();
    }
}
