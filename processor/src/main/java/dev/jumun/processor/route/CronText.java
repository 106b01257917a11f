package dev.jumun.processor.route;

import org.jspecify.annotations.Nullable;

import java.time.Month;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The times of a crontab: five fields, of lists of values and ranges, each with a step. */
final class CronText {
    private static final Pattern ITEM =
            Pattern.compile("(?:\\*|(\\w+)(?:-(\\w+))?)(?:/(\\d{1,4}))?");
    private static final List<String> MONTHS =
            List.of(
                    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                    "DEC");
    private static final List<String> DAYS =
            List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    /** A field: its smallest and largest value, and the names of the values from a first one on. */
    private record Field(String words, int least, int most, List<String> names) {
        @Nullable Integer value(String text) {
            int named = names.indexOf(text.toUpperCase(Locale.ROOT));
            if (named >= 0) {
                return named + least;
            }
            if (!text.matches("\\d{1,4}")) {
                return null;
            }
            int value = Integer.parseInt(text);
            return value < least || value > most ? null : value;
        }
    }

    private static final List<Field> FIELDS =
            List.of(
                    new Field("minute", 0, 59, List.of()),
                    new Field("hour", 0, 23, List.of()),
                    new Field("day of the month", 1, 31, List.of()),
                    new Field("month", 1, 12, MONTHS),
                    new Field("day of the week", 0, 7, DAYS));

    private CronText() {}

    /** What is wrong with the times, as the end of a sentence; null if they come. */
    static @Nullable String mistake(String times) {
        if (!times.equals(times.strip())) {
            return "begin or end with a blank";
        }
        String[] texts = times.split("\\s+", -1);
        if (texts.length != FIELDS.size()) {
            return "have %d field%s, not five"
                    .formatted(texts.length, texts.length == 1 ? "" : "s");
        }
        BitSet[] values = new BitSet[texts.length];
        for (int i = 0; i < texts.length; i++) {
            values[i] = values(FIELDS.get(i), texts[i]);
            if (values[i].isEmpty()) {
                return "have the %s \"%s\", which isn't one"
                        .formatted(FIELDS.get(i).words(), texts[i]);
            }
        }
        return texts[4].equals("*") && !comes(values[2], values[3])
                ? "never come: no month of them has such a day"
                : null;
    }

    /** The values of a field; none if it is malformed. */
    private static BitSet values(Field field, String text) {
        BitSet all = new BitSet();
        for (String item : text.split(",", -1)) {
            Matcher matcher = ITEM.matcher(item);
            if (!matcher.matches() || !add(field, matcher, all)) {
                return new BitSet();
            }
        }
        return all;
    }

    private static boolean add(Field field, Matcher item, BitSet all) {
        int step = item.group(3) == null ? 1 : Integer.parseInt(item.group(3));
        Integer from =
                item.group(1) == null ? Integer.valueOf(field.least) : field.value(item.group(1));
        Integer to =
                item.group(2) != null
                        ? field.value(item.group(2))
                        : item.group(1) == null || item.group(3) != null
                                ? Integer.valueOf(field.most)
                                : from;
        if (from == null || to == null || step < 1 || step > field.most || to < from) {
            return false;
        }
        for (int value = from; value <= to; value += step) {
            all.set(value);
        }
        return true;
    }

    /** Whether a day is one of a month: of February in a leap year, too. */
    private static boolean comes(BitSet days, BitSet months) {
        return months.stream()
                .anyMatch(
                        month -> days.stream().anyMatch(day -> day <= Month.of(month).maxLength()));
    }
}
