package dev.jumun.exchange;

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
     * The request has ended. Called once, and last. A web socket ends when it is closed.
     *
     * @param status the status of the response; 0 if none had begun
     * @param bytes the size of the body that was handed to the connection
     * @param end how it ended
     */
    default void ended(int status, long bytes, End end) {}
}
