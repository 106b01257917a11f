package dev.jumun.runtime.request;

import dev.jumun.middleware.Filter;
import dev.jumun.runtime.middleware.MethodFilter;
import dev.jumun.runtime.middleware.MiddlewareMethod;

/** Makes filters of methods; generated code calls it. */
public final class MethodFilters {
    private MethodFilters() {}

    /**
     * Of a method with {@link dev.jumun.Middleware}.
     *
     * @param title how errors name it: {@code Cafe.timing}
     */
    public static Filter of(MiddlewareMethod method, String title) {
        return new MethodFilter(
                (request, next) -> Returned.of(method.handle(request, next), title),
                CurrentRequest::new,
                Call::send);
    }
}
