package dev.jumun.processor.place;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Diagnostics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    /** What is above an API or router: that is reported as not inherited (PLACE-2). */
    private final Set<Element> above = new HashSet<>();

    MeaninglessRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Remembers what is above an API or a router. Must be called before the checks. */
    void see(Set<? extends Element> supertypes) {
        above.addAll(supertypes);
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
        checkExample(element);
        checkFiles(element);
        AnnotationMirror provides = Annotations.own(element, "Provides");
        if (provides != null
                && Annotations.text(provides, "value", "").endsWith("APP")
                && !Annotations.flag(provides, "cached", true)) {
            contradict(element, "Scope.APP and cached = false");
        }
        AnnotationMirror api = Annotations.own(element, "Api");
        if (api != null && Annotations.member(api, "license") instanceof AnnotationMirror license) {
            checkLicense(element, license);
        }
        if (element.getKind() == ElementKind.METHOD) {
            OF_ROUTERS.forEach(name -> checkOwner(element, name));
        }
        if (Annotations.own(element, "Tuple") != null
                && Annotations.own(element, "Scalar") != null) {
            contradict(element, "@Tuple and @Scalar");
        }
        if (Annotations.own(element, "Computed") != null) {
            checkComputed(element);
        }
        AnnotationMirror field = Annotations.own(element, "Field");
        if (field != null && element.getKind() == ElementKind.ENUM_CONSTANT) {
            field.getElementValues().keySet().stream()
                    .map(member -> member.getSimpleName().toString())
                    .filter(member -> !member.equals("value"))
                    .forEach(member ->
                            refuseMember(element, member, "Field", "has only a name on the wire"));
        }
    }

    private void checkExample(Element element) {
        for (AnnotationMirror example : Annotations.repeated(element, "Example")) {
            boolean value = !Annotations.text(example, "value", "").isEmpty();
            boolean external = !Annotations.text(example, "externalValue", "").isEmpty();
            if (value && external) {
                contradict(element, "value and externalValue of @Example");
            } else if (!value && !external) {
                saysNothing(element, example, "Give it a value or an externalValue");
            }
        }
    }

    /** An empty path is the working directory, with all that is in it. */
    private void checkFiles(Element element) {
        for (AnnotationMirror files : Annotations.repeated(element, "StaticFiles")) {
            if (Annotations.text(files, "directory", "").isBlank()) {
                saysNothing(element, files, "Name a directory in it");
            }
        }
    }

    /** A license has a name, and an identifier or a URL (OpenAPI 3.1, section 4.8.4). */
    private void checkLicense(Element element, AnnotationMirror license) {
        if (Annotations.text(license, "name", "").isEmpty()) {
            saysNothing(element, license, "Give it a name");
        }
        if (!Annotations.text(license, "identifier", "").isEmpty()
                && !Annotations.text(license, "url", "").isEmpty()) {
            contradict(element, "identifier and url of @License");
        }
    }

    private void checkComputed(Element method) {
        Element record = method.getEnclosingElement();
        for (String shape : List.of("Tuple", "Scalar")) {
            if (record != null && Annotations.own(record, shape) != null) {
                diagnostics.error(
                        method,
                        "TYPE-17",
                        "%s is @Computed in the @%s %s, which has no members with names."
                                .formatted(method.getSimpleName(), shape, record.getSimpleName()),
                        "Remove it, or make %s an ordinary record."
                                .formatted(record.getSimpleName()));
            }
        }
    }

    private void contradict(Element element, String both) {
        diagnostics.error(
                element,
                "PLACE-6",
                "%s on %s contradict each other.".formatted(both, element.getSimpleName()),
                "Remove one of them.");
    }

    /** Only records have members of objects, and only unions have a discriminator. */
    private void checkModel(Element type, AnnotationMirror model) {
        boolean isObject =
                type.getKind() == ElementKind.RECORD
                        && Annotations.own(type, "Tuple") == null
                        && Annotations.own(type, "Scalar") == null;
        boolean forbids = Annotations.text(model, "extra", "").endsWith("FORBID");
        if (Annotations.member(model, "extra") != null && !isObject) {
            refuseMember(type, "extra", "Model", "has no members of its own");
        } else if (forbids && type.getEnclosedElements().stream().anyMatch(this::takesOthers)) {
            refuseMember(type, "extra", "Model", "takes additional properties");
        }
        if (!Annotations.text(model, "discriminator", "").isEmpty()
                && type.getKind() != ElementKind.INTERFACE) {
            refuseMember(type, "discriminator", "Model", "is not a sealed interface");
        }
        for (String member : List.of("examples", "requiredInResponses")) {
            if (Annotations.member(model, member) != null && !isObject) {
                refuseMember(type, member, "Model", "is not a record with members");
            }
        }
        if (Annotations.member(model, "title") != null && !isObject && !isNamed(type)) {
            refuseMember(type, "title", "Model", "has no schema with a name");
        }
    }

    /** Of what the document has a schema of its own, apart from records with members. */
    private static boolean isNamed(Element type) {
        AnnotationMirror scalar = Annotations.own(type, "Scalar");
        return type.getKind() == ElementKind.ENUM
                || (scalar != null && Annotations.flag(scalar, "named", false));
    }

    private boolean takesOthers(Element member) {
        return member.getKind() == ElementKind.RECORD_COMPONENT
                && Annotations.own(member, "AdditionalProperties") != null;
    }

    private void refuseMember(Element type, String member, String annotation, String why) {
        diagnostics.error(
                type,
                "TYPE-17",
                "%s declares %s in its @%s, but %s."
                        .formatted(type.getSimpleName(), member, annotation, why),
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
                && !above.contains(owner)
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
