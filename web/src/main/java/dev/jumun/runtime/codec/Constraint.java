package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import org.jspecify.annotations.Nullable;

/** A rule that a value must keep beyond having its type. */
public interface Constraint<T> {
    /** Returns whether the value keeps the rule, and records a problem if it does not. */
    boolean check(T value, Problems problems);

    /** Returns the value if it keeps the rule; null, with a problem recorded, if it does not. */
    default <V extends T> @Nullable V checked(V value, Problems problems) {
        return check(value, problems) ? value : null;
    }

    /** Returns the usual form of a value that keeps the rule; of the same type. */
    default Object normal(Object value) {
        return value;
    }

    /** Adds the rule to the schema of the type. */
    Schema describe(Schema schema);
}
