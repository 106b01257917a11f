package dev.jumun.runtime.routing;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A part of a path that mixes text and variables: {@code {name}.{extension}}. Each variable takes
 * as much as it can, the first one first, as the regular expression {@code ([^/]+)\.([^/]+)} would
 * have it. That is the match whose texts lie as far to the right as they can, so that looking for
 * them from the end finds it, in time linear in the part's length.
 */
final class SegmentPattern {
    private final String[] texts;
    private final boolean[] optional;
    private final int shortest;

    /**
     * Of texts and the variables between them.
     *
     * @param texts before, between and after the variables
     * @param optional whether each variable may be empty
     */
    SegmentPattern(List<String> texts, List<Boolean> optional) {
        this.texts = texts.toArray(new String[0]);
        this.optional = new boolean[optional.size()];
        int least = 0;
        for (int i = 0; i < this.optional.length; i++) {
            this.optional[i] = optional.get(i);
            least += optional.get(i) ? 0 : 1;
        }
        for (String text : texts) {
            least += text.length();
        }
        this.shortest = least;
    }

    /** Is the same for patterns that match the same. */
    String key() {
        StringBuilder key = new StringBuilder(texts[0]);
        for (int i = 0; i < optional.length; i++) {
            key.append(optional[i] ? "/*" : "/+").append(texts[i + 1]); // no text has a slash
        }
        return key.toString();
    }

    /**
     * Matches a part of a path. Returns where the value of each variable begins and ends, or null
     * if the part doesn't match.
     */
    int @Nullable [] match(String path, int from, int to) {
        String first = texts[0];
        String last = texts[optional.length];
        if (to - from < shortest
                || !path.startsWith(first, from)
                || !path.startsWith(last, to - last.length())) {
            return null;
        }
        int[] values = new int[2 * optional.length];
        int end = to - last.length();
        for (int i = optional.length - 1; i > 0; i--) {
            values[2 * i + 1] = end;
            String before = texts[i];
            int latest = end - (optional[i] ? 0 : 1) - before.length();
            int at = path.lastIndexOf(before, latest);
            if (at < from) {
                return null;
            }
            if (before.isEmpty() && isWithinCharacter(path, at)) {
                at--;
            }
            values[2 * i] = at + before.length();
            end = at;
        }
        values[0] = from + first.length();
        values[1] = end;
        return end - values[0] >= (optional[0] ? 0 : 1) ? values : null;
    }

    private static boolean isWithinCharacter(String path, int at) {
        return at > 0
                && at < path.length()
                && Character.isSurrogatePair(path.charAt(at - 1), path.charAt(at));
    }
}
