package dev.jumun.runtime.validation;

import dev.jumun.runtime.codec.Problems;

import jakarta.validation.ClockProvider;
import jakarta.validation.ConstraintDeclarationException;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ValidationException;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a validator reports about one value, beyond that it is not valid. */
final class Violations implements ConstraintValidatorContext {
    private record Violation(String template, List<Object> place) {}

    private final Map<String, Object> members;
    private final Map<String, String> names;
    private final List<Violation> own = new ArrayList<>();
    private boolean standard = true;

    Violations(Map<String, Object> members, Map<String, String> names) {
        this.members = members;
        this.names = names;
    }

    void add(String template, List<Object> place) {
        own.add(new Violation(template, place));
    }

    /** Records what was found: the constraint's message, and those of the validator's own. */
    void report(Problems problems) {
        if (standard) {
            problems.refused(MessageTemplate.fill(getDefaultConstraintMessageTemplate(), members));
        } else if (own.isEmpty()) {
            throw new ConstraintDeclarationException(
                    "A validator disabled its constraint's message, but added no other.");
        }
        for (Violation violation : own) {
            violation.place().forEach(problems::enter);
            problems.refused(MessageTemplate.fill(violation.template(), members));
            violation.place().forEach(step -> problems.leave());
        }
    }

    /** What a component is called on the wire. */
    String wireName(String component) {
        return names.getOrDefault(component, component);
    }

    @Override
    public void disableDefaultConstraintViolation() {
        standard = false;
    }

    @Override
    public String getDefaultConstraintMessageTemplate() {
        return String.valueOf(members.get("message"));
    }

    @Override
    public ClockProvider getClockProvider() {
        return Clock::systemDefaultZone;
    }

    @Override
    public ConstraintViolationBuilder buildConstraintViolationWithTemplate(String template) {
        return new ViolationNode(this, template);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new ValidationException("There is no " + type.getName() + " here.");
    }
}
