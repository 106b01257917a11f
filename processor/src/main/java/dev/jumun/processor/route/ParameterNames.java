package dev.jumun.processor.route;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Reports two parameters of one function that would get the same value of a request. */
final class ParameterNames {
    private final Context context;

    ParameterNames(Context context) {
        this.context = context;
    }

    /**
     * Checks the parameters of a handler or provider.
     *
     * @param function how errors name the function
     */
    void check(List<ParameterModel> parameters, String function) {
        Map<String, String> taken = new HashMap<>();
        for (ParameterModel parameter : parameters) {
            Kind kind = parameter.kind();
            boolean wholeForm = kind == Kind.FORM && parameter.model(); // alone: see FORM-3
            if (kind.isBound() && !wholeForm) {
                names(parameter)
                        .forEach((java, wire) -> {
                            // RFC 9110, section 5.1: the names of fields are case-insensitive
                            String same =
                                    kind == Kind.HEADER ? wire.toLowerCase(Locale.ROOT) : wire;
                            String other = taken.putIfAbsent(kind + " " + same, java);
                            if (other != null) {
                                refuse(parameter, function, other, java, wire);
                            }
                        });
            }
        }
    }

    private void refuse(
            ParameterModel parameter, String function, String first, String second, String wire) {
        String source = parameter.kind().name().toLowerCase(Locale.ROOT);
        context.diagnostics()
                .error(
                        parameter.element(),
                        "NAME-2",
                        "%s takes \"%s\" from the %s twice, as %s and as %s."
                                .formatted(function, wire, source, first, second),
                        "Remove one of them, or give it another name.");
    }

    /** What a parameter takes, by its name in Java; of a record, what each component takes. */
    private Map<String, String> names(ParameterModel parameter) {
        if (!parameter.model()) {
            return Map.of(parameter.name(), parameter.wireName());
        }
        Map<String, String> names = new LinkedHashMap<>();
        TypeElement record =
                (TypeElement) ((DeclaredType) parameter.element().asType()).asElement();
        for (RecordComponentElement component : record.getRecordComponents()) {
            String name = component.getSimpleName().toString();
            AnnotationMirror field = Annotations.own(component, "Field");
            String given = field == null ? "" : Annotations.text(field, "value", "");
            String usual =
                    parameter.kind() == Kind.HEADER ? HeaderNames.of(name) : context.wireName(name);
            String wire = given.isEmpty() ? usual : given;
            boolean twin = names.containsValue(wire); // reported where the record is read
            if (!twin && Annotations.own(component, "AdditionalProperties") == null) {
                names.put(parameter.name() + "." + name, wire);
            }
        }
        return names;
    }
}
