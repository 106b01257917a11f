package dev.jumun.exchange;

import dev.jumun.Headers;
import dev.jumun.async.Timer;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One request and its answer. An engine makes it and calls its {@link Handler} with it; nothing
 * above knows the engine.
 *
 * <p>All methods but {@link #onPeerGone} and {@link #isPeerGone} belong to the thread that handles
 * the exchange.
 */
public interface Exchange {
    /** The head of the request. */
    RequestHead head();

    /** The body of the request; empty if there is none. */
    RequestBody body();

    /**
     * Answers in one piece. Returns when the bytes have been handed to the transport; the array may
     * be used again then. Without a {@code content-length} among the headers the engine sets it,
     * where the status allows one.
     *
     * @throws IllegalStateException if the answer has already begun
     * @throws PeerGoneException if the peer has gone
     */
    void respond(int status, Headers headers, byte[] bytes, int offset, int length);

    /**
     * Begins an answer whose length is not known, and returns where its body goes.
     *
     * @throws IllegalStateException if the answer has already begun
     * @throws PeerGoneException if the peer has gone
     */
    ResponseBody respond(int status, Headers headers);

    /** Whether the answer has begun. */
    boolean responded();

    /**
     * Sets what runs once if the peer goes away before the answer is complete: on any thread, at
     * once if it has gone already, and it must not block. The last action set replaces those before
     * it.
     */
    void onPeerGone(Runnable action);

    /** Whether the peer has gone away before the answer was complete. Any thread. */
    boolean isPeerGone();

    /**
     * Whether this is the opening handshake of a web socket (RFC 6455, section 4.2.1), and the
     * engine can go on with it.
     */
    default boolean asksForWebSocket() {
        return false;
    }

    /**
     * Accepts the opening handshake: that is the answer. From then on {@link #onPeerGone} is not
     * called any more, and there is no {@link #deadline}. The channel is closed when the handler
     * returns.
     *
     * @param subprotocol one that the client offers, or null
     * @param headers more for the answer
     * @throws IllegalStateException if the answer has already begun, or nobody asks for a socket
     * @throws PeerGoneException if the peer has gone
     */
    default MessageChannel acceptWebSocket(@Nullable String subprotocol, Headers headers) {
        throw new IllegalStateException("This is no opening handshake of a web socket.");
    }

    /**
     * What a filter on the way has laid down for those behind it, by its type; null if there is
     * none.
     */
    default <T> @Nullable T attribute(Class<T> type) {
        return null;
    }

    /**
     * Tells the engine what kind of work this is, as soon as that is known. The calling thread may
     * go on elsewhere.
     */
    default void workload(Workload workload) {}

    /**
     * Says which route answers, by its template: {@code /drinks/{id}}. An application below a path
     * says it without that path; what hands the exchange to it adds the path.
     */
    default void route(String template) {}

    /** The template of the route that answers; null before it's known, and where none does. */
    default @Nullable String route() {
        return null;
    }

    /** What wakes the threads of the exchange when they sleep; null for the JDK's clock. */
    default @Nullable Timer timer() {
        return null;
    }

    /** When the engine wants the answer at the latest, or null if it does not mind. */
    @Nullable Instant deadline();
}
