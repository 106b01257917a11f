package dev.jumun.runtime.middleware;

import dev.jumun.Headers;
import dev.jumun.middleware.RequestIds;
import dev.jumun.runtime.engine.TraceParent;

import org.jspecify.annotations.Nullable;

/** By which a request is found in logs, traces and the kitchen. */
public final class RequestId {
    private RequestId() {}

    /** Returns the id of a request, and that of its trace if it has another; null without both. */
    public static @Nullable String of(Headers fields, @Nullable TraceParent trace) {
        String request = fields.first(RequestIds.FIELD);
        if (trace == null || trace.traceId().equals(request)) {
            return request;
        }
        return request == null ? trace.traceId() : request + " " + trace.traceId();
    }
}
