package dev.jumun.processor.place;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Diagnostics;

import java.util.List;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/** Reports annotations that are at a place of theirs, and still do nothing. */
final class MeaninglessRules {
    /** They name something, in their value. */
    private static final List<String> NAMING =
            List.of("Requires", "UseMiddleware", "UseExceptionHandler", "security.Scopes");

    /** Only APIs and routers have such methods. */
    private static final List<String> OF_ROUTERS =
            List.of("WebSocketRoute", "Middleware", "ExceptionHandler", "CustomizeOpenApi");

    private final Diagnostics diagnostics;

    MeaninglessRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void check(Element element) {
        for (String name : NAMING) {
            AnnotationMirror annotation = Annotations.own(element, name);
            if (annotation != null && Annotations.list(annotation, "value").isEmpty()) {
                saysNothing(element, annotation, "Name something in it");
            }
        }
        AnnotationMirror fields = Annotations.own(element, "ResponseFields");
        if (fields != null
                && Annotations.list(fields, "only").isEmpty()
                && Annotations.list(fields, "without").isEmpty()
                && Annotations.flag(fields, "nulls", true)
                && Annotations.flag(fields, "defaults", true)) {
            saysNothing(element, fields, "Declare which members it sends");
        }
        AnnotationMirror model = Annotations.own(element, "Model");
        if (model != null) {
            checkModel(element, model);
        }
        if (element.getKind() == ElementKind.METHOD) {
            OF_ROUTERS.forEach(name -> checkOwner(element, name));
        }
    }

    /** Only records have members of objects, and only unions have a discriminator. */
    private void checkModel(Element type, AnnotationMirror model) {
        boolean isObject =
                type.getKind() == ElementKind.RECORD
                        && Annotations.own(type, "Tuple") == null
                        && Annotations.own(type, "Scalar") == null;
        boolean forbids = Annotations.text(model, "extra", "").endsWith("FORBID");
        if (Annotations.member(model, "extra") != null && !isObject) {
            refuseMember(type, "extra", "has no members of its own");
        } else if (forbids && type.getEnclosedElements().stream().anyMatch(this::takesOthers)) {
            refuseMember(type, "extra", "takes additional properties");
        }
        if (!Annotations.text(model, "discriminator", "").isEmpty()
                && type.getKind() != ElementKind.INTERFACE) {
            refuseMember(type, "discriminator", "is not a sealed interface");
        }
    }

    private boolean takesOthers(Element member) {
        return member.getKind() == ElementKind.RECORD_COMPONENT
                && Annotations.own(member, "AdditionalProperties") != null;
    }

    private void refuseMember(Element type, String member, String why) {
        diagnostics.error(
                type,
                "TYPE-17",
                "%s declares %s in its @Model, but %s."
                        .formatted(type.getSimpleName(), member, why),
                "Remove it.");
    }

    private void saysNothing(Element element, AnnotationMirror annotation, String remedy) {
        diagnostics.error(
                element,
                "PLACE-3",
                "@%s on %s says nothing."
                        .formatted(
                                annotation.getAnnotationType().asElement().getSimpleName(),
                                element.getSimpleName()),
                remedy + ", or remove it.");
    }

    private void checkOwner(Element method, String annotation) {
        Element owner = method.getEnclosingElement();
        if (owner != null
                && Annotations.own(method, annotation) != null
                && Annotations.own(owner, "Api") == null
                && Annotations.own(owner, "Router") == null) {
            diagnostics.error(
                    method,
                    "PLACE-4",
                    "The @%s %s is in %s, which is neither an API nor a router, so nothing reads it."
                            .formatted(annotation, method.getSimpleName(), owner.getSimpleName()),
                    "Move it to one, or make %s a router that the API names."
                            .formatted(owner.getSimpleName()));
        }
    }
}
