package dev.jumun;

/** The rest of the handling of a request, as a {@link Middleware} method sees it. */
@FunctionalInterface
public interface Next {
    /**
     * Continues with the request, and blocks until the head of the response is known. Nothing has
     * been sent by then. The request continues in a task of its own, which ends when the middleware
     * has returned and its response has been sent. Each further call handles the request again, and
     * discards the previous response.
     *
     * @throws InterruptedException if the request is cancelled
     */
    Response call() throws InterruptedException;
}
