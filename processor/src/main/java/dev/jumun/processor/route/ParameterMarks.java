package dev.jumun.processor.route;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Diagnostics;
import dev.jumun.processor.type.TypeReader;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;

/** Reports annotations of a parameter that contradict each other, or that nothing reads. */
final class ParameterMarks {
    private static final Set<String> OF_VALUES =
            Set.of("Default", "Required", "AllowedValues", "AnyOf", "Base64Encoded", "Strict");

    /** Members of the annotations of sources that describe one value. */
    private static final List<String> OF_ONE_VALUE =
            List.of("value", "title", "description", "deprecated", "examples", "hidden", "format");

    private final Diagnostics diagnostics;
    private final Set<String> sources;

    /**
     * Makes an instance.
     *
     * @param sources the annotations that say where a value comes from
     */
    ParameterMarks(Diagnostics diagnostics, Set<String> sources) {
        this.diagnostics = diagnostics;
        this.sources = sources;
    }

    /** Returns whether the annotations of a parameter go together. */
    boolean agree(VariableElement parameter, String function) {
        List<String> chosen = new ArrayList<>();
        sources.stream()
                .sorted()
                .filter(name -> Annotations.own(parameter, name) != null)
                .forEach(chosen::add);
        SchemeReader.marks(parameter).stream().limit(1).forEach(chosen::add);
        chosen.addAll(ProviderReader.qualifiers(parameter));
        if (chosen.size() < 2 && Annotations.own(parameter, "Default") != null) {
            chosen.clear();
            chosen.add("Default");
            if (Annotations.own(parameter, "Required") != null) {
                chosen.add("Required");
            }
        }
        if (chosen.size() > 1) {
            refuse(parameter, chosen.get(0), chosen.get(1), function);
        }
        return chosen.size() < 2;
    }

    private void refuse(VariableElement parameter, String one, String other, String function) {
        diagnostics.error(
                parameter,
                "PLACE-6",
                "@%s and @%s on %s of %s contradict each other."
                        .formatted(one, other, parameter.getSimpleName(), function),
                "Remove one of them.");
    }

    /** Checks what is read: only values of a request have rules and defaults. */
    void check(ParameterModel model, String function) {
        boolean isValue = model.kind().isBound() || model.kind().isOfBody();
        if (!isValue) {
            refuseOfValues(model.element(), function);
        }
        if (model.model()) {
            refuseOfOneValue(model, function);
        }
        if ((model.kind() == Kind.HEADER || model.kind() == Kind.COOKIE)
                && !model.model()
                && !HeaderNames.isToken(model.wireName())) {
            diagnostics.error(
                    model.element(),
                    "NAME-3",
                    "%s of %s has the name \"%s\", which a %s can't have."
                            .formatted(
                                    model.name(),
                                    function,
                                    model.wireName(),
                                    model.kind() == Kind.HEADER ? "header field" : "cookie"),
                    "Write letters, digits and dashes.");
        }
    }

    /** A record that is all parameters of its kind has no name of its own: its components do. */
    private void refuseOfOneValue(ParameterModel model, String function) {
        for (String source : sources) {
            AnnotationMirror annotation = Annotations.own(model.element(), source);
            if (annotation == null) {
                continue;
            }
            OF_ONE_VALUE.stream()
                    .filter(member -> Annotations.member(annotation, member) != null)
                    .findFirst()
                    .ifPresent(member ->
                            diagnostics.error(
                                    model.element(),
                                    "PLACE-9",
                                    "%s of @%s has no meaning on %s of %s, whose components are parameters of their own."
                                            .formatted(member, source, model.name(), function),
                                    "Write it in @Field on a component, or remove it."));
        }
    }

    private void refuseOfValues(Element parameter, String function) {
        for (AnnotationMirror annotation : parameter.getAnnotationMirrors()) {
            String name = annotation.getAnnotationType().asElement().getSimpleName().toString();
            boolean isOwn = Annotations.name(annotation).equals(Annotations.OWN + name);
            boolean isRule =
                    TypeReader.isConstraint(annotation)
                            && !Annotations.name(annotation)
                                    .equals("jakarta.validation.constraints.NotNull");
            if (isRule || (isOwn && (OF_VALUES.contains(name) || sources.contains(name)))) {
                diagnostics.error(
                        parameter,
                        "PLACE-5",
                        "@%s has no meaning on %s of %s, which is not a value of the request."
                                .formatted(name, parameter.getSimpleName(), function),
                        "Remove it.");
                return;
            }
        }
    }
}
