package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import java.util.Collection;
import java.util.Map;

/** A list or set of a size. */
record SizeConstraint(String kind, int least, int most) implements Constraint<Collection<?>> {
    @Override
    public boolean check(Collection<?> value, Problems problems) {
        return check(value.size(), problems);
    }

    boolean check(int size, Problems problems) {
        if (size < least) {
            problems.add(
                    "too_short",
                    kind
                            + " should have at least "
                            + Counts.of(least, "item")
                            + " after validation, not "
                            + size,
                    Map.of("field_type", kind, "min_length", least, "actual_length", size));
            return false;
        }
        if (size > most) {
            problems.add(
                    "too_long",
                    kind
                            + " should have at most "
                            + Counts.of(most, "item")
                            + " after validation, not "
                            + size,
                    Map.of("field_type", kind, "max_length", most, "actual_length", size));
            return false;
        }
        return true;
    }

    @Override
    public Schema describe(Schema schema) {
        return Counts.limited(schema, "Items", least, most);
    }
}
