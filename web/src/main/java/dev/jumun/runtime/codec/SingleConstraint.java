package dev.jumun.runtime.codec;

import dev.jumun.runtime.schema.Schema;

import java.util.List;

/** Several rules that have one message together. */
record SingleConstraint<T>(String message, List<Constraint<? super T>> rules)
        implements Constraint<T> {
    @Override
    public boolean check(T value, Problems problems) {
        for (Constraint<? super T> rule : rules) {
            if (!rule.check(value, new Problems())) {
                problems.refused(message);
                return false;
            }
        }
        return true;
    }

    @Override
    public Object normal(Object value) {
        Object normal = value;
        for (Constraint<? super T> rule : rules) {
            normal = rule.normal(normal);
        }
        return normal;
    }

    @Override
    public Schema describe(Schema schema) {
        Schema described = schema;
        for (Constraint<? super T> rule : rules) {
            described = rule.describe(described);
        }
        return described;
    }
}
