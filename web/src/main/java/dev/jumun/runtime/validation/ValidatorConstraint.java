package dev.jumun.runtime.validation;

import dev.jumun.runtime.codec.Constraint;
import dev.jumun.runtime.codec.Problems;
import dev.jumun.runtime.schema.Schema;

import jakarta.validation.ConstraintValidator;

import java.util.Map;

/**
 * A rule that a user's validator checks. What it finds is a {@code value_error}, as is what a
 * validator of pydantic raises.
 */
record ValidatorConstraint<T>(
        ConstraintValidator<?, T> validator, Map<String, Object> members, Map<String, String> names)
        implements Constraint<T> {
    @Override
    public boolean check(T value, Problems problems) {
        Violations violations = new Violations(members, names);
        if (validator.isValid(value, violations)) {
            return true;
        }
        violations.report(problems);
        return false;
    }

    @Override
    public Schema describe(Schema schema) {
        return schema;
    }
}
