package dev.jumun.runtime.middleware;

import dev.jumun.Next;
import dev.jumun.Request;
import dev.jumun.Response;

/** A method with {@link dev.jumun.Middleware}. */
@FunctionalInterface
public interface MiddlewareMethod {
    /** Wraps a request. */
    Response handle(Request request, Next next) throws Exception;
}
