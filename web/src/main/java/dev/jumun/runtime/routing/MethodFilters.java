package dev.jumun.runtime.routing;

import dev.jumun.middleware.Filter;
import dev.jumun.runtime.middleware.MethodFilter;
import dev.jumun.runtime.middleware.MiddlewareMethod;

/** Makes filters of methods; generated code calls it. */
public final class MethodFilters {
    private MethodFilters() {}

    /** Of a method with {@link dev.jumun.Middleware}. */
    public static Filter of(MiddlewareMethod method) {
        return new MethodFilter(method, CurrentRequest::new, Call::send);
    }
}
