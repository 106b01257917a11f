package dev.jumun.processor.type;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds the constraints among annotations: Jakarta Validation's own, those that the user declares
 * with {@code @Constraint}, what these are made of, and several of a kind. What of them is not
 * honoured is an error.
 */
final class ConstraintUses {
    static final String JAKARTA = "jakarta.validation.constraints.";
    private static final String CONSTRAINT = "jakarta.validation.Constraint";
    private static final Set<String> OWN = Set.of("MultipleOf", "Check", "Finite");

    private final Context context;
    private final MessageReader messages;

    ConstraintUses(Context context) {
        this.context = context;
        this.messages = new MessageReader(context);
    }

    /** Whether an annotation is a constraint, of any library. */
    static boolean isConstraint(AnnotationMirror annotation) {
        String name = Annotations.name(annotation);
        return name.startsWith(JAKARTA)
                || isOwn(name)
                || declaration(annotation) != null
                || isContainer(annotation);
    }

    static boolean isOwn(String name) {
        return name.startsWith(Annotations.OWN)
                && OWN.contains(name.substring(Annotations.OWN.length()));
    }

    /** Reads the constraints; one that was written once appears once. */
    List<ConstraintUse> read(List<? extends AnnotationMirror> annotations, Element where) {
        List<ConstraintUse> uses = new ArrayList<>();
        Set<String> seen = new HashSet<>(); // a component's and its type's are the same ones
        for (AnnotationMirror annotation : annotations) {
            if (seen.add(annotation.toString())) {
                add(annotation, uses, where, new HashSet<>());
            }
        }
        return uses;
    }

    private void add(
            AnnotationMirror annotation,
            List<ConstraintUse> uses,
            Element where,
            Set<String> within) {
        String name = Annotations.name(annotation);
        if (isContainer(annotation)) {
            for (Object each : Annotations.list(annotation, "value")) {
                add((AnnotationMirror) each, uses, where, within);
            }
            return;
        }
        AnnotationMirror declaration = declaration(annotation);
        if (declaration == null && !isOwn(name)) {
            return;
        }
        refuseGroups(annotation, where);
        List<ConstraintUse> parts = new ArrayList<>();
        boolean single = false;
        if (!name.startsWith(JAKARTA) && declaration != null && within.add(name)) {
            Element type = annotation.getAnnotationType().asElement();
            for (AnnotationMirror part : type.getAnnotationMirrors()) {
                add(overridden(part, annotation), parts, where, within);
            }
            single =
                    Annotations.find(
                                    type.getAnnotationMirrors(),
                                    "jakarta.validation.ReportAsSingleViolation")
                            != null;
            within.remove(name);
        }
        uses.add(
                new ConstraintUse(
                        annotation,
                        messages.read(annotation, name.startsWith(JAKARTA), single, where),
                        parts,
                        single));
    }

    /** Jakarta's {@code @Constraint} on the type of an annotation, or null. */
    static @Nullable AnnotationMirror declaration(AnnotationMirror annotation) {
        return Annotations.find(
                annotation.getAnnotationType().asElement().getAnnotationMirrors(), CONSTRAINT);
    }

    /** Whether it holds several constraints of one kind, as the compiler writes them. */
    private static boolean isContainer(AnnotationMirror annotation) {
        List<Object> values = Annotations.list(annotation, "value");
        return !values.isEmpty()
                && values.stream()
                        .allMatch(value ->
                                value instanceof AnnotationMirror each
                                        && declaration(each) != null);
    }

    private void refuseGroups(AnnotationMirror annotation, Element where) {
        boolean grouped =
                Annotations.classes(annotation, "groups").stream()
                        .map(TypeMirror::toString)
                        .anyMatch(group -> !group.equals("jakarta.validation.groups.Default"));
        String member =
                grouped
                        ? "groups"
                        : Annotations.list(annotation, "payload").isEmpty() ? "" : "payload";
        if (!member.isEmpty()) {
            context.diagnostics()
                    .error(
                            where,
                            "CONSTRAINT-1",
                            "@%s has %s, which Jumun does not use."
                                    .formatted(
                                            annotation
                                                    .getAnnotationType()
                                                    .asElement()
                                                    .getSimpleName(),
                                            member),
                            member.equals("groups")
                                    ? "Write a separate record for each case, such as NewItem and"
                                            + " ItemUpdate, with the constraints of each."
                                    : "Remove it.");
        }
    }

    /** A part of a constraint with what {@code @OverridesAttribute} takes from the whole. */
    private AnnotationMirror overridden(AnnotationMirror part, AnnotationMirror whole) {
        Map<ExecutableElement, AnnotationValue> values = new HashMap<>();
        Element type = part.getAnnotationType().asElement();
        Map<? extends ExecutableElement, ? extends AnnotationValue> written =
                context.elements().getElementValuesWithDefaults(whole);
        for (ExecutableElement member :
                ElementFilter.methodsIn(
                        whole.getAnnotationType().asElement().getEnclosedElements())) {
            for (AnnotationMirror override : overrides(member)) {
                String name = Annotations.text(override, "name", member.getSimpleName().toString());
                boolean meant =
                        Annotations.member(override, "constraint") instanceof TypeMirror constraint
                                && context.types().isSameType(constraint, part.getAnnotationType());
                AnnotationValue value = written.get(member);
                if (meant && value != null) {
                    ElementFilter.methodsIn(((TypeElement) type).getEnclosedElements()).stream()
                            .filter(m -> m.getSimpleName().contentEquals(name))
                            .forEach(m -> values.put(m, value));
                }
            }
        }
        return values.isEmpty() ? part : new OverriddenAnnotation(part, values);
    }

    private static List<AnnotationMirror> overrides(ExecutableElement member) {
        List<AnnotationMirror> found = new ArrayList<>();
        for (AnnotationMirror annotation : member.getAnnotationMirrors()) {
            String name = Annotations.name(annotation);
            if (name.equals("jakarta.validation.OverridesAttribute")) {
                found.add(annotation);
            } else if (name.equals("jakarta.validation.OverridesAttribute.List")) {
                Annotations.list(annotation, "value").forEach(a -> found.add((AnnotationMirror) a));
            }
        }
        return found;
    }
}
