package dev.jumun.server.exchange;

import dev.jumun.Headers;
import dev.jumun.server.limits.HeldBodies;
import dev.jumun.server.limits.Limits;
import dev.jumun.server.loop.Lane;
import dev.jumun.server.loop.LoopLog;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

import org.jspecify.annotations.Nullable;

/** What an exchange comes and goes by: a connection of HTTP/1.1, or a stream of HTTP/2. */
public interface Link {
    /** The connection. */
    Channel channel();

    /** Its event loop, with what belongs to that. */
    Lane lane();

    /** What all connections share. */
    ServerState state();

    default Limits settings() {
        return state().settings();
    }

    /** What health checks report about the server. */
    default ProbedStatus status() {
        return state().status();
    }

    /** The memory for bodies, which all requests share. */
    default HeldBodies heldBodies() {
        return state().heldBodies();
    }

    /** What the beginnings of bodies take that wait for their handlers. */
    default HeldBodies smallBodies() {
        return state().smallBodies();
    }

    /** A handler has caught up with the body. Any thread. */
    void wantMore();

    /** A handler waits for a body that the client holds back until then. Any thread. */
    void goOn();

    /** Writes an answer that is in one piece. The exchange's thread. */
    void answer(
            NettyExchange exchange,
            int status,
            Headers headers,
            byte[] bytes,
            int offset,
            int length);

    /** Writes the head of an answer that comes in pieces. The exchange's thread. */
    void begin(NettyExchange exchange, int status, Headers headers);

    /**
     * Writes a piece of an answer; takes over its reference. Event loop.
     *
     * @param written what is called when it has left, or never will
     */
    void write(ByteBuf piece, Runnable written);

    /** Flushes what was written. Event loop. */
    void flush();

    /** Ends an answer that came in pieces. Event loop. */
    void end(NettyExchange exchange);

    /** Gives up what is underway, so that the client knows that it is not whole. Any thread. */
    void breakOff();

    /** Gives up an answer whose pieces do not make up the length that was announced. */
    default void breakPromise() {
        LoopLog.error(PromisedLength.BROKEN);
        breakOff();
    }

    /** Becomes a web socket, if it is one that may. The exchange's thread. */
    EngineSocket acceptWebSocket(
            NettyExchange exchange, @Nullable String subprotocol, Headers headers);

    /** Whether an answer of this status may have a body (RFC 9110, section 6.4.1). */
    static boolean mayHaveBody(int status) {
        return status >= 200 && status != 204 && status != 304;
    }
}
