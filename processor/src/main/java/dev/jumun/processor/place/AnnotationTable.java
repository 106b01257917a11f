package dev.jumun.processor.place;

import static dev.jumun.processor.place.Place.ANNOTATION;
import static dev.jumun.processor.place.Place.API;
import static dev.jumun.processor.place.Place.CALL;
import static dev.jumun.processor.place.Place.COMPONENT;
import static dev.jumun.processor.place.Place.COMPUTED;
import static dev.jumun.processor.place.Place.CONSTANT;
import static dev.jumun.processor.place.Place.DOCUMENT;
import static dev.jumun.processor.place.Place.ENUM;
import static dev.jumun.processor.place.Place.EXCEPTION_HANDLER;
import static dev.jumun.processor.place.Place.MIDDLEWARE;
import static dev.jumun.processor.place.Place.PROVIDED;
import static dev.jumun.processor.place.Place.PROVIDER;
import static dev.jumun.processor.place.Place.PROVIDER_PARAMETER;
import static dev.jumun.processor.place.Place.RECORD;
import static dev.jumun.processor.place.Place.ROUTE;
import static dev.jumun.processor.place.Place.ROUTER;
import static dev.jumun.processor.place.Place.ROUTE_PARAMETER;
import static dev.jumun.processor.place.Place.TASK;
import static dev.jumun.processor.place.Place.UNION;
import static dev.jumun.processor.place.Place.UNNAMED_COMPONENT;
import static dev.jumun.processor.place.Place.WEB_SOCKET;

import dev.jumun.processor.source.Annotations;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * All annotations of the framework, and where each means something. docs/annotations.md is made of
 * it; at any other place an annotation is an error.
 */
public final class AnnotationTable {
    /** The annotations of security schemes. */
    static final List<String> SCHEMES =
            List.of(
                    "ApiKeyCookie",
                    "ApiKeyHeader",
                    "ApiKeyQuery",
                    "HttpAuthentication",
                    "HttpBasic",
                    "HttpBearer",
                    "HttpDigest",
                    "OAuth2",
                    "OAuth2AuthorizationCodeBearer",
                    "OAuth2PasswordBearer",
                    "OpenIdConnect");

    private static final Map<String, Set<Place>> PLACES = new LinkedHashMap<>();

    static {
        add("dev.jumun.Api", API);
        add("dev.jumun.Router", ROUTER);
        for (String method : Annotations.METHODS) {
            add("dev.jumun." + method, ROUTE, CALL);
        }
        add("dev.jumun.websocket.WebSocketRoute", WEB_SOCKET);
        add("dev.jumun.Status", ROUTE, CALL, EXCEPTION_HANDLER);
        add("dev.jumun.ResponseFields", ROUTE);
        add("dev.jumun.ServerSentEvents", ROUTE);
        add("dev.jumun.Streamed", ROUTE);
        add("dev.jumun.Timeout", ROUTE, ROUTER, API);
        add("dev.jumun.MaxBody", ROUTE, ROUTER, API);
        add("dev.jumun.MaxConcurrent", ROUTE, WEB_SOCKET);
        add("dev.jumun.Requires", ROUTE, WEB_SOCKET, ROUTER, API);
        add("dev.jumun.UseMiddleware", ROUTE, WEB_SOCKET, ROUTER, API);
        add("dev.jumun.UseExceptionHandler", ROUTE, WEB_SOCKET, ROUTER, API);
        add("dev.jumun.StaticFiles", API);
        add("dev.jumun.Provides", PROVIDER, PROVIDED);
        add("dev.jumun.Settings", RECORD);
        add("dev.jumun.Qualifier", ANNOTATION);
        add("dev.jumun.Middleware", MIDDLEWARE);
        add("dev.jumun.ExceptionHandler", EXCEPTION_HANDLER);
        for (String source : List.of("Path", "Query", "Header", "Cookie", "Body", "Form")) {
            add("dev.jumun." + source, ROUTE_PARAMETER, PROVIDER_PARAMETER);
        }
        add("dev.jumun.FormFile", ROUTE_PARAMETER, PROVIDER_PARAMETER);
        add("dev.jumun.Default", ROUTE_PARAMETER, PROVIDER_PARAMETER, COMPONENT);
        add("dev.jumun.Required", ROUTE_PARAMETER, PROVIDER_PARAMETER, COMPONENT);
        for (String rule :
                List.of(
                        "AllowedValues",
                        "AnyOf",
                        "Base64Encoded",
                        "Check",
                        "Finite",
                        "MultipleOf")) {
            add(
                    "dev.jumun." + rule,
                    ROUTE_PARAMETER,
                    PROVIDER_PARAMETER,
                    COMPONENT,
                    UNNAMED_COMPONENT);
        }
        also("dev.jumun.AnyOf", ROUTE, CALL, COMPUTED, EXCEPTION_HANDLER);
        also("dev.jumun.Base64Encoded", ROUTE, CALL, COMPUTED, EXCEPTION_HANDLER);
        add(
                "dev.jumun.Strict",
                ROUTE_PARAMETER,
                PROVIDER_PARAMETER,
                COMPONENT,
                UNNAMED_COMPONENT,
                RECORD);
        add("dev.jumun.Field", COMPONENT, CONSTANT);
        add("dev.jumun.Model", RECORD, UNION, ENUM);
        add("dev.jumun.Tuple", RECORD);
        add("dev.jumun.Scalar", RECORD);
        add("dev.jumun.AdditionalProperties", COMPONENT);
        add("dev.jumun.Computed", COMPUTED);
        for (String task : Annotations.TASKS) {
            add(Annotations.OWN + task, TASK);
        }
        add("dev.jumun.openapi.ApiResponse", ROUTE, CALL, ROUTER, API);
        add("dev.jumun.openapi.Operation", ROUTE, CALL);
        add("dev.jumun.openapi.Example", ROUTE_PARAMETER, PROVIDER_PARAMETER);
        add("dev.jumun.openapi.CustomizeOpenApi", DOCUMENT);
        for (String scheme : SCHEMES) {
            add("dev.jumun.security." + scheme, ROUTE_PARAMETER, PROVIDER_PARAMETER, ANNOTATION);
        }
        add(
                "dev.jumun.security.Scopes",
                ROUTE_PARAMETER,
                PROVIDER_PARAMETER,
                ROUTE,
                WEB_SOCKET,
                CALL,
                ROUTER,
                API);
    }

    private AnnotationTable() {}

    private static void add(String name, Place... places) {
        Set<Place> all = EnumSet.noneOf(Place.class);
        all.addAll(Arrays.asList(places));
        PLACES.put(name, all);
    }

    private static void also(String name, Place... places) {
        Objects.requireNonNull(PLACES.get(name)).addAll(Arrays.asList(places));
    }

    /** Where an annotation means something; null if it isn't an annotation of the framework. */
    public static @Nullable Set<Place> places(String qualifiedName) {
        return PLACES.get(qualifiedName);
    }

    /** All annotations, by their qualified names. */
    public static Map<String, Set<Place>> all() {
        return PLACES;
    }
}
