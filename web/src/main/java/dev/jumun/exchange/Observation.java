package dev.jumun.exchange;

import org.jspecify.annotations.Nullable;

/**
 * One request, as an {@link RequestObserver} sees it. The methods must not block: some are called
 * on the event loop of the connection, on which other requests wait.
 */
public interface Observation {
    /** How a request ended. */
    enum End {
        /** Its response was handed to the connection as a whole. */
        ANSWERED,
        /** Its client went away before that. */
        CLIENT_GONE,
        /** Its response was broken off by the server: what makes it failed. */
        BROKEN_OFF,
        /** The engine refused it, and no handler was asked. */
        REFUSED
    }

    /**
     * The head as routes see it, after a filter changed it: {@link
     * dev.jumun.middleware.ProxyHeaders} knows the address of the client, {@link
     * dev.jumun.middleware.RequestIds} the id. Called once for each change.
     */
    default void changed(RequestHead head) {}

    /**
     * The route that answers, by its template: {@code /drinks/{id}}, with the paths of mounts
     * before it. Not called if no route answers.
     */
    default void routed(String template) {}

    /**
     * Something failed: what the handler, a dependency or a filter threw, before an answer was made
     * of it. Refusals such as 404 and 422 are failures, too. May be called more than once.
     */
    default void failed(Throwable failure) {}

    /**
     * Another observer traces the request.
     *
     * @param traceparent the ids, in the form of the field of W3C Trace Context: version, trace id,
     *     span id and flags, with hyphens between them
     */
    default void traced(String traceparent) {}

    /**
     * Handles the request, on its thread. An observer that sets values of the thread sets them
     * around the call. It must call {@code handling} once.
     */
    default void run(Runnable handling) {
        handling.run();
    }

    /**
     * What the observer gives to the handlers of the request: they find it by {@link
     * Exchange#attribute}. Null if it has nothing of this type.
     */
    default <T> @Nullable T attribute(Class<T> type) {
        return null;
    }

    /**
     * The request has ended. Called once, and last. A web socket ends when it is closed.
     *
     * @param status the status of the response; 0 if none had begun
     * @param bytes the size of the body that was handed to the connection
     * @param end how it ended
     */
    default void ended(int status, long bytes, End end) {}
}
