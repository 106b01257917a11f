/** Traces of requests and what they do, by OpenTelemetry. */
module dev.jumun.tracing {
    requires transitive dev.jumun;
    requires transitive io.opentelemetry.api;
    requires io.opentelemetry.context;
    requires io.opentelemetry.sdk;
    requires io.opentelemetry.sdk.autoconfigure;
    requires io.opentelemetry.sdk.common;
    requires io.opentelemetry.sdk.trace;
    requires java.logging;
    requires transitive java.net.http;
    requires static transitive org.jspecify;

    exports dev.jumun.tracing;

    provides dev.jumun.runtime.dependency.ObserverSource with
            dev.jumun.tracing.FromEnvironment;
}
