package dev.jumun.runtime.routing;

/** Answers requests that routes were found for. The routes have numbers. */
@FunctionalInterface
public interface RouteHandlers {
    /** Answers through the call: see {@link RouteHandler}. */
    void handle(int route, Call call) throws Exception;
}
