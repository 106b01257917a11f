package dev.jumun.processor.route;

import dev.jumun.processor.model.ParameterModel;
import dev.jumun.processor.model.ParameterModel.Kind;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules for what a route takes from the body. */
final class BodyRules {
    private final Context context;

    BodyRules(Context context) {
        this.context = context;
    }

    /** A body that nothing asks for: browsers send none, and most tools cannot. */
    void refuseBodyOfGet(String verb, List<ParameterModel> models, String title) {
        if (!verb.equals("GET") && !verb.equals("HEAD")) {
            return;
        }
        for (ParameterModel model : models) {
            if (model.kind() == Kind.BODY && Annotations.own(model.element(), "Body") == null) {
                context.diagnostics()
                        .error(
                                model.element(),
                                "BODY-4",
                                "%s would be the body of %s, but a %s request has no body."
                                        .formatted(model.name(), title, verb),
                                "Write @Query to take it from the query, @Body if you really want a"
                                        + " body, or a @Provides method if it is a dependency.");
            }
        }
    }

    /** Reports values that are taken twice, and forms next to JSON. */
    void check(List<ParameterModel> models, String title) {
        Set<String> names = new HashSet<>();
        for (ParameterModel model : models) {
            if (model.kind() == Kind.BODY && !names.add(model.wireName())) {
                context.diagnostics()
                        .error(
                                model.element(),
                                "BODY-1",
                                "%s takes \"%s\" from the body twice."
                                        .formatted(title, model.wireName()),
                                "Rename one of the parameters, or remove it.");
            }
        }
        checkForms(models, title);
    }

    private void checkForms(List<ParameterModel> models, String title) {
        List<ParameterModel> forms = models.stream().filter(m -> m.kind() == Kind.FORM).toList();
        if (forms.isEmpty()) {
            return;
        }
        for (ParameterModel model : models) {
            if (model.kind() == Kind.BODY) {
                context.diagnostics()
                        .error(
                                model.element(),
                                "FORM-2",
                                "%s takes %s from a JSON body, but %s from a form."
                                        .formatted(title, model.name(), forms.getFirst().name()),
                                "A body is one or the other: take both from the form, or from"
                                        + " JSON.");
            }
        }
        if (forms.size() > 1) {
            forms.stream()
                    .filter(ParameterModel::model)
                    .forEach(model ->
                            context.diagnostics()
                                    .error(
                                            model.element(),
                                            "FORM-3",
                                            "%s takes the whole form as %s, together with other fields of the form."
                                                    .formatted(title, model.name()),
                                            "Make the other fields components of the record."));
        }
    }
}
