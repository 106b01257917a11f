package dev.jumun.runtime.routing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with variables in braces; {@code {rest:path}} at its end takes slashes, too. */
public final class PathTemplate {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}:]+)(:path)?\\}");

    /**
     * A part between slashes: text, one variable, both mixed, or a variable that takes the rest.
     */
    record Segment(String text, @Nullable SegmentPattern pattern, boolean variable, boolean rest) {}

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
        List<String> texts = new ArrayList<>();
        List<Boolean> optional = new ArrayList<>();
        int from = 0;
        while (matcher.find()) {
            boolean rest = matcher.group(2) != null;
            texts.add(part.substring(from, matcher.start()));
            optional.add(rest);
            variables.add(matcher.group(1));
            from = matcher.end();
            if (matcher.start() == 0 && from == part.length()) {
                return new Segment(part, null, !rest, rest);
            }
        }
        if (texts.isEmpty()) {
            return new Segment(part, null, false, false);
        }
        texts.add(part.substring(from));
        return new Segment(part, new SegmentPattern(texts, optional), false, false);
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
