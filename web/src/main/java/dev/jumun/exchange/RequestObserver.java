package dev.jumun.exchange;

import java.util.List;

/**
 * Observes all requests of a server, for logs, metrics and traces. It sees what never reaches a
 * route, too: malformed requests, and those that the engine refuses. An observer is not a filter:
 * it changes nothing, knows the route and the end, and costs nothing where it is not registered.
 *
 * <p>Provide one with {@code Scope.APP}; all providers whose value is a {@code RequestObserver} are
 * registered, those of mounted APIs as well.
 *
 * <pre>{@code
 * @Provides(Scope.APP)
 * static AccessLog accessLog() {
 *     return AccessLog.json(System.out);
 * }
 * }</pre>
 *
 * <p>The methods must not block. What they throw is logged, and changes nothing.
 */
@FunctionalInterface
public interface RequestObserver {
    /**
     * A request begins: its head has arrived. Called on the event loop of its connection.
     *
     * @param head as the client sent it. If it could not be read, {@link RequestHead#method} and
     *     {@link RequestHead#rawPath} are empty
     */
    Observation begin(RequestHead head);

    /**
     * The server has stopped, so that there are no more requests. May block for a moment, to write
     * what is left.
     */
    default void close() {}

    /** Returns one that calls several, and that never throws. For engines. */
    static RequestObserver all(List<? extends RequestObserver> observers) {
        return new RequestObservers(observers);
    }
}
