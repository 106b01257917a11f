package dev.jumun.runtime.routing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with variables in braces; {@code {rest:path}} at its end takes slashes, too. */
final class PathTemplate {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}:]+)(:path)?\\}");

    /**
     * A part between slashes: text, one variable, both mixed, or a variable that takes the rest.
     */
    record Segment(String text, @Nullable Pattern pattern, boolean variable, boolean rest) {}

    private final String template;
    private final List<Segment> segments = new ArrayList<>();
    private final List<String> variables = new ArrayList<>();

    PathTemplate(String template) {
        this.template = template;
        for (String part : template.substring(1).split("/", -1)) {
            segments.add(segment(part));
        }
    }

    private Segment segment(String part) {
        Matcher matcher = VARIABLE.matcher(part);
        StringBuilder regex = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(part.substring(from, matcher.start())));
            regex.append(matcher.group(2) == null ? "([^/]+)" : "(.*)");
            variables.add(matcher.group(1));
            from = matcher.end();
            if (matcher.start() == 0 && from == part.length()) {
                boolean rest = matcher.group(2) != null;
                return new Segment(part, null, !rest, rest);
            }
        }
        if (from == 0) {
            return new Segment(part, null, false, false);
        }
        regex.append(Pattern.quote(part.substring(from)));
        return new Segment(part, Pattern.compile(regex.toString()), false, false);
    }

    List<Segment> segments() {
        return segments;
    }

    List<String> variables() {
        return variables;
    }

    @Override
    public String toString() {
        return template;
    }
}
