package dev.jumun.processor.place;

import dev.jumun.processor.source.Annotations;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;

/** Finds out what an element is to the framework. */
final class Places {
    private Places() {}

    /** What an element is: a method may be several things at once. */
    static Set<Place> of(Element element) {
        return switch (element.getKind()) {
            case METHOD -> ofMethod(element);
            case PARAMETER -> ofParameter(element);
            case RECORD_COMPONENT -> ofComponent(element.getEnclosingElement());
            case ENUM_CONSTANT -> EnumSet.of(Place.CONSTANT);
            default -> element.getKind().isDeclaredType() ? ofType(element) : none();
        };
    }

    /** What is written as an array, or as its one value, has no names and leaves nothing out. */
    private static Set<Place> ofComponent(@Nullable Element record) {
        boolean unnamed = record != null && (has(record, "Tuple") || has(record, "Scalar"));
        return EnumSet.of(unnamed ? Place.UNNAMED_COMPONENT : Place.COMPONENT);
    }

    private static Set<Place> none() {
        return EnumSet.noneOf(Place.class);
    }

    private static Set<Place> ofType(Element element) {
        Set<Place> places = none();
        if (has(element, "Api")) {
            places.add(Place.API);
        }
        if (has(element, "Router")) {
            places.add(Place.ROUTER);
        }
        if (has(element, "Provides")) {
            places.add(Place.PROVIDED);
        }
        switch (element.getKind()) {
            case RECORD -> places.add(Place.RECORD);
            case ENUM -> places.add(Place.ENUM);
            case ANNOTATION_TYPE -> places.add(Place.ANNOTATION);
            case INTERFACE -> {
                if (element.getModifiers().contains(Modifier.SEALED)) {
                    places.add(Place.UNION);
                }
            }
            default -> {}
        }
        if (places.isEmpty()) {
            places.add(Place.CLASS);
        }
        return places;
    }

    private static Set<Place> ofMethod(Element method) {
        Set<Place> places = none();
        Element owner = method.getEnclosingElement();
        if (Annotations.METHODS.stream().anyMatch(name -> has(method, name))) {
            boolean isCall = owner == null || !(has(owner, "Api") || has(owner, "Router"));
            places.add(isCall ? Place.CALL : Place.ROUTE);
        }
        add(places, method, "WebSocketRoute", Place.WEB_SOCKET);
        add(places, method, "Provides", Place.PROVIDER);
        add(places, method, "Middleware", Place.MIDDLEWARE);
        add(places, method, "ExceptionHandler", Place.EXCEPTION_HANDLER);
        add(places, method, "CustomizeOpenApi", Place.DOCUMENT);
        add(places, method, "Computed", Place.COMPUTED);
        for (String name : Annotations.TASKS) {
            add(places, method, name, Place.TASK);
        }
        if (places.isEmpty()) {
            places.add(Place.METHOD);
        }
        return places;
    }

    private static void add(Set<Place> places, Element method, String annotation, Place place) {
        if (has(method, annotation)) {
            places.add(place);
        }
    }

    private static Set<Place> ofParameter(Element parameter) {
        Element function = parameter.getEnclosingElement();
        if (function == null) {
            return none();
        }
        if (function.getKind() == ElementKind.RECORD) {
            return ofComponent(function); // of its constructor, to Eclipse's compiler
        }
        if (function.getKind() == ElementKind.CONSTRUCTOR) {
            Element owner = function.getEnclosingElement();
            boolean provided = owner != null && has(owner, "Provides");
            boolean component = owner != null && owner.getKind() == ElementKind.RECORD;
            return provided || !component
                    ? EnumSet.of(provided ? Place.PROVIDER_PARAMETER : Place.METHOD)
                    : ofComponent(owner);
        }
        Set<Place> places = none();
        for (Place place : ofMethod(function)) {
            switch (place) {
                case ROUTE, WEB_SOCKET, CALL -> places.add(Place.ROUTE_PARAMETER);
                case PROVIDER -> places.add(Place.PROVIDER_PARAMETER);
                case TASK -> places.add(Place.TASK_PARAMETER);
                case MIDDLEWARE, EXCEPTION_HANDLER, DOCUMENT -> places.add(Place.OTHER_PARAMETER);
                default -> places.add(Place.METHOD);
            }
        }
        return places;
    }

    private static boolean has(Element element, String annotation) {
        return Annotations.own(element, annotation) != null;
    }
}
