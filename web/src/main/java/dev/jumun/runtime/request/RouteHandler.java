package dev.jumun.runtime.request;

/** The generated method that answers a route's requests. */
@FunctionalInterface
public interface RouteHandler {
    /** Answers a call. */
    void handle(Call call) throws Exception;
}
