package dev.jumun.runtime.validation;

import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.ContainerElementNodeBuilderCustomizableContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.ContainerElementNodeBuilderDefinedContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.ContainerElementNodeContextBuilder;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.LeafNodeBuilderCustomizableContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.LeafNodeBuilderDefinedContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.LeafNodeContextBuilder;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.NodeBuilderCustomizableContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.NodeBuilderDefinedContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.NodeContextBuilder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds the place of a violation. The interfaces only keep the calls in an order that makes sense;
 * here they are all the same list of steps.
 */
final class ViolationNode
        implements ConstraintViolationBuilder,
                NodeBuilderCustomizableContext,
                NodeBuilderDefinedContext,
                NodeContextBuilder,
                LeafNodeBuilderCustomizableContext,
                LeafNodeBuilderDefinedContext,
                LeafNodeContextBuilder,
                ContainerElementNodeBuilderCustomizableContext,
                ContainerElementNodeBuilderDefinedContext,
                ContainerElementNodeContextBuilder {
    /** A step that has no name: the value itself, or an element of a container. */
    private static final Object UNNAMED = "";

    private final Violations violations;
    private final String template;
    private final List<Object> steps = new ArrayList<>();

    ViolationNode(Violations violations, String template) {
        this.violations = violations;
        this.template = template;
    }

    @Override
    public ViolationNode addPropertyNode(String name) {
        steps.add(steps.isEmpty() ? violations.wireName(name) : name);
        return this;
    }

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // it is not called by this class
    public ViolationNode addNode(String name) {
        return addPropertyNode(name);
    }

    @Override
    public ViolationNode addBeanNode() {
        steps.add(UNNAMED);
        return this;
    }

    @Override
    public ViolationNode addContainerElementNode(
            String name, Class<?> container, @Nullable Integer typeArgument) {
        return addBeanNode();
    }

    @Override
    public ViolationNode addParameterNode(int index) {
        throw new IllegalStateException(
                "This constraint does not belong to a method's parameters.");
    }

    @Override
    public ViolationNode inIterable() {
        return this;
    }

    @Override
    public ViolationNode inContainer(Class<?> container, @Nullable Integer typeArgument) {
        return this;
    }

    /** The key is that of the container of the last step. */
    @Override
    public ViolationNode atKey(Object key) {
        steps.add(steps.size() - 1, String.valueOf(key));
        return this;
    }

    @Override
    public ViolationNode atIndex(Integer index) {
        steps.add(steps.size() - 1, index);
        return this;
    }

    @Override
    public ConstraintValidatorContext addConstraintViolation() {
        violations.add(template, steps.stream().filter(step -> !step.equals(UNNAMED)).toList());
        return violations;
    }
}
