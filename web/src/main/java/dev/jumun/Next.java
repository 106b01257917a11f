package dev.jumun;

/** What a {@link Middleware} method stands around. */
@FunctionalInterface
public interface Next {
    /**
     * Lets the request go on, and returns when its answer begins: the head is known, and nothing
     * has been sent. It goes on in a task of its own, which ends when the middleware has ended and
     * its answer has been sent. Called again, it runs again; the answer before is dropped.
     *
     * @throws InterruptedException if the request is cancelled
     */
    Response call() throws InterruptedException;
}
