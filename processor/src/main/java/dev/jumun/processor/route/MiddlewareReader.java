package dev.jumun.processor.route;

import dev.jumun.processor.model.FilterModel;
import dev.jumun.processor.source.Annotations;
import dev.jumun.processor.source.Context;
import dev.jumun.processor.source.JavaTypes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads middleware, and what it wraps. */
final class MiddlewareReader {
    private final Context context;
    private final TypeElement api;
    private final List<FilterModel> filters = new ArrayList<>();

    MiddlewareReader(Context context, TypeElement api, List<TypeElement> classes, Access access) {
        this.context = context;
        this.api = api;
        for (TypeElement owner : classes) {
            for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
                AnnotationMirror annotation = Annotations.own(method, "Middleware");
                if (annotation != null && context.exist(method) && access.canCall(method)) {
                    read(method, owner, Annotations.flag(annotation, "named", false));
                }
            }
        }
    }

    private void read(ExecutableElement method, TypeElement owner, boolean named) {
        List<String> parameters =
                method.getParameters().stream().map(p -> JavaTypes.text(p.asType())).toList();
        TypeMirror result = method.getReturnType();
        boolean stands =
                parameters.equals(List.of("dev.jumun.Request", "dev.jumun.Next"))
                        && JavaTypes.is(result, "dev.jumun.Response");
        boolean makes =
                parameters.isEmpty()
                        && context.types()
                                .isAssignable(
                                        result,
                                        context.elements()
                                                .getTypeElement("dev.jumun.middleware.Filter")
                                                .asType());
        if (stands || makes) {
            filters.add(new FilterModel(method, owner, makes, named));
        } else {
            context.diagnostics()
                    .error(
                            method,
                            "MIDDLEWARE-1",
                            "%s.%s does not wrap requests."
                                    .formatted(owner.getSimpleName(), method.getSimpleName()),
                            "Let it take a Request and a Next and return a Response, or take"
                                    + " nothing and return a Filter.");
        }
    }

    /** Returns all, in the order of their declaration. */
    List<FilterModel> all() {
        return filters;
    }

    /** Returns what wraps all requests. */
    List<FilterModel> ofApi() {
        return filters.stream().filter(f -> f.owner().equals(api) && !f.named()).toList();
    }

    /** Returns what wraps a route: that of its routers, then what is named. */
    List<FilterModel> around(List<TypeElement> classes, ExecutableElement route) {
        List<FilterModel> around = new ArrayList<>();
        for (TypeElement owner : classes) {
            if (!owner.equals(api)) {
                filters.stream()
                        .filter(f -> f.owner().equals(owner) && !f.named())
                        .forEach(around::add);
            }
            addNamed(owner, around);
        }
        addNamed(route, around);
        refuseTwice(around, route);
        return around;
    }

    /** It would run twice for each request. */
    private void refuseTwice(List<FilterModel> around, ExecutableElement route) {
        Set<FilterModel> once = new LinkedHashSet<>(ofApi());
        for (FilterModel filter : around) {
            if (!once.add(filter)) {
                context.diagnostics()
                        .error(
                                route,
                                "MIDDLEWARE-3",
                                "%s would wrap %s twice."
                                        .formatted(filter.title(), route.getSimpleName()),
                                filter.named()
                                        ? "Name it once: on the API, a router or the route."
                                        : "Remove it from @UseMiddleware, or declare it with"
                                                + " named = true.");
            }
        }
    }

    private void addNamed(Element element, List<FilterModel> around) {
        AnnotationMirror through = Annotations.own(element, "UseMiddleware");
        if (through == null) {
            return;
        }
        for (Object name : Annotations.list(through, "value")) {
            List<FilterModel> found =
                    filters.stream()
                            .filter(f ->
                                    f.title().equals(name)
                                            || f.element()
                                                    .getSimpleName()
                                                    .contentEquals(name.toString()))
                            .toList();
            if (found.size() == 1) {
                around.addAll(found);
            } else {
                context.diagnostics()
                        .error(
                                element,
                                "MIDDLEWARE-2",
                                "%s uses \"%s\", but %s middleware has that name."
                                        .formatted(
                                                element.getSimpleName(),
                                                name,
                                                found.isEmpty() ? "no" : "more than one"),
                                "Name a @Middleware method of the API's class or of a router, if"
                                        + " necessary with its class: \"Shop.timing\".");
            }
        }
    }
}
