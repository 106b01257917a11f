package dev.jumun.exchange;

import dev.jumun.Headers;
import dev.jumun.async.Timer;
import dev.jumun.runtime.engine.Workload;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One request and its response. An engine creates it and passes it to its {@link Handler}. The code
 * above the engine does not depend on it.
 *
 * <p>All methods except {@link #onPeerGone} and {@link #isPeerGone} may be called only by the
 * thread that handles the exchange.
 */
public interface Exchange {
    /** The head of the request. */
    RequestHead head();

    /** The body of the request; empty if it has no body. */
    RequestBody body();

    /**
     * Sends a complete response. Returns when the bytes have been handed to the transport; the
     * array may then be reused. If the headers have no {@code content-length}, the engine sets it
     * where the status allows one.
     *
     * @throws IllegalStateException if the response has already begun
     * @throws PeerGoneException if the peer has gone
     */
    void respond(int status, Headers headers, byte[] bytes, int offset, int length);

    /**
     * Begins a response of unknown length, and returns its body.
     *
     * @throws IllegalStateException if the response has already begun
     * @throws PeerGoneException if the peer has gone
     */
    ResponseBody respond(int status, Headers headers);

    /** Whether the response has begun. */
    boolean responded();

    /**
     * Sets an action that runs once if the peer goes away before the response is complete. It runs
     * on any thread, or at once if the peer has already gone. It must not block. It replaces any
     * earlier action.
     */
    void onPeerGone(Runnable action);

    /**
     * Whether the peer has gone away before the response was complete. May be called by any thread.
     */
    boolean isPeerGone();

    /**
     * Whether this is the opening handshake of a web socket (RFC 6455, section 4.2.1) that the
     * engine can accept.
     */
    default boolean asksForWebSocket() {
        return false;
    }

    /**
     * Accepts the opening handshake, which is the response. From then on, {@link #onPeerGone} is
     * not called and there is no {@link #deadline}. The channel is closed when the handler returns.
     *
     * @param subprotocol one of the subprotocols that the client offers, or null
     * @param headers additional header fields of the response
     * @throws IllegalStateException if the response has already begun, or this isn't an opening
     *     handshake
     * @throws PeerGoneException if the peer has gone
     */
    default MessageChannel acceptWebSocket(@Nullable String subprotocol, Headers headers) {
        throw new IllegalStateException("This is not the opening handshake of a web socket.");
    }

    /**
     * Returns the attribute of this type that a filter set for the handlers after it; null if no
     * filter did.
     */
    default <T> @Nullable T attribute(Class<T> type) {
        return null;
    }

    /**
     * Reports the kind of work to the engine, as soon as it is known. The engine may move the
     * calling thread elsewhere.
     */
    default void workload(Workload workload) {}

    /**
     * Reports the route that answers, by its template: {@code /drinks/{id}}. An application below a
     * path reports it without that path, and the outer application adds it.
     */
    default void route(String template) {}

    /**
     * The template of the route that answers. It is null before the route is known, and if no route
     * answers.
     */
    default @Nullable String route() {
        return null;
    }

    /**
     * Reports to {@link RequestObserver}s that a filter has changed the head for the filters after
     * it.
     */
    default void changed(RequestHead head) {}

    /** Reports a failure to {@link RequestObserver}s, before it is answered. */
    default void failed(Throwable failure) {}

    /** The timer that wakes the threads of the exchange; null for the clock of the JDK. */
    default @Nullable Timer timer() {
        return null;
    }

    /** The time by which the engine requires the response, or null if there is no limit. */
    @Nullable Instant deadline();
}
