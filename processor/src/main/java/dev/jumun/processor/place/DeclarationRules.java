package dev.jumun.processor.place;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Diagnostics;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Looks at every annotation of the framework in a compilation, at every place: what nothing would
 * read is reported. APIs themselves are read elsewhere.
 */
public final class DeclarationRules {
    private final Diagnostics diagnostics = new Diagnostics();
    private final PlaceRules places = new PlaceRules(diagnostics);
    private final JsonRules json = new JsonRules(diagnostics);
    private final InheritanceRules inheritance;
    private final ProcessingEnvironment environment;

    /** Routers that are compiled, and those that something names. */
    private final Set<TypeElement> routers = new LinkedHashSet<>();

    private final Set<String> named = new HashSet<>();

    /** Of a compilation. */
    public DeclarationRules(ProcessingEnvironment environment) {
        this.environment = environment;
        this.inheritance = new InheritanceRules(environment.getTypeUtils(), diagnostics);
    }

    /** Looks at what a round brings. */
    public void check(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<Element> elements = new LinkedHashSet<>();
        for (TypeElement annotation : annotations) {
            elements.addAll(round.getElementsAnnotatedWith(annotation));
        }
        for (Element element : elements) {
            places.check(element);
            json.check(element);
            if (element instanceof TypeElement type) {
                check(type);
            }
        }
    }

    private void check(TypeElement type) {
        AnnotationMirror api = Annotations.own(type, "Api");
        AnnotationMirror router = Annotations.own(type, "Router");
        if (api != null || router != null) {
            inheritance.check(type);
        }
        if (router != null) {
            routers.add(type);
            names(router);
        }
        if (api != null) {
            names(api);
        }
    }

    private void names(AnnotationMirror annotation) {
        for (TypeMirror type : Annotations.classes(annotation, "routers")) {
            if (type instanceof DeclaredType declared
                    && declared.asElement() instanceof TypeElement router) {
                named.add(router.getQualifiedName().toString());
            }
        }
    }

    /** Reports; when all has been seen, routers that nothing names, too. */
    public void report(boolean last) {
        if (last) {
            for (TypeElement router : routers) {
                if (!named.contains(router.getQualifiedName().toString())) {
                    diagnostics.warn(
                            router,
                            "ROUTER-4",
                            "No API of this compilation names the router %s, so nothing"
                                            .formatted(router.getSimpleName())
                                    + " serves its paths.",
                            "Name it in @Api(routers = …). If an API elsewhere does, suppress this"
                                    + " warning.");
                }
            }
        }
        diagnostics.report(environment.getMessager());
        diagnostics.clear();
    }
}
