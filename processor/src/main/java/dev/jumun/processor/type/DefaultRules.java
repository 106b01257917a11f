package dev.jumun.processor.type;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Finds the rule that a {@code @Default} breaks: a client could not send that value. Rules that
 * depend on the time, and those of the user's own, are left to those who wrote them.
 */
final class DefaultRules {
    private final ConstraintUses uses;

    DefaultRules(Context context) {
        // what is wrong with the constraints themselves is reported where they are read
        this.uses = new ConstraintUses(context.withoutReports());
    }

    /**
     * Returns the name of the rule that a text breaks, which is known to be a value of its type;
     * null if it breaks none.
     */
    @Nullable String broken(String text, TypeMirror type, Element where) {
        return broken(text, type, Annotations.all(where), where);
    }

    /**
     * Returns the name of a constraint among annotations that a text breaks; null if it breaks
     * none.
     */
    @Nullable String brokenConstraint(
            String text, TypeMirror type, List<AnnotationMirror> annotations, Element where) {
        return broken(new DefaultValue(text, type), uses.read(annotations, where));
    }

    private @Nullable String broken(
            String text, TypeMirror type, List<AnnotationMirror> declared, Element where) {
        List<AnnotationMirror> annotations = new ArrayList<>(declared);
        annotations.addAll(type.getAnnotationMirrors());
        if (holds(type, "java.util.Optional") || holds(type, "dev.jumun.Omittable")) {
            return broken(text, argument(type), annotations, where);
        }
        AnnotationMirror allowed = Annotations.find(annotations, Annotations.OWN + "AllowedValues");
        if (allowed != null && !isAllowed(text, Annotations.list(allowed, "value"))) {
            return "AllowedValues";
        }
        List<String> items = isMany(type) ? TextList.of(text) : null;
        DefaultValue value =
                items == null
                        ? new DefaultValue(text, type)
                        : new DefaultValue(
                                text,
                                holds(type, "java.util.Set")
                                        ? new HashSet<>(items).size()
                                        : items.size());
        String broken = broken(value, uses.read(annotations, where));
        if (broken == null && items != null) {
            for (String item : items) {
                String ofItem = broken(item, argument(type), List.of(), where);
                broken = broken == null ? ofItem : broken;
            }
        }
        return broken == null && ScalarReader.isScalar(type) ? brokenInside(text, type) : broken;
    }

    /** The rules of the component that a scalar record is made of. */
    private @Nullable String brokenInside(String text, TypeMirror type) {
        TypeElement record = (TypeElement) ((DeclaredType) type).asElement();
        RecordComponentElement component = ScalarReader.component(record);
        return component == null ? null : broken(text, component.asType(), component);
    }

    private static @Nullable String broken(DefaultValue value, List<ConstraintUse> uses) {
        for (ConstraintUse use : uses) {
            String part = broken(value, use.parts());
            if (part != null) {
                return part;
            }
            boolean known =
                    use.name().startsWith(ConstraintUses.JAKARTA)
                            || ConstraintUses.isOwn(use.name());
            if (known && !value.keeps(use.simpleName(), use.annotation())) {
                return use.simpleName();
            }
        }
        return null;
    }

    private static boolean isAllowed(String text, List<Object> values) {
        return values.stream().anyMatch(value -> same(value.toString(), text));
    }

    private static boolean same(String one, String other) {
        try {
            return one.equals(other) || new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException text) {
            return false;
        }
    }

    private static boolean isMany(TypeMirror type) {
        return holds(type, "java.util.List")
                || holds(type, "java.util.Set")
                || holds(type, "java.util.Collection");
    }

    private static boolean holds(TypeMirror type, String name) {
        return TypeTests.isType(type, name) && !((DeclaredType) type).getTypeArguments().isEmpty();
    }

    private static TypeMirror argument(TypeMirror type) {
        return ((DeclaredType) type).getTypeArguments().getFirst();
    }
}
