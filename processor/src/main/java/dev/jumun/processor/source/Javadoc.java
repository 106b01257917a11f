package dev.jumun.processor.source;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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
    private static final Pattern LIST = Pattern.compile("(?i)\\s*<[uo]l>\\s*<li>\\s*");
    private static final Pattern END = Pattern.compile("(?i)</p>|</li>|</?[uo]l>");
    private static final Pattern PARAGRAPH = Pattern.compile("(?i)\\s*<p>\\s*");
    private static final Pattern ITEM = Pattern.compile("(?i)\\s*<li>\\s*");
    private static final Pattern STRONG = Pattern.compile("(?i)</?(?:b|strong)>");
    private static final Pattern EMPHASIS = Pattern.compile("(?i)</?(?:i|em)>");
    private static final Pattern MONOSPACED = Pattern.compile("(?i)</?code>");
    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>");
    private static final Pattern BLANKS = Pattern.compile("[ \t]+\n");

    /** Reads a comment; everything is empty if it is null. */
    static Javadoc of(@Nullable String comment) {
        if (comment == null) {
            return new Javadoc("", Map.of(), "");
        }
        StringBuilder text = new StringBuilder();
        List<StringBuilder> tags = new ArrayList<>();
        for (String line : comment.split("\n", -1)) {
            if (line.indexOf('@') >= 0 && TAG.matcher(line).find()) {
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

    /** Most comments are plain text: patterns are for those that are not. */
    private static String markdown(String javadoc) {
        String text = javadoc;
        if (text.indexOf('{') >= 0) {
            text = CODE.matcher(text).replaceAll("`$1`");
            text = LINK.matcher(text).replaceAll(link -> Matcher.quoteReplacement(shown(link)));
        }
        if (text.indexOf('<') >= 0) {
            text = LIST.matcher(text).replaceAll("\n\n- "); // a list has a line before it
            text = END.matcher(text).replaceAll("");
            text = PARAGRAPH.matcher(text).replaceAll("\n\n");
            text = ITEM.matcher(text).replaceAll("\n- ");
            text = STRONG.matcher(text).replaceAll("**");
            text = EMPHASIS.matcher(text).replaceAll("*");
            text = MONOSPACED.matcher(text).replaceAll("`");
            text = BREAK.matcher(text).replaceAll("  \n");
        }
        if (text.indexOf('&') >= 0) {
            text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        }
        return BLANKS.matcher(text).replaceAll("\n").strip();
    }

    private static String shown(MatchResult link) {
        return link.group(2) == null ? "`" + link.group(1).replace('#', '.') + "`" : link.group(2);
    }
}
