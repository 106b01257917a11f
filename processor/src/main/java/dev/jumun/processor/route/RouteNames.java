package dev.jumun.processor.route;

import com.palantir.javapoet.ClassName;

/** The names of the run time's classes that generated routes use. */
final class RouteNames {
    static final ClassName GENERATED_API = ClassName.get("dev.jumun.runtime", "GeneratedApi");
    static final ClassName LIFESPAN = ClassName.get("dev.jumun.runtime.dependency", "Lifespan");
    static final ClassName PROVIDER_KEY =
            ClassName.get("dev.jumun.runtime.dependency", "ProviderKey");
    static final ClassName ROUTE_TABLE = ClassName.get("dev.jumun.runtime.routing", "RouteTable");
    static final ClassName ROUTE_HANDLER =
            ClassName.get("dev.jumun.runtime.request", "RouteHandler");
    static final ClassName REST = ClassName.get("dev.jumun.runtime.request", "Continuation");
    static final ClassName SIDE_BY_SIDE = ClassName.get("dev.jumun.runtime.request", "SideBySide");
    static final ClassName PART = SIDE_BY_SIDE.nestedClass("Part");
    static final ClassName CALL = ClassName.get("dev.jumun.runtime.request", "Call");
    static final ClassName BINDER = ClassName.get("dev.jumun.runtime.binding", "Binder");
    static final ClassName BODY_VALUE = ClassName.get("dev.jumun.runtime.binding", "BodyValue");
    static final ClassName BODY_FIELDS = ClassName.get("dev.jumun.runtime.binding", "BodyFields");
    static final ClassName FIELD_VALUES = ClassName.get("dev.jumun.runtime.binding", "FieldValues");
    static final ClassName FILTER = ClassName.get("dev.jumun.middleware", "Filter");
    static final ClassName RETURNED = ClassName.get("dev.jumun.runtime.request", "Returned");
    static final ClassName METHOD_FILTERS =
            ClassName.get("dev.jumun.runtime.request", "MethodFilters");
    static final ClassName FAILURE_HANDLERS =
            ClassName.get("dev.jumun.runtime.failure", "FailureHandlers");
    static final ClassName JSON_LINES = ClassName.get("dev.jumun.runtime.stream", "JsonLines");
    static final ClassName EVENT_STREAM = ClassName.get("dev.jumun.runtime.stream", "EventStream");
    static final ClassName PIECES = ClassName.get("dev.jumun.runtime.stream", "Pieces");
    static final ClassName API_DESCRIPTION =
            ClassName.get("dev.jumun.runtime.document", "ApiDescription");
    static final ClassName SECURITY_SCHEME =
            ClassName.get("dev.jumun.runtime.security", "SecurityScheme");

    static final ClassName DECLARED_TASKS = ClassName.get("dev.jumun.jobs", "DeclaredTasks");
    static final ClassName LATER = ClassName.get("dev.jumun.jobs", "Later");
    static final ClassName JOB = ClassName.get("dev.jumun.jobs", "Job");

    private RouteNames() {}
}
