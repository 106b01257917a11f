package dev.jumun.processor.source;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Reports annotations of other libraries that decide about requests and their values there, and
 * that nothing reads here: {@code @JsonIgnore} would send what it is on, {@code @RolesAllowed}
 * would guard nothing.
 */
public final class ForeignAnnotations {
    private static final String JSON =
            "Name a member with @Field(\"…\"), leave members out with @ResponseFields, or give the"
                    + " API a record of its own.";
    private static final String DOCUMENT =
            "Write a Javadoc comment, @Field or @ApiResponse: the document is made of them.";
    private static final String GUARD = "Guard it with a provider that @Requires names.";
    private static final String TRANSACTION =
            "Take the connection that a provider lends as a parameter.";
    private static final String QUALIFIER =
            "Declare an annotation with @Qualifier, and put it on the provider and on the"
                    + " parameter.";

    /** What a name begins with, and what to do instead; "" for what depends on the name. */
    private static final Map<String, String> REMEDIES =
            Map.ofEntries(
                    Map.entry("javax.validation.", "Import it from jakarta.validation."),
                    Map.entry("com.fasterxml.jackson.", JSON),
                    Map.entry("tools.jackson.", JSON),
                    Map.entry("com.google.gson.annotations.", JSON),
                    Map.entry("jakarta.json.bind.annotation.", JSON),
                    Map.entry("io.swagger.", DOCUMENT),
                    Map.entry("org.eclipse.microprofile.openapi.annotations.", DOCUMENT),
                    Map.entry("jakarta.annotation.security.", GUARD),
                    Map.entry("javax.annotation.security.", GUARD),
                    Map.entry("org.springframework.security.", GUARD),
                    Map.entry("io.quarkus.security.", GUARD),
                    Map.entry("jakarta.transaction.", TRANSACTION),
                    Map.entry("javax.transaction.", TRANSACTION),
                    Map.entry("org.springframework.transaction.annotation.", TRANSACTION),
                    Map.entry("jakarta.inject.Named", QUALIFIER),
                    Map.entry("javax.inject.Named", QUALIFIER),
                    Map.entry("org.springframework.beans.factory.annotation.Qualifier", QUALIFIER),
                    Map.entry("org.springframework.web.bind.annotation.", ""),
                    Map.entry("jakarta.ws.rs.", ""),
                    Map.entry("javax.ws.rs.", ""),
                    Map.entry("io.micronaut.http.annotation.", ""));

    /** By the end of the name: that of Spring, of JAX-RS, of Micronaut. */
    private static final Map<String, List<String>> COUNTERPARTS =
            Map.of(
                    "Query", List.of("RequestParam", "QueryParam", "QueryValue"),
                    "Path", List.of("PathVariable", "PathParam"),
                    "Header", List.of("RequestHeader", "HeaderParam", "Header"),
                    "Cookie", List.of("CookieValue", "CookieParam"),
                    "Body", List.of("RequestBody", "Body"),
                    "Form", List.of("FormParam", "ModelAttribute"),
                    "Api or @Router", List.of("RestController", "Controller"),
                    "ExceptionHandler", List.of("ExceptionHandler", "Error"));

    private final Diagnostics diagnostics;

    /** Those that have been checked: a type is met wherever it is used. */
    private final Set<TypeElement> models = new HashSet<>();

    /** Reports to these. */
    public ForeignAnnotations(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Checks an API or a router, its methods and their parameters. */
    public void checkApi(TypeElement api) {
        check(api, api.getAnnotationMirrors());
        for (Element member : api.getEnclosedElements()) {
            if (member instanceof ExecutableElement method) {
                check(method, method.getAnnotationMirrors());
                method.getParameters().forEach(each -> check(each, each.getAnnotationMirrors()));
            }
        }
    }

    /** Checks a type whose values are sent or received, and its members. */
    public void checkModel(TypeElement model) {
        if (!models.add(model)) {
            return;
        }
        check(model, model.getAnnotationMirrors());
        for (RecordComponentElement component : model.getRecordComponents()) {
            check(component, Annotations.all(component));
        }
        for (ExecutableElement method : ElementFilter.methodsIn(model.getEnclosedElements())) {
            boolean isAccessor =
                    method.getParameters().isEmpty()
                            && model.getRecordComponents().stream()
                                    .anyMatch(
                                            e -> e.getSimpleName().equals(method.getSimpleName()));
            if (!isAccessor) {
                check(method, method.getAnnotationMirrors());
            }
        }
        for (Element member : model.getEnclosedElements()) {
            if (member.getKind() == ElementKind.ENUM_CONSTANT) {
                check(member, member.getAnnotationMirrors());
            }
        }
    }

    private void check(Element element, List<? extends AnnotationMirror> annotations) {
        for (AnnotationMirror annotation : annotations) {
            String name = Annotations.name(annotation);
            REMEDIES.forEach((begin, remedy) -> {
                if (name.startsWith(begin)) {
                    report(element, name, remedy);
                }
            });
        }
    }

    private void report(Element element, String name, String remedy) {
        int dot = name.lastIndexOf('.');
        String simple = name.substring(dot + 1);
        diagnostics.error(
                element,
                "PLACE-10",
                "@%s of %s is not read here, so it would do nothing at %s."
                        .formatted(simple, name.substring(0, dot), element.getSimpleName()),
                remedy.isEmpty() ? counterpart(simple) : remedy);
    }

    private static String counterpart(String simple) {
        for (String method : Annotations.METHODS) {
            if (simple.equalsIgnoreCase(method) || simple.equals(method + "Mapping")) {
                return "Write @%s of dev.jumun.".formatted(method);
            }
        }
        return COUNTERPARTS.entrySet().stream()
                .filter(each -> each.getValue().contains(simple))
                .findFirst()
                .map(each -> "Write @%s of dev.jumun.".formatted(each.getKey()))
                .orElse("Remove it: dev.jumun has no counterpart.");
    }
}
