package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import java.util.Map;

/** Text of a length, in characters (code points). */
record LengthConstraint(int least, int most) implements Constraint<String> {
    @Override
    public boolean check(String value, Problems problems) {
        int units = value.length();
        if (units <= most && units / 2 >= least) {
            return true; // however many of them are pairs
        }
        int length = value.codePointCount(0, units);
        if (length < least) {
            problems.add(
                    "string_too_short",
                    "String should have at least " + Counts.of(least, "character"),
                    Map.of("min_length", least));
            return false;
        }
        if (length > most) {
            problems.add(
                    "string_too_long",
                    "String should have at most " + Counts.of(most, "character"),
                    Map.of("max_length", most));
            return false;
        }
        return true;
    }

    @Override
    public Schema describe(Schema schema) {
        return Counts.limited(schema, "Length", least, most);
    }
}
