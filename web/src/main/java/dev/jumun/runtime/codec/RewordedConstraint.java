package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

/** A rule with a message of the user's. */
record RewordedConstraint<T>(String message, Constraint<T> constraint) implements Constraint<T> {
    @Override
    public boolean check(T value, Problems problems) {
        int mark = problems.size();
        if (constraint.check(value, problems)) {
            return true;
        }
        problems.reword(mark, message);
        return false;
    }

    @Override
    public Object normal(Object value) {
        return constraint.normal(value);
    }

    @Override
    public Schema describe(Schema schema) {
        return constraint.describe(schema);
    }
}
