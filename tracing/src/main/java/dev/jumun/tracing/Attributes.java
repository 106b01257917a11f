package dev.jumun.tracing;

import dev.jumun.exchange.RequestHead;
import dev.jumun.runtime.middleware.HttpConventions;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;

import java.util.Set;

/** The attributes of OpenTelemetry's conventions for HTTP, without the query. */
final class Attributes {
    static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    static final AttributeKey<Long> SIZE = AttributeKey.longKey("http.response.body.size");
    static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
    static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    static final AttributeKey<String> VERSION = AttributeKey.stringKey("network.protocol.version");
    static final AttributeKey<String> CLIENT = AttributeKey.stringKey("client.address");
    static final AttributeKey<String> AGENT = AttributeKey.stringKey("user_agent.original");
    static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    static final AttributeKey<String> URL = AttributeKey.stringKey("url.full");
    static final AttributeKey<String> SERVER = AttributeKey.stringKey("server.address");
    static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");

    private static final String OTHER = HttpConventions.METHODS.getLast();
    private static final Set<String> METHODS = Set.copyOf(HttpConventions.METHODS);

    private Attributes() {}

    static String method(String method) {
        return METHODS.contains(method) ? method : OTHER;
    }

    /** What the name of a span begins with. */
    static String nameOf(String knownMethod) {
        return knownMethod.equals(OTHER) ? "HTTP" : knownMethod;
    }

    /** Sets an attribute of a span, or of one that is going to be. */
    @FunctionalInterface
    interface Setter {
        Object set(AttributeKey<String> key, String value);
    }

    /** What samplers may ask for. */
    static void sampled(RequestHead head, String method, Setter to) {
        to.set(METHOD, method);
        to.set(SCHEME, head.scheme());
        to.set(PATH, HttpConventions.path(head));
    }

    /** What no sampler asks for: it is set for spans that are recorded. */
    static void describe(Span span, RequestHead head) {
        span.setAttribute(VERSION, HttpConventions.protocolVersion(head.protocol()));
        span.setAttribute(CLIENT, HttpConventions.clientAddress(head.remoteAddress()));
        String agent = head.headers().first("user-agent");
        if (agent != null) {
            span.setAttribute(AGENT, agent);
        }
    }
}
