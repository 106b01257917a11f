package dev.jumun.processor.route;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.type.MemberNames;
import dev.jumun.processor.type.TypeModel;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Checks that {@code @ResponseFields} names members that there are: a misspelt one would be sent.
 */
final class ResponseFieldsRules {
    private final Context context;
    private final MemberNames members;

    ResponseFieldsRules(Context context) {
        this.context = context;
        this.members = new MemberNames(context);
    }

    void check(ExecutableElement method, String title, @Nullable TypeModel answer) {
        AnnotationMirror annotation = Annotations.own(method, "ResponseFields");
        if (annotation == null) {
            return;
        }
        if (answer == null
                || (members.of(answer.mirror()) == null && !members.isOpen(answer.mirror()))) {
            context.diagnostics()
                    .error(
                            method,
                            "FIELDS-2",
                            "@ResponseFields leaves out members, but the result of %s has no members."
                                    .formatted(title),
                            "Return a record, or a list or map of records, or remove the"
                                    + " annotation.");
            return;
        }
        for (String member : List.of("only", "without")) {
            for (Object path : Annotations.list(annotation, member)) {
                check(method, title, answer.mirror(), path.toString());
            }
        }
    }

    private void check(ExecutableElement method, String title, TypeMirror type, String path) {
        TypeMirror at = type;
        for (String name : path.split("\\.", -1)) {
            Map<String, TypeMirror> known = members.of(at);
            if (known == null || !known.containsKey(name)) {
                if (!members.isOpen(at)) {
                    context.diagnostics()
                            .error(
                                    method,
                                    "FIELDS-1",
                                    "@ResponseFields of %s names \"%s\", but there is no member \"%s\"."
                                            .formatted(title, path, name),
                                    known == null
                                            ? "Name a member of the record that it returns."
                                            : "Name one of these: %s."
                                                    .formatted(String.join(", ", known.keySet())));
                }
                return;
            }
            at = known.get(name);
        }
    }
}
