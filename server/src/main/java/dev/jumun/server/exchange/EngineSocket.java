package dev.jumun.server.exchange;

import dev.jumun.exchange.MessageChannel;

/** A web socket as the exchange knows it that has become one. */
public interface EngineSocket extends MessageChannel {
    /** The handler has returned. Handler's thread. */
    void handlerEnded();
}
