package dev.jumun.runtime.validation;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in a message as Jakarta Validation 3.1, section 6.3.1 describes, for the members of the
 * annotation: <code>{min}</code> is its member, <code>\{</code> a brace. Bundles and expressions
 * are not read.
 */
final class MessageTemplate {
    private static final Pattern PART = Pattern.compile("\\\\([{}$\\\\])|\\{(\\w+)}");

    private MessageTemplate() {}

    static String fill(String template, Map<String, Object> members) {
        return PART.matcher(template).replaceAll(part -> replacement(part, members));
    }

    private static String replacement(
            java.util.regex.MatchResult part, Map<String, Object> members) {
        String escaped = part.group(1);
        String text =
                escaped != null
                        ? escaped
                        : members.containsKey(part.group(2))
                                ? String.valueOf(members.get(part.group(2)))
                                : part.group();
        return Matcher.quoteReplacement(text);
    }
}
