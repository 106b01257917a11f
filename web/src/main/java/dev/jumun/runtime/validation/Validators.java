package dev.jumun.runtime.validation;

import dev.jumun.runtime.codec.Constraint;

import jakarta.validation.ConstraintValidator;

import java.lang.annotation.Annotation;
import java.util.Map;

/**
 * Makes rules of a codec from constraints that users declare with {@code @Constraint(validatedBy =
 * …)}. Generated code calls it once for each place with such a constraint.
 */
public final class Validators {
    private Validators() {}

    /**
     * Initializes a validator with its annotation, and returns the rule that it checks.
     *
     * @param validator used by all threads at once, as Jakarta Validation 3.1, section 3.4 asks
     * @param annotation as it was written
     * @throws RuntimeException what {@code initialize} throws
     */
    public static <A extends Annotation, T> Constraint<T> rule(
            ConstraintValidator<A, ?> validator, A annotation) {
        return rule(validator, annotation, Map.of());
    }

    /**
     * The same for a constraint of a whole record.
     *
     * @param names what its components are called on the wire, by their names in Java
     */
    @SuppressWarnings("unchecked") // the processor has compared the types
    public static <A extends Annotation, T> Constraint<T> rule(
            ConstraintValidator<A, ?> validator, A annotation, Map<String, String> names) {
        validator.initialize(annotation);
        return new ValidatorConstraint<>(
                (ConstraintValidator<A, T>) validator, AnnotationValues.of(annotation), names);
    }

    /**
     * Returns an annotation with these values.
     *
     * @param values of all members, those with defaults included
     */
    public static <A extends Annotation> A annotation(Class<A> type, Map<String, Object> values) {
        return AnnotationValues.annotation(type, values);
    }
}
