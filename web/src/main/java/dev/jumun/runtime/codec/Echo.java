package dev.jumun.runtime.codec;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an answer shows of a wrong input. An answer must not be larger than the request by much, so
 * long values are shortened.
 */
final class Echo {
    /** Of one input: the size of its JSON in characters, about. */
    static final int MOST = 4 * 1024;

    /** Of all inputs of an answer together. */
    static final int MOST_OF_ALL = 64 * 1024;

    private static final int MOST_TEXT = 1000;
    private static final int MOST_STEP = 200;

    /** As long as what is added at most, so that nothing is shortened twice. */
    private static final int SUFFIX = 30;

    private Echo() {}

    /** Returns a value, or what is shown in its place if it is longer than its share. */
    static @Nullable Object within(@Nullable Object value, int most) {
        Object shown = value instanceof String text ? text(text) : value;
        if (cost(shown, most) <= most) {
            return shown;
        }
        return switch (value) {
            case Map<?, ?> map -> object(map.size());
            case List<?> list -> array(list.size());
            case String text -> "(a text of " + text.length() + " characters)";
            case null, default -> "(not shown)";
        };
    }

    static String object(int fields) {
        return "(an object of " + fields + " fields)";
    }

    static String array(int items) {
        return "(an array of " + items + " items)";
    }

    /** Returns a text, or its beginning and its length. */
    static String text(String text) {
        return shortened(text, MOST_TEXT);
    }

    private static String shortened(String text, int most) {
        if (text.length() <= most + SUFFIX) {
            return text; // it may be shortened already
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }

    /** The size of a value's JSON in characters, about; not counted on beyond a limit. */
    static int cost(@Nullable Object value, int limit) {
        return switch (value) {
            case String text -> text.length() + 2;
            case Map<?, ?> map -> {
                int sum = 2;
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    if (sum > limit) {
                        break;
                    }
                    sum += cost(entry.getKey(), limit) + cost(entry.getValue(), limit) + 2;
                }
                yield sum;
            }
            case List<?> list -> {
                int sum = 2;
                for (Object item : list) {
                    if (sum > limit) {
                        break;
                    }
                    sum += cost(item, limit) + 1;
                }
                yield sum;
            }
            case Number number -> 8;
            case null, default -> 5;
        };
    }

    /** Returns a problem whose place, message and context are not longer than may be shown. */
    static Problem bounded(Problem problem) {
        boolean isShort =
                problem.message().length() <= MOST_TEXT
                        && problem.location().stream().noneMatch(Echo::isLongStep)
                        && cost(problem.context(), MOST) <= MOST_TEXT;
        if (isShort) {
            return problem;
        }
        List<Object> place = new ArrayList<>();
        for (Object step : problem.location()) {
            place.add(step instanceof String name ? shortened(name, MOST_STEP) : step);
        }
        Map<String, Object> context = new LinkedHashMap<>();
        problem.context()
                .forEach((name, value) ->
                        context.put(name, value instanceof String text ? text(text) : value));
        return new Problem(
                problem.type(), place, text(problem.message()), problem.input(), context);
    }

    private static boolean isLongStep(Object step) {
        return step instanceof String name && name.length() > MOST_STEP;
    }
}
