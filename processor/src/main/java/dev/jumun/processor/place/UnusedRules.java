package dev.jumun.processor.place;

import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Diagnostics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Warns of declarations that no API of a compilation reads, because nothing names them. */
final class UnusedRules {
    private final Elements elements;
    private final Diagnostics diagnostics;

    /** The first method of each class that something would have to name. */
    private final Map<TypeElement, Element> providing = new LinkedHashMap<>();

    private final Map<TypeElement, Element> calls = new LinkedHashMap<>();
    private final Set<TypeElement> routers = new LinkedHashSet<>();
    private final Set<Element> filters = new LinkedHashSet<>();
    private final Set<String> named = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    UnusedRules(Elements elements, Diagnostics diagnostics) {
        this.elements = elements;
        this.diagnostics = diagnostics;
    }

    /** Remembers what an element declares, and what it names. */
    void see(Element element) {
        for (String naming : List.of("Api", "Router", "Operation")) {
            AnnotationMirror annotation = Annotations.own(element, naming);
            if (annotation != null) {
                if (element instanceof TypeElement type) {
                    nameInherited(type);
                }
                for (String member : List.of("routers", "providers", "webhooks", "callbacks")) {
                    Annotations.classes(annotation, member).forEach(this::name);
                }
                Annotations.list(annotation, "mounts").forEach(this::nameMounted);
            }
        }
        AnnotationMirror uses = Annotations.own(element, "UseMiddleware");
        if (uses != null) {
            Annotations.list(uses, "value").forEach(name -> used.add(name.toString()));
        }
        AnnotationMirror filter = Annotations.own(element, "Middleware");
        if (filter != null && Annotations.flag(filter, "named", false)) {
            filters.add(element);
        }
        if (element instanceof TypeElement type && Annotations.own(type, "Router") != null) {
            routers.add(type);
        }
        if (element.getEnclosingElement() instanceof TypeElement owner
                && Annotations.own(owner, "Api") == null
                && Annotations.own(owner, "Router") == null) {
            if ((isTask(element) || Annotations.own(element, "Provides") != null)
                    && !(element instanceof TypeElement)) {
                providing.putIfAbsent(owner, element);
            }
            if (Annotations.METHODS.stream()
                    .anyMatch(name -> Annotations.own(element, name) != null)) {
                calls.putIfAbsent(owner, element);
            }
        }
    }

    private static boolean isTask(Element element) {
        return Annotations.TASKS.stream().anyMatch(name -> Annotations.own(element, name) != null);
    }

    /** A mounted class that isn't an API is reported elsewhere (MOUNT-1). */
    private void nameMounted(Object each) {
        if (each instanceof AnnotationMirror mount
                && Annotations.member(mount, "api") instanceof TypeMirror type) {
            name(type);
        }
    }

    /** What is above an API or a router is reported as not inherited (PLACE-2). */
    private void nameInherited(TypeElement type) {
        List<TypeMirror> above = new ArrayList<>(type.getInterfaces());
        above.add(type.getSuperclass());
        for (TypeMirror each : above) {
            name(each);
            if (each instanceof DeclaredType declared
                    && declared.asElement() instanceof TypeElement element) {
                nameInherited(element);
            }
        }
    }

    private void name(TypeMirror type) {
        if (type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element) {
            named.add(element.getQualifiedName().toString());
        }
    }

    /** Warns, when all has been seen. */
    void report() {
        for (TypeElement router : routers) {
            if (!isNamed(router)) {
                warn(
                        router,
                        "ROUTER-4",
                        "No API of this compilation names the router %s, so nothing serves its paths."
                                .formatted(router.getSimpleName()),
                        "Name it in @Api(routers = …). If an API elsewhere does, suppress this"
                                + " warning.");
            }
        }
        calls.forEach((owner, method) -> {
            if (!isNamed(owner)) {
                warn(
                        method,
                        "ROUTER-5",
                        "%s is neither an API nor a router, so nothing serves its %s."
                                .formatted(owner.getSimpleName(), method.getSimpleName()),
                        "Annotate it with @Router and name it in @Api(routers = …). If it"
                                + " describes calls, name it as webhooks or callbacks.");
            }
        });
        providing.forEach((owner, method) -> {
            if (!isNamed(owner)) {
                warn(
                        method,
                        "DEP-17",
                        "No API of this compilation names %s, so nothing calls its %s %s."
                                .formatted(
                                        owner.getSimpleName(),
                                        isTask(method) ? "task" : "provider",
                                        method.getSimpleName()),
                        "Name it in @Api(providers = …). If an API elsewhere does, suppress this"
                                + " warning.");
            }
        });
        for (Element filter : filters) {
            String name = filter.getSimpleName().toString();
            Element owner = filter.getEnclosingElement();
            boolean isUsed =
                    used.contains(name)
                            || (owner != null && used.contains(owner.getSimpleName() + "." + name));
            if (!isUsed) {
                warn(
                        filter,
                        "MIDDLEWARE-4",
                        "The middleware %s is named = true, and nothing of this compilation names it."
                                .formatted(name),
                        "Name it with @UseMiddleware, or remove named = true to wrap all"
                                + " requests. If something elsewhere does, suppress this warning.");
            }
        }
    }

    private void warn(Element element, String id, String fact, String remedy) {
        diagnostics.warn(now(element), id, fact, remedy);
    }

    /** The element of the last round: that of an earlier one has lost its line. */
    private Element now(Element element) {
        if (element instanceof TypeElement type) {
            TypeElement now = elements.getTypeElement(type.getQualifiedName());
            return now == null ? element : now;
        }
        Element owner = element.getEnclosingElement();
        return owner == null
                ? element
                : now(owner).getEnclosedElements().stream()
                        .filter(each -> each.toString().equals(element.toString()))
                        .map(Element.class::cast)
                        .findFirst()
                        .orElse(element);
    }

    private boolean isNamed(TypeElement type) {
        return named.contains(type.getQualifiedName().toString());
    }
}
